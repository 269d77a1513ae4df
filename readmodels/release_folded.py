"""A release as its events have made it."""

from sqlalchemy import Connection

from domain.release.commands import release_stream
from domain.release.events import ReleaseEvent
from domain.release.refusals import ReleaseUnknown
from domain.release.state import Release, fold
from readmodels.recorded import recorded_in


def release_folded(connection: Connection, programme: str, release: str) -> Release:
    """What the rules will judge by.

    :raises ReleaseUnknown: when there is none of this name.
    """
    events = (each.event for each in recorded_in(connection, release_stream(programme, release)))
    found = fold(event for event in events if isinstance(event, ReleaseEvent))
    if found.plan is None:
        raise ReleaseUnknown(release)
    return found
