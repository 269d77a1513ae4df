"""How a release ends before its time, at a break point."""

from dataclasses import replace

import pytest

from domain.gate.outcome import Outcome
from domain.release.agenda import next_due
from domain.release.build.events import SprintStarted
from domain.release.commands import (
    AnyReleaseCommand,
    EndSprint,
    EnterStage,
    ReportReadiness,
    StartSprint,
)
from domain.release.consultation.commands import BeginConsultation, CloseConsultation
from domain.release.decide import next_stage
from domain.release.ending import Ending
from domain.release.events import ReleaseSignedOff
from domain.release.readiness import Measure
from domain.release.refusals import ReleaseEnded
from domain.release.state import fold
from domain.stage import Stage
from tests.domain.people import NOON
from tests.domain.release.scene import (
    ASKED,
    offer,
    passed,
    reached,
    stopped,
    submit,
    submitted,
    take,
)
from tests.domain.spec import RELEASE

AT_ITS_GATE = (*reached(Stage.DESIGN), submitted(Stage.DESIGN))
STOPPED = (*AT_ITS_GATE, stopped())
STOP = replace(take(Outcome.STOPPED), reason="The grant fell through.")
REPORT = ReportReadiness(measure=Measure.MUSTS, done=1, of=2, **ASKED)


def test_a_gate_stops_a_release() -> None:
    RELEASE.given(*AT_ITS_GATE).when(STOP).then(stopped())


def test_a_release_is_stopped_once() -> None:
    RELEASE.given(*STOPPED).when(STOP).then_nothing()
    RELEASE.given(*STOPPED).when(take(Outcome.APPROVED)).then_nothing()


def test_what_was_done_before_the_stop_stays_done() -> None:
    RELEASE.given(*STOPPED).when(EnterStage(stage=Stage.DESIGN, round=1, **ASKED)).then_nothing()
    RELEASE.given(*STOPPED).when(submit(Stage.DESIGN)).then_nothing()


@pytest.mark.parametrize(
    "command",
    [
        EnterStage(stage=Stage.DESIGN, round=2, **ASKED),
        EnterStage(stage=Stage.CONSULTATION, round=1, **ASKED),
        BeginConsultation(**ASKED),
        CloseConsultation(**ASKED),
        StartSprint(number=1, **ASKED),
        EndSprint(number=1, **ASKED),
        submit(Stage.DESIGN, 2),
        take(Outcome.APPROVED, round=2),
        offer(),
        REPORT,
    ],
    ids=lambda command: type(command).__name__,
)
def test_nothing_more_is_done_to_a_release_that_was_stopped(command: AnyReleaseCommand) -> None:
    RELEASE.given(*STOPPED).when(command).then_refused(ReleaseEnded)


def test_a_sprint_under_way_ends_with_its_release() -> None:
    build = Stage.BUILD_SPRINTS
    under_way = (*reached(build), SprintStarted(number=1, of=2, at=NOON), submitted(build), stopped(build))
    RELEASE.given(*under_way).when(EndSprint(number=1, **ASKED)).then_refused(ReleaseEnded)


def test_a_stopped_release_has_nothing_to_do() -> None:
    assert next_stage(fold(STOPPED)) is None
    assert next_due(fold(STOPPED)) is None


def test_a_release_tells_how_it_ended() -> None:
    last = Stage.SIGN_OFF
    signed_off = (*reached(last), submitted(last), passed(last), ReleaseSignedOff(at=NOON))
    assert [fold(each).ending for each in (AT_ITS_GATE, STOPPED, signed_off)] == [
        None,
        Ending.STOPPED,
        Ending.SIGNED_OFF,
    ]
