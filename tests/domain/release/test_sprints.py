"""How the build runs in timeboxes, one after the other."""

import pytest

from domain.release.commands import EndSprint, StartSprint
from domain.release.events import SprintEnded, SprintStarted
from domain.release.refusals import StageNotUnderWay
from domain.stage import Stage
from tests.domain.people import NOON
from tests.domain.release.scene import ASKED, passed, reached, submitted
from tests.domain.spec import RELEASE

BUILD = reached(Stage.BUILD_SPRINTS)


def start(number: int) -> StartSprint:
    return StartSprint(number=number, **ASKED)


def end(number: int) -> EndSprint:
    return EndSprint(number=number, **ASKED)


def started(number: int) -> SprintStarted:
    return SprintStarted(number=number, of=2, at=NOON)


def ended(number: int) -> SprintEnded:
    return SprintEnded(number=number, of=2, at=NOON)


def test_the_build_begins_with_the_first_sprint() -> None:
    RELEASE.given(*BUILD).when(start(1)).then(started(1))


def test_the_next_sprint_starts_when_one_has_ended() -> None:
    RELEASE.given(*BUILD, started(1), ended(1)).when(start(2)).then(started(2))


def test_two_sprints_do_not_run_at_once() -> None:
    RELEASE.given(*BUILD, started(1)).when(start(2)).then_refused(StageNotUnderWay, saying="Sprint 2")


def test_a_sprint_is_not_skipped() -> None:
    RELEASE.given(*BUILD).when(start(2)).then_refused(StageNotUnderWay)


def test_there_are_no_more_sprints_than_planned() -> None:
    all_over = (*BUILD, started(1), ended(1), started(2), ended(2))
    RELEASE.given(*all_over).when(start(3)).then_refused(StageNotUnderWay, saying="Sprint 3 is not next.")


def test_a_sprint_starts_once() -> None:
    RELEASE.given(*BUILD, started(1)).when(start(1)).then_nothing()
    RELEASE.given(*BUILD, started(1), ended(1)).when(start(1)).then_nothing()


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.BUILD_SPRINTS])
def test_a_sprint_starts_only_in_the_build(stage: Stage) -> None:
    RELEASE.given(*reached(stage)).when(start(1)).then_refused(StageNotUnderWay)


def test_a_sprint_does_not_start_after_the_gate_of_the_build() -> None:
    through = (*BUILD, submitted(Stage.BUILD_SPRINTS), passed(Stage.BUILD_SPRINTS))
    RELEASE.given(*through).when(start(1)).then_refused(StageNotUnderWay)


def test_a_sprint_that_started_ends() -> None:
    RELEASE.given(*BUILD, started(1)).when(end(1)).then(ended(1))


def test_a_sprint_ends_once() -> None:
    RELEASE.given(*BUILD, started(1), ended(1)).when(end(1)).then_nothing()


def test_a_sprint_that_never_started_cannot_end() -> None:
    RELEASE.given(*BUILD).when(end(1)).then_refused(StageNotUnderWay, saying="has not started")
    RELEASE.given(*BUILD, started(1)).when(end(2)).then_refused(StageNotUnderWay)
