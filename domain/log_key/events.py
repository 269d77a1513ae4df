"""What can have happened to the key that the log is sealed with."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class LogKeyAnnounced:
    """Another key may sign for the log: the former one says so, by signing a checkpoint over this."""

    former: str
    key: str
    reason: str
    by: Identity
    at: datetime


LogKeyEvent: TypeAlias = LogKeyAnnounced
