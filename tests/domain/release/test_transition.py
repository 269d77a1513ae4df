"""How a release plans and delivers its transition."""

from dataclasses import replace
from datetime import date

import pytest

from domain.release.commands import AnyReleaseCommand, ReportReadiness
from domain.release.events import ReleaseSignedOff
from domain.release.readiness import Measure, Portion
from domain.release.refusals import CountedFromItsList, NothingSaid, ReleaseEnded, ReleaseIsClosed
from domain.release.state import fold
from domain.release.transition.commands import PlannedElement, PlanTransition
from domain.release.transition.counting import delivered as count_delivered
from domain.release.transition.counting import planned as count_planned
from domain.release.transition.events import (
    TransitionElementDelivered,
    TransitionElementPlanned,
    TransitionElementRuledOut,
)
from domain.release.transition.plan import ElementId
from domain.release.transition.refusals import (
    DayHasPassed,
    ElementIsDelivered,
    ElementNotPlanned,
    ElementUnknown,
    EvidenceNotHandedIn,
    ProofMissing,
)
from domain.stage import Stage
from tests.domain.people import ASHA, BEN, CHLOE, NOON
from tests.domain.release.after_build import (
    CLOSED,
    DUE,
    PARALLEL,
    SUPPORT,
    TERMS,
    WITH_LISTS,
    asked_by,
    deliver,
    plan,
    rule_out,
)
from tests.domain.release.scene import DESIGN_PAPER, REGISTERED, entered, offered, stopped
from tests.domain.spec import RELEASE

BEGUN = (WITH_LISTS, entered(Stage.DESIGN))
PLANNED = TransitionElementPlanned(element=PARALLEL, owner=BEN.identity, due=DUE, by=ASHA.identity, at=NOON)
DELIVERED = TransitionElementDelivered(
    element=PARALLEL, note="It ran.", evidence_digest="", by=BEN.identity, at=NOON
)
RULED_OUT = TransitionElementRuledOut(
    element=PARALLEL, reason="Nothing ran before.", by=BEN.identity, at=NOON
)


def test_an_element_is_planned_with_an_owner_and_a_day() -> None:
    RELEASE.given(*BEGUN).when(plan()).then(PLANNED)


def test_elements_are_planned_together_or_not_at_all() -> None:
    both = PlanTransition(elements=(*plan().elements, *plan(SUPPORT).elements), **asked_by(ASHA))
    RELEASE.given(*BEGUN).when(both).then(PLANNED, replace(PLANNED, element=SUPPORT))
    strange = PlannedElement(element=ElementId("party"), owner=BEN.identity, due=DUE)
    with_a_strange_one = replace(both, elements=(*both.elements, strange))
    RELEASE.given(*BEGUN).when(with_a_strange_one).then_refused(
        ElementUnknown, saying="party is not one of: parallel-running, go-live-support."
    )


def test_the_newest_plan_of_an_element_counts() -> None:
    later = date(2018, 12, 7)
    RELEASE.given(*BEGUN, PLANNED).when(plan(due=later)).then(replace(PLANNED, due=later))
    RELEASE.given(*BEGUN, PLANNED).when(plan(owner=CHLOE)).then(replace(PLANNED, owner=CHLOE.identity))


def test_nothing_is_planned_for_a_day_that_has_passed() -> None:
    RELEASE.given(*BEGUN).when(plan(due=date(2018, 5, 13))).then_refused(DayHasPassed, saying="2018-05-13")
    RELEASE.given(*BEGUN).when(plan(due=NOON.date())).then(replace(PLANNED, due=NOON.date()))


def test_a_planned_element_is_delivered_with_a_note() -> None:
    RELEASE.given(*BEGUN, PLANNED).when(deliver()).then(DELIVERED)


def test_a_planned_element_is_delivered_with_evidence_that_was_handed_in() -> None:
    digest = DESIGN_PAPER.digest
    RELEASE.given(*BEGUN, PLANNED, offered()).when(deliver(note="", digest=digest)).then(
        replace(DELIVERED, note="", evidence_digest=digest)
    )
    RELEASE.given(*BEGUN, PLANNED).when(deliver(digest=digest)).then_refused(EvidenceNotHandedIn)


def test_a_delivery_without_proof_is_none() -> None:
    RELEASE.given(*BEGUN, PLANNED).when(deliver(note=" ")).then_refused(ProofMissing)


def test_what_is_not_planned_is_not_delivered() -> None:
    RELEASE.given(*BEGUN).when(deliver()).then_refused(ElementNotPlanned)
    RELEASE.given(*BEGUN, PLANNED, RULED_OUT).when(deliver()).then_refused(ElementNotPlanned)


def test_an_element_is_ruled_out_with_a_reason() -> None:
    RELEASE.given(*BEGUN).when(rule_out()).then(RULED_OUT)
    RELEASE.given(*BEGUN).when(rule_out(reason=" ")).then_refused(NothingSaid, saying="reason")


def test_what_was_ruled_out_may_be_planned_after_all() -> None:
    RELEASE.given(*BEGUN, PLANNED, RULED_OUT).when(plan()).then(PLANNED)
    RELEASE.given(*BEGUN, PLANNED, RULED_OUT, PLANNED).when(deliver()).then(DELIVERED)


def test_what_was_delivered_stays_delivered() -> None:
    done = (*BEGUN, PLANNED, DELIVERED)
    RELEASE.given(*done).when(plan(owner=CHLOE)).then_refused(ElementIsDelivered)
    RELEASE.given(*done).when(rule_out()).then_refused(ElementIsDelivered)
    RELEASE.given(*done).when(deliver(note="Again.")).then_nothing()


@pytest.mark.parametrize("command", [plan(), deliver(), rule_out()], ids=lambda each: type(each).__name__)
def test_a_programme_without_a_list_has_no_elements(command: AnyReleaseCommand) -> None:
    RELEASE.given(REGISTERED, entered(Stage.DESIGN)).when(command).then_refused(ElementUnknown, saying="none")


@pytest.mark.parametrize("command", [plan(), deliver(), rule_out()], ids=lambda each: type(each).__name__)
def test_a_transition_ends_with_its_release_and_not_with_its_sign_off(command: AnyReleaseCommand) -> None:
    RELEASE.given(*BEGUN, stopped()).when(command).then_refused(ReleaseEnded)
    signed_off = (*BEGUN, ReleaseSignedOff(at=NOON))
    RELEASE.given(*signed_off, CLOSED).when(command).then_refused(ReleaseIsClosed, saying="2018-05-14")
    RELEASE.given(*signed_off).when(plan()).then(PLANNED)


def test_what_is_counted_from_the_list_is_not_reported() -> None:
    report = ReportReadiness(measure=Measure.TRANSITION, done=1, of=2, **asked_by(BEN))
    RELEASE.given(*BEGUN).when(report).then_refused(CountedFromItsList)
    assert fold([REGISTERED, entered(Stage.DESIGN)]).terms.transition == ()


def test_planned_are_those_with_an_owner_and_those_ruled_out() -> None:
    def counted(*events: object) -> tuple[Portion | None, Portion | None]:
        transition = fold([*BEGUN, *events]).transition  # type: ignore[list-item]
        return count_planned(TERMS.transition, transition), count_delivered(TERMS.transition, transition)

    both = (PARALLEL, SUPPORT)
    none, one = Portion(done=0, of=2, outstanding=both), Portion(done=1, of=2, outstanding=(SUPPORT,))
    assert counted() == (none, none)
    assert counted(PLANNED) == (one, none)
    assert counted(PLANNED, DELIVERED) == (one, one)
    assert counted(RULED_OUT) == (one, one)
    assert counted(RULED_OUT, replace(PLANNED, element=SUPPORT)) == (Portion(done=2, of=2), one)


def test_without_a_list_nothing_is_counted() -> None:
    transition = fold([REGISTERED]).transition
    assert count_planned((), transition) is None
    assert count_delivered((), transition) is None
