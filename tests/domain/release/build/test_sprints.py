"""How the build runs in timeboxes, one after the other, each with its terms fixed."""

from dataclasses import replace

import pytest

from domain.money import Pence
from domain.release.build.events import SprintPlanned
from domain.release.build.plan import SprintTerms
from domain.release.build.refusals import (
    SprintIsFixed,
    SprintNotOpen,
    SprintsBeyondStage,
    SprintTermsImpossible,
)
from domain.release.evolving import fold
from domain.release.refusals import ReleaseEnded, StageNotUnderWay
from domain.stage import Stage
from tests.domain.people import NOON
from tests.domain.release.build.scene import (
    BUILDING,
    EACH_SPRINT,
    OWNER,
    QUALITY,
    at_stage,
    end,
    ended,
    plan_sprint,
    start,
    started,
)
from tests.domain.release.scene import passed, stopped, submitted
from tests.domain.spec import RELEASE


def planned(number: int, terms: SprintTerms) -> SprintPlanned:
    return SprintPlanned(number=number, terms=terms, by=OWNER.identity, at=NOON)


def test_the_build_begins_with_the_first_sprint_and_fixes_its_terms() -> None:
    RELEASE.given(*BUILDING).when(start(1)).then(started(1))


def test_the_next_sprint_starts_when_one_has_ended() -> None:
    RELEASE.given(*BUILDING, started(1), ended(1)).when(start(2)).then(
        started(2, replace(EACH_SPRINT, days=76))
    )


def test_two_sprints_do_not_run_at_once() -> None:
    RELEASE.given(*BUILDING, started(1)).when(start(2)).then_refused(StageNotUnderWay, saying="Sprint 2")


def test_a_sprint_is_not_skipped() -> None:
    RELEASE.given(*BUILDING).when(start(2)).then_refused(StageNotUnderWay)


def test_there_are_no_more_sprints_than_planned() -> None:
    all_over = (*BUILDING, started(1), ended(1), started(2), ended(2))
    RELEASE.given(*all_over).when(start(3)).then_refused(StageNotUnderWay, saying="Sprint 3 is not next.")


def test_a_sprint_starts_once() -> None:
    RELEASE.given(*BUILDING, started(1)).when(start(1)).then_nothing()
    RELEASE.given(*BUILDING, started(1), ended(1)).when(start(1)).then_nothing()


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.BUILD_SPRINTS])
def test_a_sprint_starts_only_in_the_build(stage: Stage) -> None:
    RELEASE.given(*at_stage(stage)).when(start(1)).then_refused(StageNotUnderWay)


def test_a_sprint_does_not_start_after_the_gate_of_the_build() -> None:
    through = (*BUILDING, submitted(Stage.BUILD_SPRINTS), passed(Stage.BUILD_SPRINTS))
    RELEASE.given(*through).when(start(1)).then_refused(StageNotUnderWay)


def test_a_sprint_that_started_ends() -> None:
    RELEASE.given(*BUILDING, started(1)).when(end(1)).then(ended(1))


def test_a_sprint_ends_once() -> None:
    RELEASE.given(*BUILDING, started(1), ended(1)).when(end(1)).then_nothing()


def test_a_sprint_that_never_started_cannot_end() -> None:
    RELEASE.given(*BUILDING).when(end(1)).then_refused(StageNotUnderWay, saying="has not started")
    RELEASE.given(*BUILDING, started(1)).when(end(2)).then_refused(StageNotUnderWay)


def test_a_sprint_is_planned_before_it_starts() -> None:
    terms = replace(EACH_SPRINT, days=60, cost=Pence(50_000_00), quality=("load test",))
    command = plan_sprint(2, days=60, cost=Pence(50_000_00), quality=("load test",))
    RELEASE.given(*BUILDING, started(1)).when(command).then(planned(2, terms))


def test_what_is_not_said_of_a_sprint_stays_as_it_is() -> None:
    RELEASE.given(*BUILDING).when(plan_sprint(1, days=60)).then(planned(1, replace(EACH_SPRINT, days=60)))


def test_a_sprint_takes_the_time_that_was_planned_last() -> None:
    release = fold([*BUILDING, planned(2, replace(EACH_SPRINT, days=60))])
    assert release.sprint_days == (76, 60)


@pytest.mark.parametrize(
    "terms", [{"days": 60}, {"cost": Pence(1)}, {"quality": ("load test",)}], ids=["time", "cost", "quality"]
)
def test_time_cost_and_quality_are_fixed_once_a_sprint_has_started(
    terms: dict[str, int | tuple[str, ...]],
) -> None:
    RELEASE.given(*BUILDING, started(1)).when(plan_sprint(1, **terms)).then_refused(
        SprintIsFixed, saying="(S-25)"
    )


def test_planning_a_sprint_as_it_is_changes_nothing() -> None:
    RELEASE.given(*BUILDING, started(1)).when(plan_sprint(1, quality=QUALITY)).then_nothing()


@pytest.mark.parametrize("number", [0, 3])
def test_only_a_sprint_of_the_release_is_planned(number: int) -> None:
    RELEASE.given(*BUILDING).when(plan_sprint(number, days=1)).then_refused(SprintNotOpen)


@pytest.mark.parametrize(
    "terms", [{"days": -1}, {"cost": Pence(-1)}, {"quality": (" ",)}, {"quality": ("load", "load")}]
)
def test_the_terms_of_a_sprint_can_be(terms: dict[str, int | tuple[str, ...]]) -> None:
    RELEASE.given(*BUILDING).when(plan_sprint(1, **terms)).then_refused(SprintTermsImpossible)


def test_the_sprints_fit_into_the_build_stage() -> None:
    RELEASE.given(*BUILDING).when(plan_sprint(1, days=77)).then_refused(
        SprintsBeyondStage, saying="153 days, and the stage has 152"
    )


def test_no_sprint_is_planned_once_the_release_has_ended() -> None:
    RELEASE.given(*BUILDING, stopped(Stage.BUILD_SPRINTS)).when(plan_sprint(1, days=1)).then_refused(
        ReleaseEnded
    )
