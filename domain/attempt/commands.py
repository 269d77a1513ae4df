"""What can be asked of the record of attempts."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Actor, Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAttempt:
    """Keep that somebody asked something of what is recorded in a stream, and why it was refused."""

    programme: str
    tried_at: str
    attempt: str
    who: Identity
    refusal: str
    sentence: str
    by: Actor
    at: datetime

    @property
    def stream(self) -> str:
        return attempts_stream(self.programme)


AnyAttemptCommand: TypeAlias = RecordAttempt


def attempts_stream(programme: str) -> str:
    """Where the refused attempts of a programme are recorded: `attempts-shepway-fom`."""
    return f"attempts-{programme}"
