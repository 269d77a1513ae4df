"""What came of replaying history, in plain English."""

from typing import assert_never

from domain.replay.events import HistoryDiffered, HistoryReplayed, ReplayEvent
from readmodels.scene import ended


def replay_sentence(event: ReplayEvent) -> str:
    """`All history up to position 812 was folded again, and everything shown followed from it.`"""
    match event:
        case HistoryReplayed(until=until, facts=facts, rounds=rounds):
            return (
                f"All history up to position {until} was folded again, {facts} facts and {rounds} rounds "
                "of gates, and everything shown followed from it."
            )
        case HistoryDiffered(until=until, found_at=position, place=place, what=what):
            fact = "" if position is None else f" at position {position}"
            return (
                f"History up to position {until} was folded again, and {place} differed{fact}: {ended(what)}"
            )
        case _:
            assert_never(event)
