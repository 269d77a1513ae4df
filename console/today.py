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

Clock: TypeAlias = Callable[[Connection, str], datetime]
OnDay: TypeAlias = Callable[[Connection, str], date]


def clock_of(common: Reading) -> Clock:
    """Tells the time in a programme: a simulated one has a time of its own, in any other it is now.

    As of a position or an event it is when that happened.
    """
    known = None if common.as_of is None else moment_of(common.as_of)

    def asked(connection: Connection) -> datetime:
        if common.as_of is None:
            return now()
        return known if isinstance(known, datetime) else newest_moment(connection)

    return lambda connection, programme: moment_in(connection, programme, asked(connection))


def on_day(typed: str | None, common: Reading) -> OnDay:
    """Tells the day that was typed, else the one that it is in a programme.

    :raises NotAMoment: when it is none.
    """
    day, clock = None if typed is None else day_of(typed), clock_of(common)
    return lambda connection, programme: clock(connection, programme).date() if day is None else day
