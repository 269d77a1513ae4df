"""How long it is kept who somebody is."""

from datetime import datetime
from enum import StrEnum

FEBRUARY, LAST_OF_FEBRUARY = 2, 28


class Retention(StrEnum):
    """The class that somebody belongs to."""

    ACTED = "acted"
    NAMED = "named"


def retention(last_acted: datetime | None) -> Retention:
    """Whoever acted is kept for accountability; whoever was only named, as long as nobody asks otherwise."""
    return Retention.NAMED if last_acted is None else Retention.ACTED


def kept_until(last_acted: datetime, years: int) -> datetime:
    """The end of the years for which somebody is accountable after they last acted."""
    # A leap day has no anniversary in most years.
    day = min(last_acted.day, LAST_OF_FEBRUARY) if last_acted.month == FEBRUARY else last_acted.day
    return last_acted.replace(year=last_acted.year + years, day=day)
