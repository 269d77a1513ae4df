"""What stopping a release costs."""

from dataclasses import replace

import pytest

from domain.gate.outcome import Outcome
from domain.money import Pence
from domain.release.exit_costs.events import ExitCostEstimated
from domain.release.exit_costs.refusals import ExitCostNegative, StageIsBehind
from domain.release.refusals import NothingSaid, ReleaseAlreadyStopped, ReleaseEnded
from domain.release.state import fold
from domain.stage import Stage
from tests.domain.people import BEN, NOON
from tests.domain.release.after_build import WITH_LISTS, estimate
from tests.domain.release.scene import entered, reached, stopped, submitted, take
from tests.domain.spec import RELEASE

BUILD = Stage.BUILD_SPRINTS
BEGUN = (WITH_LISTS, entered(Stage.DESIGN))
ESTIMATED = ExitCostEstimated(cost=estimate().cost, basis="Three months of notice.", by=BEN.identity, at=NOON)


def test_a_plan_says_what_stopping_costs_at_some_gates() -> None:
    assert fold(BEGUN).exit_cost(Stage.DESIGN) == Pence(40_000_00)
    assert fold(BEGUN).exit_cost(BUILD) is None
    assert fold([]).exit_cost(BUILD) is None


def test_a_newer_estimate_counts_instead() -> None:
    RELEASE.given(*BEGUN).when(estimate()).then(ESTIMATED)
    assert fold([*BEGUN, ESTIMATED]).exit_cost(BUILD) == Pence(150_000_00)
    newer = replace(ESTIMATED, cost=replace(ESTIMATED.cost, amount=Pence(0)))
    RELEASE.given(*BEGUN, ESTIMATED).when(estimate(0)).then(newer)
    assert fold([*BEGUN, ESTIMATED, newer]).exit_cost(BUILD) == Pence(0)


def test_an_estimate_rests_on_something_and_is_no_gain() -> None:
    RELEASE.given(*BEGUN).when(estimate(basis=" ")).then_refused(NothingSaid, saying="basis")
    RELEASE.given(*BEGUN).when(estimate(-1)).then_refused(ExitCostNegative)


def test_nobody_stops_at_a_gate_that_has_passed() -> None:
    RELEASE.given(*reached(Stage.TRAINING)).when(estimate()).then_refused(
        StageIsBehind, saying="build-sprints"
    )


def test_a_release_that_was_stopped_records_what_that_costs() -> None:
    at_its_gate = (*BEGUN, submitted(Stage.DESIGN))
    stop = replace(take(Outcome.STOPPED), reason="The grant fell through.")
    RELEASE.given(*at_its_gate).when(stop).then(replace(stopped(), exit_cost=Pence(40_000_00)))
    RELEASE.given(*at_its_gate, stopped()).when(estimate()).then_refused(ReleaseEnded)


@pytest.mark.parametrize("stage", [Stage.CONSULTATION, Stage.SIGN_OFF])
def test_a_release_is_not_stopped_twice(stage: Stage) -> None:
    RELEASE.given(*BEGUN, stopped()).when(take(Outcome.STOPPED, stage)).then_refused(
        ReleaseAlreadyStopped, saying="It was stopped at design."
    )
