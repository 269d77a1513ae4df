"""What the build of a release answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.release.build.commands import (
    AddRequirements,
    AnyBuildCommand,
    DeliverRequirements,
    DropRequirement,
    EndSprint,
    MoveOutOfSprint,
    PlanIntoSprint,
    PlanSprint,
    ReclassifyRequirement,
    ResizeRequirement,
    ScoreRequirement,
    StartSprint,
    WeighBacklog,
)
from domain.release.build.delivering import deliver
from domain.release.build.events import BuildEvent
from domain.release.build.prioritising import score, weigh
from domain.release.build.scope import add, drop, reclassify, resize
from domain.release.build.sprinting import end, move_out, plan_into, plan_sprint, start
from domain.release.plan import ReleasePlan
from domain.release.standing import require_going_on
from domain.release.state import Release


def decide(release: Release, plan: ReleasePlan, command: AnyBuildCommand) -> Sequence[BuildEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    match command:
        case StartSprint():
            return start(release, plan, command)
        case EndSprint():
            return end(release, plan, command)
        case PlanSprint():
            return plan_sprint(release, plan, command)
        case PlanIntoSprint():
            return plan_into(release, plan, command)
        case MoveOutOfSprint():
            return move_out(release, command)
        case DeliverRequirements():
            return deliver(release, plan, command)
        case (
            AddRequirements()
            | ReclassifyRequirement()
            | ResizeRequirement()
            | DropRequirement()
            | ScoreRequirement()
            | WeighBacklog()
        ):
            events = _change_backlog(release, command)
            if events:
                require_going_on(release)
            return events
        case _:
            assert_never(command)


def _change_backlog(
    release: Release,
    command: AddRequirements
    | ReclassifyRequirement
    | ResizeRequirement
    | DropRequirement
    | ScoreRequirement
    | WeighBacklog,
) -> Sequence[BuildEvent]:
    match command:
        case AddRequirements():
            return add(release.build, command)
        case ReclassifyRequirement():
            return reclassify(release.build, command)
        case ResizeRequirement():
            return resize(release.build, command)
        case DropRequirement():
            return drop(release.build, command)
        case ScoreRequirement():
            return score(release.build, command)
        case WeighBacklog():
            return weigh(release.build, command)
        case _:
            assert_never(command)
