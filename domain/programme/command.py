"""What every command to a programme carries, and where it is recorded."""

from dataclasses import dataclass
from datetime import datetime

from domain.identity import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeCommand:
    """What every command to a programme carries."""

    programme: str
    by: Actor
    at: datetime

    @property
    def stream(self) -> str:
        return programme_stream(self.programme)


def programme_stream(programme: str) -> str:
    """Where a programme is recorded: `programme-shepway-fom`."""
    return f"programme-{programme}"
