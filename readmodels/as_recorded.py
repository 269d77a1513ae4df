"""What a programme or a release is, folded from its stream."""

from sqlalchemy import Connection

from domain.programme.commands import programme_stream
from domain.programme.events import ProgrammeEvent
from domain.programme.state import Programme
from domain.programme.state import fold as fold_programme
from domain.release.commands import release_stream
from domain.release.events import ReleaseEvent
from domain.release.state import Release
from domain.release.state import fold as fold_release
from readmodels.recorded import recorded_in


def programme_as_recorded(connection: Connection, programme: str) -> Programme:
    """A programme; one that has not begun when there is none of this id."""
    events = (each.event for each in recorded_in(connection, programme_stream(programme)))
    return fold_programme(event for event in events if isinstance(event, ProgrammeEvent))


def release_as_recorded(connection: Connection, programme: str, release: str) -> Release:
    """A release; one that is not registered when there is none of this name."""
    events = (each.event for each in recorded_in(connection, release_stream(programme, release)))
    return fold_release(event for event in events if isinstance(event, ReleaseEvent))


def releases_as_recorded(connection: Connection, programme: str) -> dict[str, Release]:
    """Every release of a programme by its id, in order of plan."""
    planned = programme_as_recorded(connection, programme).planned
    return {id: release_as_recorded(connection, programme, id) for id in planned}
