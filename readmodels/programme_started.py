"""What a programme was started with."""

from sqlalchemy import Connection

from domain.programme.commands import programme_stream
from domain.programme.events import ProgrammeStarted
from readmodels.recorded import recorded_in


def programme_started(connection: Connection, programme: str) -> ProgrammeStarted | None:
    """How a programme began; None when there is none of this id."""
    events = (each.event for each in recorded_in(connection, programme_stream(programme)))
    return next((event for event in events if isinstance(event, ProgrammeStarted)), None)
