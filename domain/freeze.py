"""When nothing takes effect, whatever was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeWindow:
    """From one day to another, both included, nothing takes effect: an election period, a year end."""

    since: date
    until: date
    reason: str


def after_freezes(moment: datetime, windows: Sequence[FreezeWindow]) -> datetime:
    """The first moment, from this one on, that no window covers, UTC."""
    for window in sorted(windows, key=lambda each: each.since):
        if window.since <= moment.date() <= window.until:
            moment = datetime.combine(window.until + timedelta(days=1), time(), tzinfo=UTC)
    return moment
