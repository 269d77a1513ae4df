"""How the sprints of a release are planned from a command line: what is fixed, and what goes in or out."""

from typing import Annotated, TypeAlias

from cyclopts import Parameter

from console.options import COMMON, Common, Nth, Programme
from console.tending_releases import Occasion, People, ReleaseErrand, tend
from console.writing import DryRun
from domain.money import Pence
from domain.release.build.commands import MoveOutOfSprint, PlanIntoSprint, PlanSprint
from domain.release.build.requirement import RequirementId
from domain.release.commands import FromPeople

LOOK = "sprint show"
Release: TypeAlias = Annotated[str, Parameter(name="RELEASE", help="Such as 1A, or shepway-fom/1A")]
Number: TypeAlias = Annotated[Nth, Parameter(name="SPRINT", help="Its number, from 1")]
Requirements: TypeAlias = Annotated[
    tuple[str, ...], Parameter(name="REQUIREMENT", help="Such as R-3; several may be given", negative=())
]


def plan(
    release: Release,
    number: Number,
    requirements: Requirements,
    *,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Plan requirements into a sprint, before it or while it runs."""
    wanted = tuple(map(RequirementId, requirements))

    def asking(occasion: Occasion, _: People) -> FromPeople:
        return PlanIntoSprint(**occasion, number=number, requirements=wanted)

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"Sprint {number} has {', '.join(requirements)}.")


def move_out(
    release: Release,
    requirements: Requirements,
    *,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Take requirements out of their sprint; they wait in the backlog."""
    wanted = tuple(map(RequirementId, requirements))

    def asking(occasion: Occasion, _: People) -> FromPeople:
        return MoveOutOfSprint(**occasion, requirements=wanted)

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"In no sprint: {', '.join(requirements)}.")


def fix(
    release: Release,
    number: Number,
    *,
    days: Annotated[int | None, Parameter(help="How many days it takes")] = None,
    cost_pence: Annotated[int | None, Parameter(help="What it costs, in pence")] = None,
    quality: Annotated[
        tuple[str, ...] | None, Parameter(help="A criterion of its quality, once for each", negative=())
    ] = None,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Lay down the time, cost and quality of a sprint, before it starts."""
    cost = None if cost_pence is None else Pence(cost_pence)

    def asking(occasion: Occasion, _: People) -> FromPeople:
        return PlanSprint(**occasion, number=number, days=days, cost=cost, quality=quality)

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"Sprint {number} is planned.")
