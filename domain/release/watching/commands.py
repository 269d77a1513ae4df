"""What people say of the processes that a release stops, and of old cases."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.identity import Identity
from domain.release.command import ReleaseCommand
from domain.release.watching.events import ProcessId


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareProcessStop(ReleaseCommand):
    """Say on which day a process stops, and who watches for what until when."""

    process: ProcessId
    stops_on: date
    watched_for: str
    watcher: Identity
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWatch(ReleaseCommand):
    """Say what the watch found: an adverse effect in words, or none."""

    process: ProcessId
    note: str
    is_adverse: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveAdverseEffect(ReleaseCommand):
    """Say how the harm was put right."""

    process: ProcessId
    effect: int
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepOldCases(ReleaseCommand):
    """Say where a set of old cases stays retrievable, and until when."""

    cases: str
    where: str
    until: date


WatchingCommand: TypeAlias = DeclareProcessStop | ReadWatch | ResolveAdverseEffect | KeepOldCases
