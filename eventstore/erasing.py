"""How somebody is erased: the event that says so, and the end of what it is about, in one transaction."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection

from eventstore.appending import Appended, Request
from eventstore.errors import RecordError, StreamMoved
from eventstore.persons import forget
from eventstore.projecting import rebuild
from eventstore.projection import Projection
from eventstore.reading import head as head_of
from eventstore.recorder import write_group

# The stored name of the event that explains why a person's values are gone.
ERASED = "personal-data-erased"


def erase(
    connection: Connection,
    *,
    request: Request,
    person: str,
    head: int,
    projections: Sequence[Projection],
    clock: Callable[[], datetime],
) -> Appended:
    """Read models hold names, so they are filled again from what is left.

    :raises StreamMoved: when anything was recorded after `head`.
    """
    (outcome,) = write_group(connection, [request], clock=clock)
    if isinstance(outcome, RecordError):
        raise outcome
    if outcome.repeated:
        return outcome
    if outcome.first != head + 1:
        raise StreamMoved(request.appends[0].stream, head, head_of(connection))
    forget(connection, person)
    rebuild(connection, projections)
    return outcome
