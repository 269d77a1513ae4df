"""How the scope of a build changes: each change with its reason, and by whom."""

from collections.abc import Sequence

from domain.release.build.commands import (
    AddRequirements,
    DropRequirement,
    ReclassifyRequirement,
    ResizeRequirement,
)
from domain.release.build.events import (
    BuildEvent,
    RequirementAdded,
    RequirementDropped,
    RequirementReclassified,
    RequirementResized,
)
from domain.release.build.item import Item
from domain.release.build.refusals import (
    RequirementImpossible,
    RequirementSettled,
    RequirementTaken,
    RequirementUnknown,
    ScopeReasonMissing,
    WouldLikeTooEarly,
)
from domain.release.build.requirement import Moscow, Requirement, RequirementId, Scores
from domain.release.build.state import Build
from domain.repeats import repeated

FIRST = 1
BEST_SCORE = 10


def add(build: Build, command: AddRequirements) -> Sequence[BuildEvent]:
    """All of the requirements that are not in the backlog yet."""
    new = [each for each in command.requirements if not _is_there(build, each)]
    if twice := repeated(each.id for each in command.requirements):
        raise RequirementTaken(f"Named twice: {', '.join(twice)}.")
    if not new:
        return []
    _require_reason(command.reason)
    for each in new:
        _require_possible(each)
    return [
        RequirementAdded(requirement=each, reason=command.reason, by=command.by.identity, at=command.at)
        for each in new
    ]


def reclassify(build: Build, command: ReclassifyRequirement) -> Sequence[BuildEvent]:
    """The requirement in its other class; a Must that stops being one is told to the gates."""
    item = known(build, command.requirement)
    was = item.requirement.moscow
    if was is command.moscow:
        return []
    require_open(item)
    _require_reason(command.reason)
    if command.moscow is Moscow.WOULD_LIKE and item.sprint == FIRST:
        raise WouldLikeTooEarly(f"{item.requirement.named} is in it.")
    return [
        RequirementReclassified(
            requirement=command.requirement,
            moscow=command.moscow,
            was=was,
            reason=command.reason,
            by=command.by.identity,
            at=command.at,
        )
    ]


def resize(build: Build, command: ResizeRequirement) -> Sequence[BuildEvent]:
    """The requirement with its other size."""
    item = known(build, command.requirement)
    was = item.requirement.points
    if was == command.points:
        return []
    require_open(item)
    _require_reason(command.reason)
    if command.points < 1:
        raise RequirementImpossible(f"Points: {command.points}.")
    return [
        RequirementResized(
            requirement=command.requirement,
            points=command.points,
            was=was,
            reason=command.reason,
            by=command.by.identity,
            at=command.at,
        )
    ]


def drop(build: Build, command: DropRequirement) -> Sequence[BuildEvent]:
    """The requirement given up; a Must that is dropped is told to the gates."""
    item = known(build, command.requirement)
    if item.dropped:
        return []
    require_open(item)
    _require_reason(command.reason)
    return [
        RequirementDropped(
            requirement=command.requirement,
            was=item.requirement.moscow,
            reason=command.reason,
            by=command.by.identity,
            at=command.at,
        )
    ]


def known(build: Build, requirement: RequirementId) -> Item:
    """The requirement in the backlog.

    :raises RequirementUnknown: when there is none of this id.
    """
    if requirement not in build.items:
        raise RequirementUnknown(requirement)
    return build.items[requirement]


def require_open(item: Item) -> None:
    """Lets a requirement pass that is still to be delivered.

    :raises RequirementSettled: when it was delivered or dropped.
    """
    if not item.is_open:
        raise RequirementSettled(f"{item.requirement.named} was {item.standing}.")


def is_possible(scores: Scores) -> bool:
    """Whether each score is one that can be given."""
    return all(0 <= each <= BEST_SCORE for each in (scores.outcome, scores.cost, scores.volume))


def _is_there(build: Build, requirement: Requirement) -> bool:
    item = build.items.get(requirement.id)
    if item is None:
        return False
    if item.original != requirement:
        raise RequirementTaken(f"{item.original.named}.")
    return True


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise ScopeReasonMissing


def _require_possible(requirement: Requirement) -> None:
    is_named = all(text.strip() for text in (requirement.id, requirement.title, requirement.team))
    has_scores = requirement.scores is None or is_possible(requirement.scores)
    if not (is_named and has_scores and requirement.points >= 1):
        raise RequirementImpossible(f"{requirement.named}, {requirement.points} points.")
