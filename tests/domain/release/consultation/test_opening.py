"""How those affected by a release are heard."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.legal_pack import LawSilent
from domain.release.consultation.affected import ANYWHERE
from domain.release.consultation.commands import BeginConsultation, CloseConsultation, ExtendConsultation
from domain.release.consultation.counting import Proposal
from domain.release.consultation.events import (
    ConsultationClosed,
    ConsultationExtended,
    ConsultationFoundUnnecessary,
    ConsultationOpened,
)
from domain.release.consultation.lawful import LawfulDates
from domain.release.consultation.refusals import (
    ConsultationNotDone,
    ConsultationNotOpen,
    ConsultationNotShortened,
    ConsultationOver,
    ConsultationReasonMissing,
)
from domain.release.decide import decide
from domain.release.events import ReleaseEvent
from domain.release.evolving import fold
from domain.release.plan import ReleaseId
from domain.release.refusals import ReleaseEnded, ReleaseUnknown, StageNotUnderWay
from domain.stage import Stage
from tests.domain.law import LAW
from tests.domain.people import BEN, NOON
from tests.domain.release.consultation import scene
from tests.domain.release.consultation.scene import HEARD, by_ben, planned
from tests.domain.release.scene import (
    ASKED,
    NOBODY_AFFECTED,
    PLAN,
    REGISTERED,
    asked_on,
    passed,
    reached,
    stopped,
    submitted,
)
from tests.domain.spec import RELEASE

CLOSES_ON = date(2018, 6, 13)
BEGIN = BeginConsultation(**ASKED)
OPENED = ConsultationOpened(affected_headcount=36, affected=HEARD, closes_on=CLOSES_ON, at=NOON)
UNNECESSARY = ConsultationFoundUnnecessary(reason="Only vacancies are removed.", at=NOON)
THERE = reached(Stage.CONSULTATION)
NOBODY = tuple(replace(event, plan=NOBODY_AFFECTED) if event == REGISTERED else event for event in THERE)


def close_on(day: date) -> CloseConsultation:
    return CloseConsultation(**asked_on(day))


def test_those_affected_are_heard_for_the_planned_days() -> None:
    RELEASE.given(*THERE).when(BEGIN).then(OPENED)


def test_with_nobody_affected_the_reason_is_recorded() -> None:
    RELEASE.given(*NOBODY).when(BEGIN).then(UNNECESSARY)


def test_a_consultation_begins_once() -> None:
    later = BeginConsultation(**asked_on(date(2018, 5, 20)))
    RELEASE.given(*THERE, OPENED).when(later).then_nothing()
    RELEASE.given(*NOBODY, UNNECESSARY).when(later).then_nothing()


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.CONSULTATION])
def test_a_consultation_begins_only_in_its_own_stage(stage: Stage) -> None:
    RELEASE.given(*reached(stage)).when(BEGIN).then_refused(StageNotUnderWay)


def test_a_consultation_cannot_begin_after_its_gate() -> None:
    after = (*THERE, submitted(Stage.CONSULTATION), passed(Stage.CONSULTATION))
    RELEASE.given(*after).when(BEGIN).then_refused(StageNotUnderWay)


def test_an_unknown_release_consults_nobody() -> None:
    RELEASE.given().when(BEGIN).then_refused(ReleaseUnknown)


def test_a_consultation_closes_when_its_time_has_run() -> None:
    close = close_on(CLOSES_ON + timedelta(days=1))
    RELEASE.given(*THERE, OPENED).when(close).then(ConsultationClosed(at=close.at))


def test_a_consultation_cannot_be_cut_short() -> None:
    RELEASE.given(*THERE, OPENED).when(close_on(CLOSES_ON - timedelta(days=1))).then_refused(
        ConsultationNotDone, saying="That is 2018-06-13."
    )


def test_a_consultation_that_never_began_cannot_close() -> None:
    RELEASE.given(*THERE).when(close_on(CLOSES_ON)).then_refused(ConsultationNotOpen)
    RELEASE.given(*reached(Stage.DESIGN)).when(close_on(CLOSES_ON)).then_refused(StageNotUnderWay)


def test_a_release_tells_whom_it_heard_and_when() -> None:
    closed = ConsultationClosed(at=close_on(CLOSES_ON).at)
    held = fold([*THERE, OPENED, closed]).consultation
    assert (held.opened, held.closed_at, held.is_open) == (OPENED, closed.at, False)
    assert fold([*NOBODY, UNNECESSARY]).consultation.unnecessary == UNNECESSARY
    assert fold([*THERE, OPENED]).consultation.is_open


def test_a_consultation_closes_once() -> None:
    closed = ConsultationClosed(at=NOON)
    RELEASE.given(*THERE, OPENED, closed).when(close_on(CLOSES_ON)).then_nothing()


def test_an_unnecessary_consultation_needs_no_closing() -> None:
    RELEASE.given(*NOBODY, UNNECESSARY).when(close_on(NOON.date())).then_nothing()


def extend(to: date, reason: str = "The union asked for more time.") -> ExtendConsultation:
    return ExtendConsultation(**by_ben(date(2018, 6, 1)), closes_on=to, reason=reason)


def test_the_law_of_the_day_on_which_it_begins_says_how_long_it_takes() -> None:
    (opened,) = (event for event in scene.OPEN if isinstance(event, ConsultationOpened))
    lawful = opened.lawful
    assert lawful is not None
    assert (lawful.counted, lawful.minimum_days, lawful.notifies) == (36, 30, True)
    assert (lawful.rule_since, lawful.pack_digest) == (date(2013, 4, 6), LAW.digest)
    assert lawful.earliest_leaving == opened.closes_on == CLOSES_ON


def test_a_plan_shorter_than_the_law_runs_as_long_as_the_law() -> None:
    many = replace(PLAN, affected_headcount=100)
    (opened,) = decide(fold(planned(many)), BEGIN)
    assert isinstance(opened, ConsultationOpened)
    assert (opened.closes_on - NOON.date()).days == 45


def test_heads_that_other_releases_propose_at_the_same_time_count_as_well() -> None:
    few = replace(PLAN, affected_headcount=12)
    alone, together = _lawful(planned(few)), _lawful(planned(few), _elsewhere(8))
    assert (alone.minimum_days, together.minimum_days) == (0, 30)
    assert together.counted_with == ("1A", "2B")


def test_a_law_that_is_silent_opens_nothing() -> None:
    late = replace(LAW, consultation=(replace(LAW.consultation[0], since=date(2019, 1, 1)),))
    RELEASE.given(*planned(law=late)).when(BEGIN).then_refused(LawSilent)


def test_people_may_extend_a_consultation() -> None:
    extended = extend(date(2018, 6, 27))
    RELEASE.given(*scene.OPEN).when(extended).then(
        ConsultationExtended(
            closes_on=date(2018, 6, 27), reason=extended.reason, by=BEN.identity, at=extended.at
        )
    )


def test_an_extension_moves_the_day_on_which_it_closes() -> None:
    extended = extend(date(2018, 6, 27))
    moved = ConsultationExtended(
        closes_on=extended.closes_on, reason=extended.reason, by=BEN.identity, at=extended.at
    )
    assert fold((*scene.OPEN, moved)).consultation.closes_on == date(2018, 6, 27)
    RELEASE.given(*scene.OPEN, moved).when(close_on(date(2018, 6, 26))).then_refused(ConsultationNotDone)
    RELEASE.given(*scene.OPEN, moved).when(extend(date(2018, 6, 20))).then_refused(ConsultationNotShortened)


def test_nobody_shortens_a_consultation() -> None:
    RELEASE.given(*scene.OPEN).when(extend(date(2018, 6, 12))).then_refused(
        ConsultationNotShortened,
        saying="36 heads need 30 days: TULRCA 1992 section 188 as amended by SI 2013/763.",
    )
    RELEASE.given(*THERE, OPENED).when(extend(date(2018, 6, 12))).then_refused(
        ConsultationNotShortened, saying="It closes on 2018-06-13."
    )


def test_an_extension_needs_an_open_consultation_and_a_reason() -> None:
    RELEASE.given(*scene.THERE).when(extend(date(2018, 7, 1))).then_refused(ConsultationNotOpen)
    RELEASE.given(*scene.CLOSED).when(extend(date(2018, 7, 1))).then_refused(ConsultationOver)
    RELEASE.given(*scene.OPEN).when(extend(date(2018, 7, 1), " ")).then_refused(ConsultationReasonMissing)
    RELEASE.given(*scene.OPEN, stopped(Stage.CONSULTATION)).when(extend(date(2018, 7, 1))).then_refused(
        ReleaseEnded
    )


def _elsewhere(heads: int) -> BeginConsultation:
    other = Proposal(release=ReleaseId("2B"), establishment=ANYWHERE, heads=heads, first_day=date(2018, 7, 1))
    return replace(BEGIN, elsewhere=(other,))


def _lawful(history: tuple[ReleaseEvent, ...], command: BeginConsultation = BEGIN) -> LawfulDates:
    (opened,) = decide(fold(history), command)
    assert isinstance(opened, ConsultationOpened)
    assert opened.lawful
    return opened.lawful
