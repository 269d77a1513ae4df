"""What has been tried in vain so far."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from domain.attempt.events import AttemptEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """Every refused attempt at a programme, each once."""

    refused: frozenset[AttemptEvent] = frozenset()


def evolve(attempts: Attempts, event: AttemptEvent) -> Attempts:
    """The attempts after one more; it believes every event."""
    return replace(attempts, refused=attempts.refused | {event})


def fold(events: Iterable[AttemptEvent]) -> Attempts:
    """The attempts that these events made."""
    return reduce(evolve, events, Attempts())
