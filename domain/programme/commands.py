"""What can be asked of a programme."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Actor
from domain.programme.plan import ProgrammePlan
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeCommand:
    """What every command to a programme carries."""

    programme: str
    by: Actor
    at: datetime

    @property
    def stream(self) -> str:
        return programme_stream(self.programme)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartProgramme(ProgrammeCommand):
    """Begin a programme as planned."""

    plan: ProgrammePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearRelease(ProgrammeCommand):
    """Let a release start."""

    release: ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteRelease(ProgrammeCommand):
    """Note that a release was signed off, and end the programme when nothing is left to deliver."""

    release: ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class DropRelease(ProgrammeCommand):
    """Note that a release was stopped, and end the programme when nothing is left to deliver."""

    release: ReleaseId


AnyProgrammeCommand: TypeAlias = StartProgramme | ClearRelease | CompleteRelease | DropRelease


def programme_stream(programme: str) -> str:
    """Where a programme is recorded: `programme-shepway-fom`."""
    return f"programme-{programme}"
