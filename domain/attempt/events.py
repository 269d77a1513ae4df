"""What can have been tried in vain."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRefused:
    """Somebody asked something of what is recorded in a stream, by a command of this name, and was refused.

    A refused word at a gate is kept with the gate instead.
    """

    stream: str
    attempt: str
    by: Identity
    refusal: str
    sentence: str
    at: datetime


AttemptEvent: TypeAlias = AttemptRefused
