"""What the training of a release answers to each command: events, or a named refusal."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import TypeVar, assert_never

from domain.release.training.attending import attend, strike
from domain.release.training.champions import name, stand_down
from domain.release.training.commands import (
    CancelSession,
    IdentifyTrainingNeeds,
    NameChampions,
    PlanSessions,
    RecordAttendance,
    StandChampionDown,
    StrikeAttendance,
    TrainingCommand,
)
from domain.release.training.events import TrainingEvent
from domain.release.training.matrix import TrainingGroup
from domain.release.training.needing import cancel, identify, plan_session
from domain.release.training.state import Training, evolve

Item = TypeVar("Item")


def decide(
    training: Training, matrix: Sequence[TrainingGroup], command: TrainingCommand
) -> Sequence[TrainingEvent]:
    """The events that a command brings about, all of a list or none; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    match command:
        case IdentifyTrainingNeeds():
            return _each(training, command.needs, lambda now, need: identify(now, matrix, need, command))
        case PlanSessions():
            return _each(training, command.sessions, lambda now, each: plan_session(now, each, command))
        case CancelSession():
            return cancel(training, command)
        case RecordAttendance():
            return _each(training, command.attended, lambda now, each: attend(now, each, command))
        case StrikeAttendance():
            return strike(training, command)
        case NameChampions():
            return _each(training, command.champions, lambda now, each: name(now, each, command))
        case StandChampionDown():
            return stand_down(training, command)
        case _:
            assert_never(command)


def _each(
    training: Training,
    items: Iterable[Item],
    answer: Callable[[Training, Item], Sequence[TrainingEvent]],
) -> Sequence[TrainingEvent]:
    """The answers to all items, each asked in the knowledge of those before it."""
    events: list[TrainingEvent] = []
    for item in items:
        told = answer(training, item)
        training = reduce(evolve, told, training)
        events += told
    return events
