"""How the sprints of a release are planned from a command line: what is fixed, and what goes in or out."""

from typing import Annotated, TypeAlias

from cyclopts import Parameter

from console.options import Nth, Release
from console.release_errands import ASKING, Asking, Counter, ask_release
from domain.money import Pence
from domain.release.build.commands import MoveOutOfSprint, PlanIntoSprint, PlanSprint
from domain.release.build.requirement import RequirementId

LOOK = "sprint show"
Number: TypeAlias = Annotated[Nth, Parameter(name="SPRINT", help="Its number, from 1")]
Requirements: TypeAlias = Annotated[
    tuple[str, ...], Parameter(name="REQUIREMENT", help="Such as R-3; several may be given", negative=())
]


def plan(
    release: Release,
    number: Number,
    requirements: Requirements,
    *,
    how: Asking = ASKING,
) -> int:
    """Plan requirements into a sprint, before it or while it runs."""
    wanted = tuple(map(RequirementId, requirements))

    def wish(counter: Counter) -> PlanIntoSprint:
        return PlanIntoSprint(**counter.occasion, number=number, requirements=wanted)

    return ask_release(how.of(release, show=LOOK), wish, f"Sprint {number} has {', '.join(requirements)}.")


def move_out(
    release: Release,
    requirements: Requirements,
    *,
    how: Asking = ASKING,
) -> int:
    """Take requirements out of their sprint; they wait in the backlog."""
    wanted = tuple(map(RequirementId, requirements))

    def wish(counter: Counter) -> MoveOutOfSprint:
        return MoveOutOfSprint(**counter.occasion, requirements=wanted)

    return ask_release(how.of(release, show=LOOK), wish, f"In no sprint: {', '.join(requirements)}.")


def fix(
    release: Release,
    number: Number,
    *,
    days: Annotated[int | None, Parameter(help="How many days it takes")] = None,
    cost_pence: Annotated[int | None, Parameter(help="What it costs, in pence")] = None,
    quality: Annotated[
        tuple[str, ...] | None, Parameter(help="A criterion of its quality, once for each", negative=())
    ] = None,
    how: Asking = ASKING,
) -> int:
    """Lay down the time, cost and quality of a sprint, before it starts."""
    cost = None if cost_pence is None else Pence(cost_pence)

    def wish(counter: Counter) -> PlanSprint:
        return PlanSprint(**counter.occasion, number=number, days=days, cost=cost, quality=quality)

    return ask_release(how.of(release, show=LOOK), wish, f"Sprint {number} is planned.")
