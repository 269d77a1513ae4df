"""What time it is in a programme."""

from datetime import datetime

from sqlalchemy import Connection, select

from domain.programme.commands import programme_stream
from domain.programme.events import ProgrammeStarted
from readmodels.recorded import recorded_in
from readmodels.timeline_table import timeline_table


def moment_in(connection: Connection, programme: str, now: datetime) -> datetime:
    """Now; in a programme that is simulated the moment of the newest thing that happened in it."""
    if not _is_simulated(connection, programme):
        return now
    here = timeline_table.c
    newest = select(here.at).where(here.programme == programme).order_by(here.position.desc()).limit(1)
    return connection.execute(newest).scalar() or now


def _is_simulated(connection: Connection, programme: str) -> bool:
    first = next(iter(recorded_in(connection, programme_stream(programme))), None)
    return first is not None and isinstance(first.event, ProgrammeStarted) and first.event.is_simulated
