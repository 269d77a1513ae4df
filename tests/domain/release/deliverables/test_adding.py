"""What a release can be asked to bring forth beyond its plan."""

from dataclasses import replace
from datetime import date

import pytest

from domain.release.commands import ReportReadiness
from domain.release.deliverables.counting import counted
from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable
from domain.release.deliverables.refusals import (
    DeliverableKnown,
    DeliverableNamedTwice,
    DeliverableReasonMissing,
    DeliverablesAreReported,
    DueBeforeRelease,
    GateIsPassed,
)
from domain.release.deliverables.state import Status
from domain.release.events import PlanAdopted, ReadinessReported, ReleaseSignedOff
from domain.release.evolving import fold
from domain.release.plan import with_plan_of
from domain.release.readiness import Measure, Portion
from domain.release.refusals import CountedFromItsList, NothingSaid, ReleaseEnded
from domain.stage import Stage
from tests.domain.people import BEN, HANA, NOON
from tests.domain.release.deliverables.scene import (
    BEGUN,
    BUDGET,
    EASY_READ,
    LISTED,
    accept,
    accepted,
    add,
    added,
    dispense_with,
    draft,
    drafted,
    unneeded,
)
from tests.domain.release.scene import ASKED, REGISTERED, entered, passed, stopped
from tests.domain.spec import RELEASE

SECOND = replace(EASY_READ, id=DeliverableId("DD-14"), name="letter to tenants")


def test_a_release_is_asked_for_more_than_it_was_planned_to() -> None:
    RELEASE.given(*BEGUN).when(add(EASY_READ, SECOND)).then(added(), added(SECOND))
    release = fold([*BEGUN, added()])
    assert release.listed[-1] == EASY_READ
    assert (release.deliverables.one(EASY_READ.id).owner, release.deliverables.one(EASY_READ.id).due) == (
        BEN.identity,
        EASY_READ.due,
    )


def test_its_gate_waits_until_it_is_accepted_or_dropped() -> None:
    waits = counted(fold([*BEGUN, added()]), Stage.DESIGN)
    assert (waits.of, waits.outstanding[-1]) == (3, "easy read version")
    RELEASE.given(*BEGUN, added()).when(draft(EASY_READ.id)).then(drafted(id=EASY_READ.id))
    RELEASE.given(*BEGUN, added(), drafted(id=EASY_READ.id)).when(accept(id=EASY_READ.id)).then(
        accepted(id=EASY_READ.id)
    )
    RELEASE.given(*BEGUN, added()).when(dispense_with(EASY_READ.id)).then(unneeded(EASY_READ.id))
    dropped = fold([*BEGUN, added(), unneeded(EASY_READ.id)])
    assert dropped.deliverables.one(EASY_READ.id).status is Status.NOT_NEEDED
    assert "easy read version" not in counted(dropped, Stage.DESIGN).outstanding


def test_what_was_added_is_not_added_again() -> None:
    RELEASE.given(*BEGUN, added()).when(add(EASY_READ)).then_nothing()
    RELEASE.given(*BEGUN, added()).when(add(EASY_READ, SECOND)).then(added(SECOND))


@pytest.mark.parametrize(
    "other",
    [
        replace(EASY_READ, id=BUDGET),
        replace(EASY_READ, name="sprint plan"),
    ],
    ids=["id of another", "name of another"],
)
def test_its_id_and_name_are_its_own(other: PlannedDeliverable) -> None:
    RELEASE.given(*BEGUN).when(add(other)).then_refused(DeliverableKnown)
    RELEASE.given(*BEGUN).when(add(EASY_READ, EASY_READ)).then_refused(DeliverableNamedTwice)
    same_name = replace(SECOND, name=EASY_READ.name)
    RELEASE.given(*BEGUN).when(add(EASY_READ, same_name)).then_refused(DeliverableKnown)


def test_it_is_added_for_a_reason_and_has_a_name() -> None:
    RELEASE.given(*BEGUN).when(add(EASY_READ, reason=" ")).then_refused(DeliverableReasonMissing)
    RELEASE.given(*BEGUN).when(add(replace(EASY_READ, name=" "))).then_refused(NothingSaid)


def test_a_gate_that_was_passed_asks_for_nothing_more() -> None:
    given = (*BEGUN, passed(Stage.DESIGN))
    RELEASE.given(*given).when(add(EASY_READ)).then_refused(GateIsPassed, saying="gate of design")
    later = replace(EASY_READ, stage=Stage.TRAINING)
    RELEASE.given(*given).when(add(later)).then(added(later))


def test_a_release_that_ended_is_asked_for_what_comes_after_only() -> None:
    afterwards = replace(EASY_READ, stage=None)
    RELEASE.given(*BEGUN, stopped()).when(add(EASY_READ)).then_refused(ReleaseEnded)
    RELEASE.given(*BEGUN, stopped()).when(add(afterwards)).then_refused(ReleaseEnded)
    RELEASE.given(*BEGUN, ReleaseSignedOff(at=NOON)).when(add(EASY_READ)).then_refused(ReleaseEnded)
    RELEASE.given(*BEGUN, ReleaseSignedOff(at=NOON)).when(add(afterwards)).then(added(afterwards))


def test_it_is_not_due_before_its_release_begins() -> None:
    early = replace(EASY_READ, due=date(2017, 4, 27))
    RELEASE.given(*BEGUN).when(add(early)).then_refused(DueBeforeRelease)


def test_a_list_does_not_displace_what_was_reported_as_a_number() -> None:
    begun = (REGISTERED, entered(Stage.DESIGN))
    portion = Portion(done=5, of=7)
    reported = ReadinessReported(measure=Measure.DELIVERABLES, portion=portion, by=HANA.identity, at=NOON)
    RELEASE.given(*begun, reported).when(add(EASY_READ)).then_refused(DeliverablesAreReported)
    RELEASE.given(*begun).when(add(EASY_READ)).then(added())
    report = ReportReadiness(measure=Measure.DELIVERABLES, done=1, of=2, **ASKED)
    RELEASE.given(*begun, added()).when(report).then_refused(CountedFromItsList)


def test_what_was_added_stays_when_the_release_is_planned_anew() -> None:
    plan = with_plan_of(LISTED, replace(LISTED, sprints=LISTED.sprints + 1))
    release = fold([*BEGUN, added(), PlanAdopted(plan=plan, baseline=2, at=NOON)])
    assert release.listed[-1] == EASY_READ
    assert release.deliverables.one(EASY_READ.id).due == EASY_READ.due
