"""What time it is in a programme."""

from datetime import datetime, time

from sqlalchemy import Connection, select

from readmodels.programme_started import programme_started
from readmodels.timeline_table import timeline_table


def moment_in(connection: Connection, programme: str, now: datetime) -> datetime:
    """Now; in a programme that is simulated the newest moment that it has reached."""
    return simulated_now(connection, programme) or now


def simulated_now(connection: Connection, programme: str) -> datetime | None:
    """The newest moment that a simulated programme has reached; None when it lives in real time.

    Its clocks tell the time by the day, so what has an hour was said outside of them.
    """
    started = programme_started(connection, programme)
    if started is None or not started.is_simulated:
        return None
    told = select(timeline_table.c.at).where(timeline_table.c.programme == programme)
    newest = connection.execute(told.order_by(timeline_table.c.at.desc())).scalars()
    return next((at for at in newest if at.time() == time()), started.at)
