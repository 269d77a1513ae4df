"""What is written to the record and what is read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import orjson

from eventstore.moments import from_rfc3339


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


class StoredFact(NamedTuple):
    """A fact as the record keeps it.

    A tuple, as a record is read by the hundred thousand; what is seldom asked is read from the envelope.
    """

    position: int
    stream: str
    sequence: int
    type: str
    schema: int
    envelope: bytes
    body: bytes

    @property
    def id(self) -> UUID:
        return UUID(self._told["id"])

    @property
    def at(self) -> datetime:
        """When it happened."""
        return from_rfc3339(self._told["happened"])

    @property
    def recorded_at(self) -> datetime:
        """When it was written down."""
        return from_rfc3339(self._told["at"])

    @property
    def _told(self) -> Mapping[str, Any]:
        told: Mapping[str, Any] = orjson.loads(self.envelope)
        return told
