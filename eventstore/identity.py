"""How a fact gets its id."""

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def time_ordered_id(moment: datetime, position: int) -> UUID:
    """A UUID version 7 (RFC 9562); the position keeps those of one millisecond in order."""
    milliseconds = (moment - _EPOCH) // _MILLISECOND
    high = milliseconds << 16 | 0x7000 | position & 0xFFF
    low = 0b10 << 62 | secrets.randbits(62)
    return UUID(int=high << 64 | low)
