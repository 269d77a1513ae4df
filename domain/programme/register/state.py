"""What stands in the registers now, from what happened to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never

from domain.programme.register.events import (
    EntryAdded,
    EntryRetired,
    EntryReviewed,
    EntryRevised,
    RegisterEvent,
    RegisterOpened,
)
from domain.programme.register.plan import EntryId, RegisterEntry, RegisterId


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEntry:
    """An entry as it stands, and as it was first added; its newest review, and how it was retired."""

    entry: RegisterEntry
    added: RegisterEntry
    reviewed: EntryReviewed | None = None
    retired: EntryRetired | None = None

    def is_overdue(self, today: date) -> bool:
        """Whether its day of review has passed."""
        return not self.retired and self.entry.review_on is not None and self.entry.review_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRegister:
    """A register under its name, with everything that ever stood in it."""

    id: RegisterId
    name: str
    entries: Mapping[EntryId, KeptEntry] = field(default_factory=dict)

    @property
    def current(self) -> tuple[KeptEntry, ...]:
        """The entries that count, in the order in which they came."""
        return tuple(each for each in self.entries.values() if not each.retired)


Registers = Mapping[RegisterId, KeptRegister]


def evolve(registers: Registers, event: RegisterEvent) -> Registers:
    """The registers after one more event; they believe every event."""
    match event:
        case RegisterOpened():
            opened = event.register
            entries = {each.id: KeptEntry(entry=each, added=each) for each in opened.entries}
            return {**registers, opened.id: KeptRegister(id=opened.id, name=opened.name, entries=entries)}
        case EntryAdded():
            return _with(registers, event.register, KeptEntry(entry=event.entry, added=event.entry))
        case EntryRevised():
            kept = _kept(registers, event.register, event.entry.id)
            changed = replace(kept, entry=event.entry) if kept else None
            return _with(registers, event.register, changed)
        case EntryRetired():
            kept = _kept(registers, event.register, event.entry)
            return _with(registers, event.register, replace(kept, retired=event) if kept else None)
        case EntryReviewed():
            kept = _kept(registers, event.register, event.entry)
            return _with(registers, event.register, _reviewed(kept, event) if kept else None)
        case _:
            assert_never(event)


def _kept(registers: Registers, register: RegisterId, entry: EntryId) -> KeptEntry | None:
    found = registers.get(register)
    return found.entries.get(entry) if found else None


def _with(registers: Registers, register: RegisterId, kept: KeptEntry | None) -> Registers:
    if kept is None:
        return registers
    into = registers.get(register) or KeptRegister(id=register, name=register)
    return {**registers, register: replace(into, entries={**into.entries, kept.entry.id: kept})}


def _reviewed(kept: KeptEntry, event: EntryReviewed) -> KeptEntry:
    return replace(kept, entry=replace(kept.entry, review_on=event.review_on), reviewed=event)
