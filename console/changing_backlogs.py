"""How the backlog of a release changes from a command line, and how what was built is accepted."""

from typing import Annotated, TypeAlias

from cyclopts import Parameter

from console.options import COMMON, Common, Programme, Reason
from console.tending_releases import Occasion, People, ReleaseErrand, tend
from console.writing import DryRun
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
from domain.release.commands import FromPeople
from runtime.failures import Failure

LOOK = "backlog list"


class OneChange(Failure):
    """A requirement changes in one respect at a time, each with its reason."""

    code = "usage"
    next = "Say --class CLASS, or --points POINTS"


Release: TypeAlias = Annotated[str, Parameter(name="RELEASE", help="Such as 1A, or shepway-fom/1A")]
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
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Add a requirement to the backlog of a release."""
    wanted = Requirement(
        id=RequirementId(requirement), title=title, team=team, moscow=moscow, points=points, process=process
    )

    def asking(occasion: Occasion, _: People) -> FromPeople:
        return AddRequirements(**occasion, requirements=(wanted,), reason=reason)

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"{wanted.named} is in the backlog as a {moscow}, {points} points.")


def change(
    release: Release,
    requirement: Wanted,
    *,
    reason: Reason,
    moscow: Annotated[Moscow | None, Parameter(name="--class", help="How much it matters now")] = None,
    points: Annotated[int | None, Parameter(help="Its size now, in points")] = None,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Reclassify a requirement, or resize it."""
    if (moscow is None) == (points is None):
        raise OneChange("Say what changes: the class, or the points.")
    id = RequirementId(requirement)

    def asking(occasion: Occasion, _: People) -> FromPeople:
        if moscow is not None:
            return ReclassifyRequirement(**occasion, requirement=id, moscow=moscow, reason=reason)
        return ResizeRequirement(**occasion, requirement=id, points=points or 0, reason=reason)

    said = f"{requirement} is a {moscow} now." if moscow else f"{requirement} has {points} points now."
    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, said)


def drop(
    release: Release,
    requirement: Wanted,
    *,
    reason: Reason,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Do not build a requirement; the gates are told when it was a Must."""

    def asking(occasion: Occasion, _: People) -> FromPeople:
        return DropRequirement(**occasion, requirement=RequirementId(requirement), reason=reason)

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"{requirement} is dropped.")


def deliver(
    release: Release,
    requirements: Annotated[
        tuple[str, ...], Parameter(name="REQUIREMENT", help="Such as R-3; several may be given", negative=())
    ],
    *,
    built_by: Annotated[str, Parameter(help="Who built them: somebody else")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Accept what somebody else built, as a product owner."""
    wanted = tuple(map(RequirementId, requirements))

    def asking(occasion: Occasion, person: People) -> FromPeople:
        return DeliverRequirements(**occasion, requirements=wanted, built_by=person(built_by))

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"Delivered: {', '.join(requirements)}.")


def score(
    release: Release,
    requirement: Wanted,
    *,
    outcome: Annotated[int, Parameter(help="How much the result matters, from 0 to 10")],
    cost: Annotated[int, Parameter(help="How little it costs, from 0 to 10")],
    volume: Annotated[int, Parameter(help="How often it happens, from 0 to 10")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say what a requirement is worth; a low cost scores high."""
    scores = Scores(outcome=outcome, cost=cost, volume=volume)

    def asking(occasion: Occasion, _: People) -> FromPeople:
        return ScoreRequirement(**occasion, requirement=RequirementId(requirement), scores=scores)

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"{requirement} is scored: {outcome}, {cost} and {volume}.")


def weigh(
    release: Release,
    *,
    outcome: Annotated[int, Parameter(help="Weight of the outcome")],
    cost: Annotated[int, Parameter(help="Weight of the cost")],
    volume: Annotated[int, Parameter(help="Weight of the volume")],
    reason: Reason,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Order the backlog by other weights."""
    weights = Weights(outcome=outcome, cost=cost, volume=volume)

    def asking(occasion: Occasion, _: People) -> FromPeople:
        return WeighBacklog(**occasion, weights=weights, reason=reason)

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"The backlog is weighed: {outcome}, {cost} and {volume}.")
