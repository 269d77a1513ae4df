"""What a programme, its money, a release or a benefit is, folded from its stream."""

from sqlalchemy import Connection

from domain.benefit.commands import benefit_stream
from domain.benefit.events import BenefitEvent
from domain.benefit.state import Benefit
from domain.benefit.state import fold as fold_benefit
from domain.fund.commands import fund_stream
from domain.fund.events import FundEvent
from domain.fund.state import Fund
from domain.fund.state import fold as fold_fund
from domain.programme.commands import programme_stream
from domain.programme.events import ProgrammeEvent
from domain.programme.state import Programme
from domain.programme.state import fold as fold_programme
from domain.release.command import release_stream
from domain.release.events import ReleaseEvent
from domain.release.evolving import fold as fold_release
from domain.release.refusals import ReleaseUnknown
from domain.release.state import Release
from readmodels.recorded import recorded_in


def programme_as_recorded(connection: Connection, programme: str) -> Programme:
    """A programme; one that has not begun when there is none of this id."""
    events = (each.event for each in recorded_in(connection, programme_stream(programme)))
    return fold_programme(event for event in events if isinstance(event, ProgrammeEvent))


def fund_as_recorded(connection: Connection, programme: str) -> Fund:
    """The money of a programme; a fund without a plan when it has none of its own."""
    events = (each.event for each in recorded_in(connection, fund_stream(programme)))
    return fold_fund(event for event in events if isinstance(event, FundEvent))


def release_as_recorded(connection: Connection, programme: str, release: str) -> Release:
    """A release; one that is not registered when there is none of this name."""
    return fold_release(_release_events(connection, programme, release))


def known_release(connection: Connection, programme: str, release: str) -> Release:
    """A release that there is.

    :raises ReleaseUnknown: when there is none of this name.
    """
    return fold_release(events_of_release(connection, programme, release))


def events_of_release(connection: Connection, programme: str, release: str) -> tuple[ReleaseEvent, ...]:
    """Everything that happened to a release, in order.

    :raises ReleaseUnknown: when there is none of this name.
    """
    events = _release_events(connection, programme, release)
    if not events:
        raise ReleaseUnknown(f"{programme}/{release}")
    return events


def releases_as_recorded(connection: Connection, programme: str) -> dict[str, Release]:
    """Every release of a programme by its id, in order of plan."""
    planned = programme_as_recorded(connection, programme).planned
    return {id: release_as_recorded(connection, programme, id) for id in planned}


def benefits_as_recorded(connection: Connection, programme: str, release: Release) -> dict[str, Benefit]:
    """The benefits that a release is to bring, by id."""
    return {id: _benefit(connection, benefit_stream(programme, id)) for id in release.benefits}


def _benefit(connection: Connection, stream: str) -> Benefit:
    events = (each.event for each in recorded_in(connection, stream))
    return fold_benefit(event for event in events if isinstance(event, BenefitEvent))


def _release_events(connection: Connection, programme: str, release: str) -> tuple[ReleaseEvent, ...]:
    found = (each.event for each in recorded_in(connection, release_stream(programme, release)))
    return tuple(event for event in found if isinstance(event, ReleaseEvent))
