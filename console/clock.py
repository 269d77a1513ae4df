"""What time people mean by now when they look at a programme."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection

from console.moments import moment_of
from console.options import Reading
from console.writing import now
from readmodels.business_clock import moment_in
from readmodels.recorded import newest_moment

Clock: TypeAlias = Callable[[Connection, str], datetime]


def clock_of(common: Reading) -> Clock:
    """Tells the time in a programme: now, or as of when people ask; a simulated one has its own."""
    known = None if common.as_of is None else moment_of(common.as_of)

    def tell(connection: Connection, programme: str) -> datetime:
        match known:
            case None | datetime():
                return moment_in(connection, programme, known or now())
            case _:
                return newest_moment(connection)

    return tell
