"""What falls due in a release, and when."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.release.agenda import next_due
from domain.release.build.events import SprintEnded, SprintStarted
from domain.release.build.plan import SprintTerms
from domain.release.closing.events import ReleaseClosed
from domain.release.commands import BeginStageAhead
from domain.release.consultation.events import (
    ConsultationClosed,
    ConsultationFoundUnnecessary,
    ConsultationOpened,
)
from domain.release.duty import Due, Duty
from domain.release.events import (
    ReleaseEvent,
    ReleaseSignedOff,
    StageBegunAhead,
)
from domain.release.evolving import fold
from domain.release.refusals import ReleaseEnded, StageNotUnderWay
from domain.release.state import Release
from domain.stage import STAGES, Stage
from tests.domain.people import LOCKGATE, NOON
from tests.domain.release.scene import (
    ASKED,
    REGISTERED,
    SIDE_BY_SIDE,
    entered,
    offered,
    passed,
    reached,
    returned,
    stopped,
    submitted,
)
from tests.domain.spec import RELEASE

TERMS = SprintTerms(days=76)
AT_DESIGN = (*reached(Stage.DESIGN), submitted(Stage.DESIGN))
IN_REWORK = (*AT_DESIGN, returned(Stage.DESIGN), entered(Stage.DESIGN, 2))
OPENED = ConsultationOpened(affected_headcount=36, closes_on=date(2018, 5, 31), at=NOON)
NOBODY = ConsultationFoundUnnecessary(reason="Only vacancies are removed.", at=NOON)
BESIDE = replace(REGISTERED, plan=SIDE_BY_SIDE)
AHEAD = StageBegunAhead(stage=Stage.TRAINING, at=NOON)


def due(duty: Duty, stage: Stage, at: datetime = NOON, *, round: int = 1, sprint: int = 0) -> Due:
    return Due(duty=duty, at=at, stage=stage, round=round, sprint=sprint)


def after(*events: ReleaseEvent) -> Due | None:
    return next_due(fold(events))


def days(number: int) -> datetime:
    return NOON + timedelta(days=number)


def test_a_build_does_not_begin_before_what_it_awaits_leaves_time() -> None:
    release = fold((*reached(Stage.CONSULTATION), submitted(Stage.CONSULTATION), passed(Stage.CONSULTATION)))
    free = next_due(release)
    assert free
    assert free.duty is Duty.ENTER_STAGE
    later = (free.at + timedelta(days=9)).date()
    assert next_due(release, None) is None
    assert next_due(release, free.at.date()) == free
    held = next_due(release, later)
    assert held == replace(free, at=datetime.combine(later, time(), tzinfo=UTC))


def test_work_on_a_build_that_began_goes_on() -> None:
    release = fold(reached(Stage.BUILD_SPRINTS))
    assert next_due(release, None) == next_due(release)


def test_nothing_is_due_before_a_release_is_known_or_after_it_was_stopped() -> None:
    assert next_due(Release()) is None
    assert after(*reached(Stage.DESIGN), stopped()) is None


def test_a_release_that_was_signed_off_is_to_be_closed_and_then_nothing_is_due() -> None:
    last = Stage.SIGN_OFF
    over = (*reached(last), submitted(last), passed(last), ReleaseSignedOff(at=NOON))
    closes = due(Duty.CLOSE_RELEASE, last)
    assert (after(*over), closes.said) == (closes, "close release")
    assert after(*over, ReleaseClosed(by=LOCKGATE.identity, at=NOON)) is None


def test_design_is_entered_on_its_planned_day() -> None:
    assert after(REGISTERED) == due(Duty.ENTER_STAGE, Stage.DESIGN, datetime(2018, 4, 3, tzinfo=UTC))


def test_a_stage_stands_at_its_gate_when_its_days_of_work_are_over() -> None:
    assert after(*reached(Stage.DESIGN)) == due(Duty.SUBMIT_STAGE, Stage.DESIGN, days(27))


def test_at_its_gate_a_stage_waits_for_people() -> None:
    assert after(*AT_DESIGN) is None


def test_a_stage_sent_back_is_entered_again_at_once() -> None:
    assert after(*IN_REWORK[:-1]) == due(Duty.ENTER_STAGE, Stage.DESIGN, round=2)


def test_rework_stands_at_its_gate_once_something_new_was_handed_in() -> None:
    assert after(*IN_REWORK) is None
    assert after(*IN_REWORK, offered()) == due(Duty.SUBMIT_STAGE, Stage.DESIGN, round=2)


def test_a_consultation_is_opened_closed_and_then_stands_at_its_gate() -> None:
    consulting, closes = reached(Stage.CONSULTATION), datetime(2018, 5, 31, 12, tzinfo=UTC)
    assert after(*consulting) == due(Duty.BEGIN_CONSULTATION, Stage.CONSULTATION)
    assert after(*consulting, OPENED) == due(Duty.CLOSE_CONSULTATION, Stage.CONSULTATION, closes)
    submits = due(Duty.SUBMIT_STAGE, Stage.CONSULTATION, days(30))
    assert after(*consulting, OPENED, ConsultationClosed(at=closes)) == submits
    assert after(*consulting, NOBODY) == submits


def test_sprints_follow_one_another_and_fill_the_build() -> None:
    build, one, two = reached(Stage.BUILD_SPRINTS), days(76), days(152)
    started, ended = SprintStarted(number=1, of=2, at=NOON, terms=TERMS), SprintEnded(number=1, of=2, at=one)
    second = SprintStarted(number=2, of=2, at=one, terms=TERMS)
    assert after(*build) == due(Duty.START_SPRINT, Stage.BUILD_SPRINTS, sprint=1)
    assert after(*build, started) == due(Duty.END_SPRINT, Stage.BUILD_SPRINTS, one, sprint=1)
    assert after(*build, started, ended) == due(Duty.START_SPRINT, Stage.BUILD_SPRINTS, one, sprint=2)
    assert after(*build, started, ended, second) == due(Duty.END_SPRINT, Stage.BUILD_SPRINTS, two, sprint=2)
    whole = (*build, started, ended, second, SprintEnded(number=2, of=2, at=two))
    assert after(*whole) == due(Duty.SUBMIT_STAGE, Stage.BUILD_SPRINTS, two)


def building(*events: ReleaseEvent) -> tuple[ReleaseEvent, ...]:
    return (
        BESIDE,
        *reached(Stage.BUILD_SPRINTS)[1:],
        SprintStarted(number=1, of=2, at=NOON, terms=TERMS),
        *events,
    )


def test_work_planned_beside_an_earlier_stage_begins_ahead_of_its_turn() -> None:
    release = fold(building())
    found = next_due(release)
    assert found == due(
        Duty.BEGIN_STAGE_AHEAD, Stage.TRAINING, max(days(30), datetime(2018, 7, 1, tzinfo=UTC))
    )


def test_a_late_release_keeps_the_distance_between_its_stages() -> None:
    late = days(100)
    begun = replace(entered(Stage.BUILD_SPRINTS), at=late)
    history = (
        BESIDE,
        *reached(Stage.BUILD_SPRINTS)[1:-1],
        begun,
        SprintStarted(number=1, of=2, at=late, terms=TERMS),
    )
    found = after(*history)
    assert found == due(Duty.BEGIN_STAGE_AHEAD, Stage.TRAINING, late + timedelta(days=30))


def test_work_ahead_of_its_turn_counts_when_the_turn_comes() -> None:
    built = building(AHEAD, submitted(Stage.BUILD_SPRINTS), passed(Stage.BUILD_SPRINTS))
    assert after(*built) == due(Duty.ENTER_STAGE, Stage.TRAINING)
    assert after(*built, entered(Stage.TRAINING)) == due(Duty.SUBMIT_STAGE, Stage.TRAINING, days(152))


@pytest.mark.parametrize("stage", [each for each in STAGES if each is not Stage.TRAINING])
def test_only_what_the_plan_overlaps_begins_ahead(stage: Stage) -> None:
    begin = BeginStageAhead(stage=stage, **ASKED)
    spec = RELEASE.given(*building()).when(begin)
    if stage is Stage.SIGN_OFF:
        spec.then_refused(StageNotUnderWay)
    else:
        spec.then_nothing()


def test_a_stage_begins_ahead_once_and_only_while_the_one_before_goes_on() -> None:
    begin = BeginStageAhead(stage=Stage.TRAINING, **ASKED)
    RELEASE.given(*building()).when(begin).then(AHEAD)
    RELEASE.given(*building(AHEAD)).when(begin).then_nothing()
    RELEASE.given(BESIDE).when(begin).then_refused(StageNotUnderWay)
    RELEASE.given(*building(stopped(Stage.BUILD_SPRINTS))).when(begin).then_refused(ReleaseEnded)
