"""What the record of replays answers: what came of one, once."""

from collections.abc import Sequence

from domain.replay.commands import AnyReplayCommand
from domain.replay.events import HistoryDiffered, HistoryReplayed, ReplayEvent
from domain.replay.state import Replays


def decide(replays: Replays, command: AnyReplayCommand) -> Sequence[ReplayEvent]:
    """The replay as an event; none when this one is known."""
    event = _told(command)
    return [] if event in replays.done else [event]


def _told(command: AnyReplayCommand) -> ReplayEvent:
    if command.difference is None:
        return HistoryReplayed(
            until=command.until,
            facts=command.facts,
            rounds=command.rounds,
            rows=command.rows,
            at=command.at,
        )
    return HistoryDiffered(
        until=command.until,
        found_at=command.difference.position,
        place=command.difference.place,
        what=command.difference.what,
        at=command.at,
    )
