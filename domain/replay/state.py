"""Which replays there have been."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from domain.replay.events import ReplayEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Replays:
    """Every replay of a programme's history, each once."""

    done: frozenset[ReplayEvent] = frozenset()


def evolve(replays: Replays, event: ReplayEvent) -> Replays:
    """The replays after one more; it believes every event."""
    return replace(replays, done=replays.done | {event})


def fold(events: Iterable[ReplayEvent]) -> Replays:
    """The replays that these events tell of."""
    return reduce(evolve, events, Replays())
