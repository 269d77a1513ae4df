"""What a release answers to a word about its milestones."""

from collections.abc import Sequence
from typing import assert_never

from domain.milestone.rules import is_forecast_anew, is_reached_anew
from domain.release.milestone.commands import MilestoneCommand, ReachMilestone, ReforecastMilestone
from domain.release.milestone.events import MilestoneEvent, MilestoneForecastChanged, MilestoneReached
from domain.release.refusals import ReleaseEnded
from domain.release.state import Release


def decide(release: Release, command: MilestoneCommand) -> Sequence[MilestoneEvent]:
    """The events that a word brings about; none when it was said already.

    :raises Rejected: when the milestone is unknown, the day cannot be, or the release has ended.
    """
    events = _news(release, command)
    if events and release.has_ended:
        raise ReleaseEnded
    return events


def _news(release: Release, command: MilestoneCommand) -> Sequence[MilestoneEvent]:
    by, at, id = command.by.identity, command.at, command.milestone
    match command:
        case ReachMilestone():
            if not is_reached_anew(release.milestones, id, command.on, at):
                return []
            return [MilestoneReached(milestone=id, on=command.on, note=command.note, by=by, at=at)]
        case ReforecastMilestone():
            expected, reason = command.expected, command.reason
            if not is_forecast_anew(release.milestones, id, expected, reason, by=by, at=at):
                return []
            return [MilestoneForecastChanged(milestone=id, expected=expected, reason=reason, by=by, at=at)]
        case _:
            assert_never(command)
