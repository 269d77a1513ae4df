"""How a moment is read and written."""

from datetime import UTC, datetime
from functools import lru_cache


def utc_now() -> datetime:
    return datetime.now(UTC)


# One moment is written down for many facts, and several times for each.
@lru_cache(maxsize=256)
def rfc3339(moment: datetime) -> str:
    """Always UTC and always microseconds, so that the text sorts as the time does."""
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    # By place, as naming the argument costs more than writing the time.
    return moment.isoformat("T", "microseconds").removesuffix("+00:00") + "Z"


def from_rfc3339(text: str) -> datetime:
    return datetime.fromisoformat(text)
