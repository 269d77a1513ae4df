"""How those affected by a release are heard."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.release.commands import BeginConsultation, CloseConsultation
from domain.release.events import ConsultationClosed, ConsultationFoundUnnecessary, ConsultationOpened
from domain.release.refusals import ReleaseUnknown, StageNotUnderWay
from domain.release.state import fold
from domain.stage import Stage
from tests.domain.people import NOON
from tests.domain.release.scene import (
    ASKED,
    NOBODY_AFFECTED,
    REGISTERED,
    asked_on,
    passed,
    reached,
    submitted,
)
from tests.domain.spec import RELEASE

CLOSES_ON = date(2018, 6, 13)
BEGIN = BeginConsultation(**ASKED)
OPENED = ConsultationOpened(affected_headcount=36, closes_on=CLOSES_ON, at=NOON)
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
        StageNotUnderWay, saying="The consultation has not run its time."
    )


def test_a_consultation_that_never_began_cannot_close() -> None:
    RELEASE.given(*THERE).when(close_on(CLOSES_ON)).then_refused(StageNotUnderWay)
    RELEASE.given(*reached(Stage.DESIGN)).when(close_on(CLOSES_ON)).then_refused(StageNotUnderWay)


def test_a_release_tells_whom_it_heard_and_when() -> None:
    closed = ConsultationClosed(at=close_on(CLOSES_ON).at)
    release = fold([*THERE, OPENED, closed])
    assert (release.consultation, release.consultation_closed_at) == (OPENED, closed.at)
    assert fold([*NOBODY, UNNECESSARY]).consultation == UNNECESSARY
    assert fold([*THERE, OPENED]).consultation_closed_at is None


def test_a_consultation_closes_once() -> None:
    closed = ConsultationClosed(at=NOON)
    RELEASE.given(*THERE, OPENED, closed).when(close_on(CLOSES_ON)).then_nothing()


def test_an_unnecessary_consultation_needs_no_closing() -> None:
    RELEASE.given(*NOBODY, UNNECESSARY).when(close_on(NOON.date())).then_nothing()
