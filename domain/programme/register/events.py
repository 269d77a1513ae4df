"""What can have happened to the registers of a programme."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.programme.register.plan import EntryId, Register, RegisterEntry, RegisterId


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterOpened:
    """The programme keeps this register, with these entries to begin with."""

    register: Register
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAdded:
    """An entry was added to a register."""

    register: RegisterId
    entry: RegisterEntry
    by: Identity
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRevised:
    """An entry says something else from here on."""

    register: RegisterId
    entry: RegisterEntry
    by: Identity
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRetired:
    """An entry counts no more; what it said is kept."""

    register: RegisterId
    entry: EntryId
    by: Identity
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReviewed:
    """Somebody looked at an entry and found this; it is looked at again on the day `review_on`, if any."""

    register: RegisterId
    entry: EntryId
    found: str
    review_on: date | None
    by: Identity
    at: datetime


RegisterEvent: TypeAlias = RegisterOpened | EntryAdded | EntryRevised | EntryRetired | EntryReviewed
