"""How the watch over stopped processes stands, from what happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias, assert_never

from domain.release.watching.events import (
    AdverseEffectFound,
    AdverseEffectResolved,
    NoAdverseEffectFound,
    OldCasesKept,
    ProcessId,
    ProcessStopDeclared,
    WatchingEvent,
)

Reading: TypeAlias = NoAdverseEffectFound | AdverseEffectFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """The processes that stop, every reading of their watch in order, and the old cases that are kept."""

    stops: Mapping[ProcessId, ProcessStopDeclared] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()
    resolved: Mapping[tuple[ProcessId, int], AdverseEffectResolved] = field(default_factory=dict)
    kept: Mapping[str, OldCasesKept] = field(default_factory=dict)

    def effects_of(self, process: ProcessId) -> tuple[AdverseEffectFound, ...]:
        """Every adverse effect that was found, put right or not."""
        return tuple(each for each in self.effects if each.process == process)

    @property
    def effects(self) -> tuple[AdverseEffectFound, ...]:
        return tuple(each for each in self.readings if isinstance(each, AdverseEffectFound))

    @property
    def open_effects(self) -> tuple[AdverseEffectFound, ...]:
        """The adverse effects that nobody has put right."""
        return tuple(each for each in self.effects if (each.process, each.effect) not in self.resolved)

    def unread(self, on: date) -> tuple[ProcessStopDeclared, ...]:
        """The watches that are not over: they run on, or nobody has read them yet."""
        read = {each.process for each in self.readings}
        return tuple(each for each in self.stops.values() if each.until > on or each.process not in read)


def evolve(watching: Watching, event: WatchingEvent) -> Watching:
    """The watch after one more event; it believes every event."""
    match event:
        case ProcessStopDeclared():
            return replace(watching, stops={**watching.stops, event.process: event})
        case NoAdverseEffectFound() | AdverseEffectFound():
            return replace(watching, readings=(*watching.readings, event))
        case AdverseEffectResolved():
            resolved = {**watching.resolved, (event.process, event.effect): event}
            return replace(watching, resolved=resolved)
        case OldCasesKept():
            return replace(watching, kept={**watching.kept, event.cases: event})
        case _:
            assert_never(event)
