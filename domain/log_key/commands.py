"""What can be asked about the key that the log is sealed with."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Actor
from domain.person.commands import NO_PROGRAMME

LOG_KEY_STREAM = "log-key"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnounceLogKey:
    """Say that another key is to sign for the log after the `former` one; both by their public lines."""

    former: str
    key: str
    reason: str
    by: Actor
    at: datetime

    @property
    def programme(self) -> str:
        return NO_PROGRAMME

    @property
    def stream(self) -> str:
        return LOG_KEY_STREAM


AnyLogKeyCommand: TypeAlias = AnnounceLogKey
