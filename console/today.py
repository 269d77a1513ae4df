"""Which moment people mean by now when they look at something."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy import Connection

from console.moments import day_of, moment_of
from console.options import Reading
from console.writing import now
from readmodels.business_clock import moment_in
from readmodels.recorded import newest_moment

Now: TypeAlias = Callable[[Connection], datetime]
Clock: TypeAlias = Callable[[Connection, str], datetime]
OnDay: TypeAlias = Callable[[Connection], date]


def now_of(common: Reading) -> Now:
    """Tells the time as of which is asked: of a position or an event, when it happened."""
    known = None if common.as_of is None else moment_of(common.as_of)
    if known is None:
        return lambda _: now()
    return (lambda _: known) if isinstance(known, datetime) else newest_moment


def clock_of(common: Reading) -> Clock:
    """Tells the time in a programme: as above, but a simulated one has a time of its own."""
    now = now_of(common)
    return lambda connection, programme: moment_in(connection, programme, now(connection))


def on_day(typed: str | None, common: Reading) -> OnDay:
    """Tells the day that was typed, else the one as of which is asked.

    :raises NotAMoment: when it is none.
    """
    day, now = None if typed is None else day_of(typed), now_of(common)
    return lambda connection: now(connection).date() if day is None else day
