"""A release as its own stream makes it."""

from sqlalchemy import Connection

from domain.release.commands import release_stream
from domain.release.events import ReleaseEvent
from domain.release.state import Release, fold
from readmodels.recorded import recorded_in


def release_events(connection: Connection, programme: str, release: str) -> tuple[ReleaseEvent, ...]:
    """Everything that happened to a release, in order; nothing when there is no such release."""
    found = (each.event for each in recorded_in(connection, release_stream(programme, release)))
    return tuple(event for event in found if isinstance(event, ReleaseEvent))


def release_as_recorded(connection: Connection, programme: str, release: str) -> Release:
    """The release; one without a plan when there is none of this name."""
    return fold(release_events(connection, programme, release))
