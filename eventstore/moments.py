"""How a moment is read and written."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    return datetime.now(UTC)


def rfc3339(moment: datetime) -> str:
    """Always UTC and always microseconds, so that the text sorts as the time does."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def from_rfc3339(text: str) -> datetime:
    return datetime.fromisoformat(text)
