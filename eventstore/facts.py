"""What is written to the record and what is read back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFact:
    """A fact as its author states it; of `actor`, an opaque identity, only a keyed pseudonym is kept."""

    type: str
    schema: int
    at: datetime
    actor: str
    body: bytes

    def __post_init__(self) -> None:
        if self.at.utcoffset() != timedelta(0):
            raise ValueError(f"the time of a fact must be aware and UTC, not {self.at!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFact:
    """A fact as the record keeps it: `at` is when it happened, `recorded_at` when it was written down."""

    position: int
    stream: str
    sequence: int
    id: UUID
    type: str
    schema: int
    at: datetime
    recorded_at: datetime
    body: bytes
    envelope: bytes
