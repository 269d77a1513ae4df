"""What can have happened to the processes that a release stops, and to the cases that they leave behind."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType, TypeAlias

from domain.identity import Identity

ProcessId = NewType("ProcessId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessStopDeclared:
    """A process stops on a day; until another, somebody watches whether that does harm."""

    process: ProcessId
    stops_on: date
    watched_for: str
    watcher: Identity
    until: date
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAdverseEffectFound:
    """Whoever watches looked, and found no harm."""

    process: ProcessId
    note: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEffectFound:
    """That a process stopped does harm; effects of a process count from 1."""

    process: ProcessId
    effect: int
    what: str
    by: Identity
    at: datetime

    @property
    def name(self) -> str:
        """`letters-1`."""
        return f"{self.process}-{self.effect}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEffectResolved:
    """The harm was put right, and this is how."""

    process: ProcessId
    effect: int
    how: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCasesKept:
    """A set of old cases stays where it can be found, until retention ends."""

    cases: str
    where: str
    until: date
    by: Identity
    at: datetime


WatchingEvent: TypeAlias = (
    ProcessStopDeclared | NoAdverseEffectFound | AdverseEffectFound | AdverseEffectResolved | OldCasesKept
)
