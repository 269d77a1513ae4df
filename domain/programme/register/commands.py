"""What people ask of the registers of a programme."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.programme.command import ProgrammeCommand
from domain.programme.register.plan import EntryId, RegisterEntry, RegisterId


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEntries(ProgrammeCommand):
    """Add entries to a register, all of them or none."""

    register: RegisterId
    entries: tuple[RegisterEntry, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseEntry(ProgrammeCommand):
    """Let the entry of this id say something else from here on."""

    register: RegisterId
    entry: RegisterEntry
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireEntry(ProgrammeCommand):
    """Let an entry count no more."""

    register: RegisterId
    entry: EntryId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry(ProgrammeCommand):
    """Say what was found when an entry was looked at, and when it is looked at again."""

    register: RegisterId
    entry: EntryId
    found: str
    review_on: date | None = None


RegisterCommand: TypeAlias = AddEntries | ReviseEntry | RetireEntry | ReviewEntry
