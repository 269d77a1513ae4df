"""What goes into a sprint, and out of it again: scope is what varies."""

import pytest

from domain.release.build.events import RequirementMovedOut
from domain.release.build.refusals import (
    RequirementSettled,
    RequirementUnknown,
    SprintNotOpen,
    WouldLikeTooEarly,
)
from domain.release.build.requirement import Moscow
from domain.release.evolving import fold
from domain.release.refusals import ReleaseEnded
from domain.stage import Stage
from tests.domain.people import NOON
from tests.domain.release.build.scene import (
    BUILDING,
    COULD,
    MUST,
    OWNER,
    SHOULD,
    WOULD_LIKE,
    carried_over,
    delivered,
    end,
    ended,
    move_out,
    plan_into,
    planned,
    requirement,
    started,
)
from tests.domain.release.scene import stopped
from tests.domain.spec import RELEASE

RUNNING = (*BUILDING, planned(1, MUST), planned(1, SHOULD), started(1))


def test_requirements_are_planned_into_a_sprint() -> None:
    RELEASE.given(*BUILDING).when(plan_into(1, MUST, SHOULD)).then(planned(1, MUST), planned(1, SHOULD))


def test_requirements_are_planned_into_a_sprint_while_it_runs() -> None:
    RELEASE.given(*RUNNING).when(plan_into(1, COULD)).then(planned(1, COULD))


def test_a_requirement_may_change_its_sprint() -> None:
    RELEASE.given(*RUNNING).when(plan_into(2, SHOULD)).then(planned(2, SHOULD))


def test_a_would_like_is_not_planned_into_the_first_sprint() -> None:
    RELEASE.given(*BUILDING).when(plan_into(1, MUST, WOULD_LIKE)).then_refused(
        WouldLikeTooEarly, saying="R-4"
    )
    RELEASE.given(*BUILDING).when(plan_into(2, WOULD_LIKE)).then(planned(2, WOULD_LIKE))


@pytest.mark.parametrize("number", [0, 1, 3])
def test_only_a_sprint_that_has_not_ended_takes_requirements(number: int) -> None:
    RELEASE.given(*BUILDING, started(1), ended(1)).when(plan_into(number, MUST)).then_refused(SprintNotOpen)


def test_what_was_delivered_is_not_planned_again() -> None:
    RELEASE.given(*RUNNING, delivered(MUST)).when(plan_into(2, MUST)).then_refused(RequirementSettled)
    RELEASE.given(*RUNNING, delivered(MUST)).when(move_out(MUST)).then_refused(RequirementSettled)


def test_only_what_is_in_the_backlog_is_planned() -> None:
    stranger = requirement("R-9", Moscow.MUST)
    RELEASE.given(*BUILDING).when(plan_into(1, stranger)).then_refused(RequirementUnknown)


def test_a_requirement_is_moved_out_of_its_sprint_while_it_runs() -> None:
    moved = RequirementMovedOut(requirement=SHOULD.id, sprint=1, by=OWNER.identity, at=NOON)
    RELEASE.given(*RUNNING).when(move_out(SHOULD, COULD)).then(moved)
    RELEASE.given(*RUNNING).when(move_out(COULD)).then_nothing()


def test_nothing_is_planned_once_the_release_has_ended() -> None:
    over = (*RUNNING, stopped(Stage.BUILD_SPRINTS))
    RELEASE.given(*over).when(plan_into(1, COULD)).then_refused(ReleaseEnded)
    RELEASE.given(*over).when(move_out(SHOULD)).then_refused(ReleaseEnded)


def test_what_is_not_finished_is_carried_over_into_the_next_sprint() -> None:
    RELEASE.given(*RUNNING, delivered(MUST)).when(end(1)).then(carried_over(SHOULD, 1, into=2), ended(1))


def test_after_the_last_sprint_it_waits_in_the_backlog_and_is_counted() -> None:
    second = (*RUNNING, carried_over(MUST, 1, into=2), ended(1), started(2), delivered(SHOULD, 2))
    RELEASE.given(*second).when(end(2)).then(carried_over(MUST, 2, into=None, times=2), ended(2))


def test_how_often_a_requirement_was_carried_over_is_known() -> None:
    release = fold([*RUNNING, carried_over(MUST, 1, into=2), carried_over(MUST, 2, into=None, times=2)])
    item = release.build.items[MUST.id]
    assert (item.carried, item.sprint, item.standing) == (2, None, "waiting")
