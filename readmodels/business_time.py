"""Which time a programme lives in, and how late it is there."""

from datetime import datetime, time

from sqlalchemy import Connection, select

from readmodels.as_recorded import programme_as_recorded
from readmodels.timeline_table import timeline_table


def simulated_now(connection: Connection, programme: str) -> datetime | None:
    """The newest moment that a simulated programme has reached; None when it lives in real time.

    Its clocks tell the time by the day, so what has an hour was said outside of them.
    """
    started = programme_as_recorded(connection, programme).started
    if started is None or not started.is_simulated:
        return None
    told = select(timeline_table.c.at).where(timeline_table.c.programme == programme)
    newest = connection.execute(told.order_by(timeline_table.c.at.desc())).scalars()
    return next((at for at in newest if at.time() == time()), started.at)
