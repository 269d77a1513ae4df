"""In which order a backlog is built."""

from dataclasses import replace

import pytest

from domain.release.build.commands import ScoreRequirement, WeighBacklog
from domain.release.build.events import BacklogWeighed, RequirementScored
from domain.release.build.prioritising import in_order, worth
from domain.release.build.refusals import (
    RequirementImpossible,
    RequirementUnknown,
    ScopeReasonMissing,
    WeightsImpossible,
)
from domain.release.build.requirement import Moscow, Scores, Weights
from domain.release.evolving import fold
from domain.stage import Stage
from tests.domain.people import NOON
from tests.domain.release.build.scene import BY_OWNER, MUST, OWNER, WHY, added, at_stage, requirement
from tests.domain.spec import RELEASE

DESIGNING = at_stage(Stage.DESIGN)
SECOND_MUST = requirement("R-7", Moscow.MUST)
SCORES, WEIGHTS = Scores(outcome=9, cost=4, volume=10), Weights(outcome=5, cost=3, volume=2)
SCORE = ScoreRequirement(requirement=SECOND_MUST.id, scores=SCORES, **BY_OWNER)
SCORED = RequirementScored(requirement=SECOND_MUST.id, scores=SCORES, by=OWNER.identity, at=NOON)
WEIGH = WeighBacklog(weights=WEIGHTS, reason=WHY, **BY_OWNER)
WEIGHED = BacklogWeighed(weights=WEIGHTS, reason=WHY, by=OWNER.identity, at=NOON)
TWO_MUSTS = (*DESIGNING, added(SECOND_MUST))


def test_a_requirement_is_scored() -> None:
    RELEASE.given(*TWO_MUSTS).when(SCORE).then(SCORED)


def test_a_score_is_one_that_can_be() -> None:
    too_much = replace(SCORE, scores=Scores(outcome=11, cost=0, volume=0))
    RELEASE.given(*TWO_MUSTS).when(too_much).then_refused(RequirementImpossible)
    RELEASE.given(*DESIGNING).when(SCORE).then_refused(RequirementUnknown)


def test_weights_are_recorded_with_their_reason() -> None:
    RELEASE.given(*DESIGNING).when(WEIGH).then(WEIGHED)
    RELEASE.given(*DESIGNING).when(replace(WEIGH, reason=" ")).then_refused(ScopeReasonMissing)


@pytest.mark.parametrize("weights", [(0, 0, 0), (-1, 2, 3)])
def test_weights_are_some_that_can_be(weights: tuple[int, int, int]) -> None:
    outcome, cost, volume = weights
    command = replace(WEIGH, weights=Weights(outcome=outcome, cost=cost, volume=volume))
    RELEASE.given(*DESIGNING).when(command).then_refused(WeightsImpossible)


def test_the_worthiest_of_a_class_comes_first_and_musts_before_all() -> None:
    build = fold([*TWO_MUSTS, SCORED, WEIGHED]).build
    assert [item.requirement.id for item in in_order(build)] == ["R-7", "R-1", "R-2", "R-3", "R-4"]
    assert worth(build, build.items[SECOND_MUST.id]) == 5 * 9 + 3 * 4 + 2 * 10


def test_without_weights_the_backlog_keeps_its_order() -> None:
    build = fold([*TWO_MUSTS, SCORED]).build
    assert [item.requirement.id for item in in_order(build)] == ["R-1", "R-7", "R-2", "R-3", "R-4"]
    assert worth(build, build.items[MUST.id]) is None
