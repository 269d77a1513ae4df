"""Which keys were announced so far."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from domain.log_key.events import LogKeyAnnounced, LogKeyEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class LogKeys:
    """Every key that was announced, with the one that it follows."""

    announced: tuple[LogKeyAnnounced, ...] = ()


def evolve(keys: LogKeys, event: LogKeyEvent) -> LogKeys:
    """The keys after one more event; it believes every event."""
    return replace(keys, announced=(*keys.announced, event))


def fold(events: Iterable[LogKeyEvent]) -> LogKeys:
    """The keys that these events made."""
    return reduce(evolve, events, LogKeys())
