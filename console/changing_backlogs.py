"""How the backlog of a release changes from a command line, and how what was built is accepted."""

from typing import Annotated, TypeAlias

from cyclopts import Parameter

from console.options import Reason, Release
from console.release_errands import ASKING, Asking, Counter, ask_release
from domain.release.build.commands import (
    AddRequirements,
    DeliverRequirements,
    DropRequirement,
    ReclassifyRequirement,
    ResizeRequirement,
    ScoreRequirement,
    WeighBacklog,
)
from domain.release.build.requirement import (
    GenericProcess,
    Moscow,
    Requirement,
    RequirementId,
    Scores,
    Weights,
)
from runtime.failures import Failure

LOOK = "backlog list"


class OneChange(Failure):
    """A requirement changes in one respect at a time, each with its reason."""

    code = "usage"
    next = "Say --class CLASS, or --points POINTS"


Wanted: TypeAlias = Annotated[str, Parameter(name="REQUIREMENT", help="Such as R-3")]
Class: TypeAlias = Annotated[Moscow, Parameter(name="--class", help="How much it matters")]
Points: TypeAlias = Annotated[int, Parameter(help="Its size in points")]


def add(
    release: Release,
    requirement: Wanted,
    title: Annotated[str, Parameter(name="TITLE", help="What can be done once it is built")],
    *,
    team: Annotated[str, Parameter(help="The team that needs it")],
    moscow: Class,
    points: Points,
    reason: Reason,
    process: Annotated[GenericProcess | None, Parameter(help="The generic process that it is one of")] = None,
    how: Asking = ASKING,
) -> int:
    """Add a requirement to the backlog of a release."""
    wanted = Requirement(
        id=RequirementId(requirement), title=title, team=team, moscow=moscow, points=points, process=process
    )

    def wish(counter: Counter) -> AddRequirements:
        return AddRequirements(**counter.occasion, requirements=(wanted,), reason=reason)

    return ask_release(
        how.of(release, show=LOOK), wish, f"{wanted.named} is in the backlog as a {moscow}, {points} points."
    )


def change(
    release: Release,
    requirement: Wanted,
    *,
    reason: Reason,
    moscow: Annotated[Moscow | None, Parameter(name="--class", help="How much it matters now")] = None,
    points: Annotated[int | None, Parameter(help="Its size now, in points")] = None,
    how: Asking = ASKING,
) -> int:
    """Reclassify a requirement, or resize it."""
    if (moscow is None) == (points is None):
        raise OneChange("Say what changes: the class, or the points.")
    id = RequirementId(requirement)

    def wish(counter: Counter) -> ReclassifyRequirement | ResizeRequirement:
        if moscow is not None:
            return ReclassifyRequirement(**counter.occasion, requirement=id, moscow=moscow, reason=reason)
        return ResizeRequirement(**counter.occasion, requirement=id, points=points or 0, reason=reason)

    said = f"{requirement} is a {moscow} now." if moscow else f"{requirement} has {points} points now."
    return ask_release(how.of(release, show=LOOK), wish, said)


def drop(
    release: Release,
    requirement: Wanted,
    *,
    reason: Reason,
    how: Asking = ASKING,
) -> int:
    """Do not build a requirement; the gates are told when it was a Must."""

    def wish(counter: Counter) -> DropRequirement:
        return DropRequirement(**counter.occasion, requirement=RequirementId(requirement), reason=reason)

    return ask_release(how.of(release, show=LOOK), wish, f"{requirement} is dropped.")


def deliver(
    release: Release,
    requirements: Annotated[
        tuple[str, ...], Parameter(name="REQUIREMENT", help="Such as R-3; several may be given", negative=())
    ],
    *,
    built_by: Annotated[str, Parameter(help="Who built them: somebody else")],
    how: Asking = ASKING,
) -> int:
    """Accept what somebody else built, as a product owner."""
    wanted = tuple(map(RequirementId, requirements))

    def wish(counter: Counter) -> DeliverRequirements:
        return DeliverRequirements(**counter.occasion, requirements=wanted, built_by=counter.person(built_by))

    return ask_release(how.of(release, show=LOOK), wish, f"Delivered: {', '.join(requirements)}.")


def score(
    release: Release,
    requirement: Wanted,
    *,
    outcome: Annotated[int, Parameter(help="How much the result matters, from 0 to 10")],
    cost: Annotated[int, Parameter(help="How little it costs, from 0 to 10")],
    volume: Annotated[int, Parameter(help="How often it happens, from 0 to 10")],
    how: Asking = ASKING,
) -> int:
    """Say what a requirement is worth; a low cost scores high."""
    scores = Scores(outcome=outcome, cost=cost, volume=volume)

    def wish(counter: Counter) -> ScoreRequirement:
        return ScoreRequirement(**counter.occasion, requirement=RequirementId(requirement), scores=scores)

    return ask_release(
        how.of(release, show=LOOK), wish, f"{requirement} is scored: {outcome}, {cost} and {volume}."
    )


def weigh(
    release: Release,
    *,
    outcome: Annotated[int, Parameter(help="Weight of the outcome")],
    cost: Annotated[int, Parameter(help="Weight of the cost")],
    volume: Annotated[int, Parameter(help="Weight of the volume")],
    reason: Reason,
    how: Asking = ASKING,
) -> int:
    """Order the backlog by other weights."""
    weights = Weights(outcome=outcome, cost=cost, volume=volume)

    def wish(counter: Counter) -> WeighBacklog:
        return WeighBacklog(**counter.occasion, weights=weights, reason=reason)

    return ask_release(
        how.of(release, show=LOOK), wish, f"The backlog is weighed: {outcome}, {cost} and {volume}."
    )
