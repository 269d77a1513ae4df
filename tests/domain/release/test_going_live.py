"""When a release goes live, and what is done after."""

from dataclasses import replace

import pytest

from domain.release.commands import AnyReleaseCommand
from domain.release.events import ReadinessReported, ReleaseEvent, ReleaseSignedOff
from domain.release.going_live.events import NonComplianceAddressed, NonComplianceRaised
from domain.release.going_live.refusals import (
    BuildNotPassed,
    HandoverNotYours,
    HandoverUnknown,
    MustsOpen,
    NonComplianceRaisedOtherwise,
    NonComplianceUnknown,
    NotLiveYet,
    NotTheLead,
    PartTakenOver,
)
from domain.release.musts import musts_open
from domain.release.readiness import Measure, Portion
from domain.release.refusals import NothingSaid, ReleaseEnded
from domain.release.state import fold
from domain.stage import Stage
from tests.domain.people import ASHA, BEN, CHLOE, DINA, NEXT_DAY, NOON
from tests.domain.release.after_build import (
    ALL_MUSTS,
    HANDED_OVER,
    WENT_LIVE,
    accept_handover,
    address,
    go_live,
    offer_handover,
    raise_item,
)
from tests.domain.release.scene import reached, stopped
from tests.domain.spec import RELEASE

OFFERED, ACCEPTED = HANDED_OVER
BUILT = reached(Stage.TRAINING)
RAISED = NonComplianceRaised(
    item="paper forms", what="Two teams still print.", owner=BEN.identity, by=ASHA.identity, at=NOON
)
ADDRESSED = NonComplianceAddressed(item="paper forms", how="The printers left.", by=BEN.identity, at=NOON)


def musts(done: int, of: int, *outstanding: str) -> ReadinessReported:
    portion = Portion(done=done, of=of, outstanding=outstanding)
    return ReadinessReported(measure=Measure.MUSTS, portion=portion, by=BEN.identity, at=NOON)


DELIVERED = musts(2, 2)


def test_a_release_goes_live_by_its_leads_word() -> None:
    RELEASE.given(*BUILT, DELIVERED).when(go_live()).then(WENT_LIVE)
    RELEASE.given(*BUILT, DELIVERED).when(go_live(by=BEN)).then_refused(NotTheLead, saying="asha")


@pytest.mark.parametrize("stage", [Stage.DESIGN, Stage.CONSULTATION, Stage.BUILD_SPRINTS])
def test_nothing_goes_live_before_its_build_has_passed(stage: Stage) -> None:
    RELEASE.given(*reached(stage), DELIVERED).when(go_live()).then_refused(BuildNotPassed)


@pytest.mark.parametrize(
    ("reported", "saying"),
    [
        ((), "nobody has reported"),
        ((musts(0, 0),), "nobody has reported"),
        ((musts(1, 3),), "2 of 3 Musts"),
        ((musts(1, 3, "Pay", "Book"),), "Pay, Book"),
    ],
)
def test_nothing_goes_live_with_a_must_open(reported: tuple[ReleaseEvent, ...], saying: str) -> None:
    RELEASE.given(*BUILT, *reported).when(go_live()).then_refused(MustsOpen, saying=saying)


def test_no_must_is_open_when_all_are_delivered() -> None:
    assert ALL_MUSTS.left == 0
    assert musts_open(fold([*BUILT, DELIVERED])) == ()


def test_a_release_goes_live_once() -> None:
    RELEASE.given(*BUILT, DELIVERED, WENT_LIVE).when(go_live()).then_nothing()
    RELEASE.given(*BUILT, ReleaseSignedOff(at=NOON)).when(go_live()).then_nothing()


def test_sign_off_counts_as_go_live_when_nothing_else_does() -> None:
    signed_off = ReleaseSignedOff(at=NEXT_DAY)
    assert fold(BUILT).live_since is None
    assert fold([*BUILT, signed_off]).live_since == NEXT_DAY
    assert fold([*BUILT, WENT_LIVE, signed_off]).live_since == NOON


def test_a_part_is_taken_over_by_whoever_it_was_offered_to() -> None:
    RELEASE.given(*BUILT).when(offer_handover()).then(OFFERED)
    RELEASE.given(*BUILT, OFFERED).when(accept_handover()).then(ACCEPTED)
    RELEASE.given(*BUILT, OFFERED).when(accept_handover(by=DINA)).then_refused(
        HandoverNotYours, saying="chloe"
    )
    RELEASE.given(*BUILT).when(accept_handover()).then_refused(HandoverUnknown)


def test_a_part_is_offered_to_somebody_else_until_it_is_taken_over() -> None:
    to_dina = replace(OFFERED, to=DINA.identity)
    RELEASE.given(*BUILT, OFFERED).when(offer_handover(DINA)).then(to_dina)
    RELEASE.given(*BUILT, OFFERED, to_dina).when(accept_handover(CHLOE)).then_refused(HandoverNotYours)
    RELEASE.given(*BUILT, *HANDED_OVER).when(offer_handover(DINA)).then_refused(PartTakenOver)
    RELEASE.given(*BUILT, *HANDED_OVER).when(accept_handover()).then_nothing()


def test_a_part_has_a_name() -> None:
    RELEASE.given(*BUILT).when(offer_handover(part=" ")).then_refused(NothingSaid, saying="part")


def test_what_is_not_complied_with_is_raised_once_the_release_is_live() -> None:
    RELEASE.given(*BUILT).when(raise_item()).then_refused(NotLiveYet)
    RELEASE.given(*BUILT, WENT_LIVE).when(raise_item()).then(RAISED)
    RELEASE.given(*BUILT, WENT_LIVE).when(raise_item(what="")).then_refused(NothingSaid, saying="what")


def test_what_was_raised_stays_as_it_was_raised() -> None:
    RELEASE.given(*BUILT, WENT_LIVE, RAISED).when(raise_item(what="All print.")).then_refused(
        NonComplianceRaisedOtherwise, saying="paper forms: Two teams"
    )


def test_what_was_raised_is_addressed_in_words() -> None:
    live = (*BUILT, WENT_LIVE, RAISED)
    RELEASE.given(*live).when(address()).then(ADDRESSED)
    RELEASE.given(*live).when(address(how=" ")).then_refused(NothingSaid, saying="how")
    RELEASE.given(*live).when(address(item="queues")).then_refused(NonComplianceUnknown, saying="queues")
    RELEASE.given(*live, ADDRESSED).when(address()).then_nothing()
    assert fold(live).going_live.not_addressed == (RAISED,)
    assert fold([*live, ADDRESSED]).going_live.not_addressed == ()


@pytest.mark.parametrize(
    "command",
    [go_live(), offer_handover(), accept_handover(), raise_item(), address()],
    ids=lambda each: type(each).__name__,
)
def test_a_release_that_was_stopped_goes_nowhere(command: AnyReleaseCommand) -> None:
    RELEASE.given(*BUILT, DELIVERED, stopped(Stage.TRAINING)).when(command).then_refused(ReleaseEnded)
