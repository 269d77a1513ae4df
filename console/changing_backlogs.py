"""How the backlog of a release changes from a command line, and how what was built is accepted."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from console.importing import KeepGood, ListFile, incomplete, typed_row
from console.options import Reason, Release
from console.release_errands import ASKING, Asking, Counter, ask_release, bring_to_release
from definitions.lists.build_rows import DeliveryRow, RequirementRow, requirement_of
from domain.identity import Identity
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
    Delivery,
    GenericProcess,
    Moscow,
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


class NobodyBuiltIt(Failure):
    """What was built is accepted from somebody."""

    code = "usage"
    next = "Say it in the column built by, or as --built-by"


Wanted: TypeAlias = Annotated[str, Parameter(name="REQUIREMENT", help="Such as R-3")]


def add(
    release: Release,
    requirement: Wanted | None = None,
    title: Annotated[str | None, Parameter(name="TITLE", help="What can be done once it is built")] = None,
    *,
    team: Annotated[str | None, Parameter(help="The team that needs it")] = None,
    moscow: Annotated[Moscow | None, Parameter(name="--class", help="How much it matters")] = None,
    points: Annotated[int | None, Parameter(help="Its size in points")] = None,
    reason: Reason,
    process: Annotated[GenericProcess | None, Parameter(help="The generic process that it is one of")] = None,
    file: ListFile = None,
    keep_good: KeepGood = False,
    how: Asking = ASKING,
) -> int:
    """Add requirements; a file has requirement, title, team, class, points, process and the three scores."""
    errand, wish = how.of(release, show=LOOK), partial(_added, reason=reason)
    if file:
        return bring_to_release(errand, file, RequirementRow, wish, keep_good=keep_good)
    if requirement is None or title is None or team is None or moscow is None or points is None:
        raise incomplete("REQUIREMENT, TITLE, --team, --class and --points", "backlog add")
    row = typed_row(
        RequirementRow,
        id=requirement,
        title=title,
        team=team,
        moscow=moscow,
        points=points,
        process=process,
    )
    said = f"{requirement} {title} is in the backlog as a {moscow}, {points} points."
    return ask_release(errand, lambda counter: wish(counter, [row]), said)


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
    ] = (),
    *,
    built_by: Annotated[
        str | None, Parameter(help="Who built them: somebody else; in a file, where a row does not say")
    ] = None,
    file: ListFile = None,
    keep_good: KeepGood = False,
    how: Asking = ASKING,
) -> int:
    """Accept what somebody else built, as a product owner; a file has requirement and built by."""
    errand, wish = how.of(release, show=LOOK), partial(_delivered, built_by=built_by)
    if file:
        return bring_to_release(errand, file, DeliveryRow, wish, keep_good=keep_good)
    if not requirements or built_by is None:
        raise incomplete("REQUIREMENT and --built-by", "backlog deliver")
    rows = [typed_row(DeliveryRow, requirement=each) for each in requirements]
    said = f"Delivered: {', '.join(requirements)}."
    return ask_release(errand, lambda counter: wish(counter, rows), said)


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


def _added(counter: Counter, rows: Sequence[RequirementRow], *, reason: str) -> AddRequirements:
    wanted = tuple(requirement_of(row) for row in rows)
    return AddRequirements(**counter.occasion, requirements=wanted, reason=reason)


def _delivered(counter: Counter, rows: Sequence[DeliveryRow], *, built_by: str | None) -> DeliverRequirements:
    each = (
        Delivery(requirement=RequirementId(row.requirement), built_by=_builder(counter, row, built_by))
        for row in rows
    )
    return DeliverRequirements(**counter.occasion, deliveries=tuple(each))


def _builder(counter: Counter, row: DeliveryRow, built_by: str | None) -> Identity:
    if (who := row.built_by or built_by) is None:
        raise NobodyBuiltIt("Nobody is named who built it.")
    return counter.person(who)
