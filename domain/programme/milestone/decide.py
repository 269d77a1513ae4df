"""What a programme answers to a word about its own milestones."""

from collections.abc import Sequence
from typing import assert_never

from domain.milestone.rules import is_forecast_anew, is_reached_anew
from domain.programme.milestone.commands import (
    ProgrammeMilestoneCommand,
    ReachProgrammeMilestone,
    ReforecastProgrammeMilestone,
)
from domain.programme.milestone.events import (
    ProgrammeMilestoneEvent,
    ProgrammeMilestoneForecastChanged,
    ProgrammeMilestoneReached,
)
from domain.programme.speaking import require_that_they_may_speak
from domain.programme.state import Programme


def decide(programme: Programme, command: ProgrammeMilestoneCommand) -> Sequence[ProgrammeMilestoneEvent]:
    """The events that a word brings about; none when it was said already.

    :raises Rejected: when the milestone is unknown, the day cannot be, or it is not theirs to say.
    """
    events = _news(programme, command)
    if events:
        require_that_they_may_speak(programme, command)
    return events


def _news(programme: Programme, command: ProgrammeMilestoneCommand) -> Sequence[ProgrammeMilestoneEvent]:
    by, at, id = command.by.identity, command.at, command.milestone
    match command:
        case ReachProgrammeMilestone():
            if not is_reached_anew(programme.milestones, id, command.on, at):
                return []
            return [ProgrammeMilestoneReached(milestone=id, on=command.on, note=command.note, by=by, at=at)]
        case ReforecastProgrammeMilestone():
            expected, reason = command.expected, command.reason
            if not is_forecast_anew(programme.milestones, id, expected, reason, by=by, at=at):
                return []
            return [
                ProgrammeMilestoneForecastChanged(
                    milestone=id, expected=expected, reason=reason, by=by, at=at
                )
            ]
        case _:
            assert_never(command)
