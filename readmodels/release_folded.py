"""A release as its events have made it."""

from sqlalchemy import Connection

from domain.release.command import release_stream
from domain.release.events import ReleaseEvent
from domain.release.refusals import ReleaseUnknown
from domain.release.state import Release, fold
from readmodels.recorded import recorded_in


def release_folded(connection: Connection, programme: str, release: str) -> Release:
    """What the rules judge by.

    :raises ReleaseUnknown: when there is none of this name.
    """
    return fold(release_events(connection, programme, release))


def release_events(connection: Connection, programme: str, release: str) -> tuple[ReleaseEvent, ...]:
    """Everything that happened to a release, in order.

    :raises ReleaseUnknown: when there is none of this name.
    """
    found = (each.event for each in recorded_in(connection, release_stream(programme, release)))
    events = tuple(event for event in found if isinstance(event, ReleaseEvent))
    if not events:
        raise ReleaseUnknown(f"{programme}/{release}")
    return events
