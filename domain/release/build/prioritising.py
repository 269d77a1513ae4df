"""In which order a backlog is to be built: by class, then by scores and their weights (S-26)."""

from collections.abc import Sequence

from domain.release.build.commands import ScoreRequirement, WeighBacklog
from domain.release.build.events import BacklogWeighed, BuildEvent, RequirementScored
from domain.release.build.item import Item
from domain.release.build.refusals import RequirementImpossible, ScopeReasonMissing, WeightsImpossible
from domain.release.build.requirement import Moscow, Weights
from domain.release.build.scope import is_possible, known, require_open
from domain.release.build.state import Build

CLASSES = tuple(Moscow)


def score(build: Build, command: ScoreRequirement) -> Sequence[BuildEvent]:
    """The requirement with its other scores."""
    item = known(build, command.requirement)
    if item.requirement.scores == command.scores:
        return []
    require_open(item)
    if not is_possible(command.scores):
        raise RequirementImpossible(f"{item.requirement.named}.")
    by = command.by.identity
    return [RequirementScored(requirement=command.requirement, scores=command.scores, by=by, at=command.at)]


def weigh(build: Build, command: WeighBacklog) -> Sequence[BuildEvent]:
    """The weights that the order follows from here on."""
    if build.weights == command.weights:
        return []
    if not command.reason.strip():
        raise ScopeReasonMissing
    if not can_weigh(command.weights):
        raise WeightsImpossible
    by = command.by.identity
    return [BacklogWeighed(weights=command.weights, reason=command.reason, by=by, at=command.at)]


def can_weigh(weights: Weights) -> bool:
    """Whether no weight is negative, and at least one counts."""
    each = (weights.outcome, weights.cost, weights.volume)
    return min(each) >= 0 and any(each)


def worth(build: Build, item: Item) -> int | None:
    """The scores of a requirement, weighed; None when it has none, or nobody recorded weights."""
    scores = item.requirement.scores
    return None if scores is None or build.weights is None else build.weights.of(scores)


def in_order(build: Build) -> tuple[Item, ...]:
    """The whole backlog: Musts first, in each class the worthiest first, then as it was added."""
    return tuple(
        sorted(
            build.items.values(),
            key=lambda item: (CLASSES.index(item.requirement.moscow), -(worth(build, item) or 0)),
        )
    )
