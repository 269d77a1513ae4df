"""A release, its programme and its benefits as they are recorded."""

from sqlalchemy import Connection

from domain.benefit.commands import benefit_stream
from domain.benefit.events import BenefitEvent
from domain.benefit.state import Benefit
from domain.benefit.state import fold as fold_benefit
from domain.programme.commands import programme_stream
from domain.programme.events import ProgrammeEvent
from domain.programme.state import Programme
from domain.programme.state import fold as fold_programme
from domain.release.commands import release_stream
from domain.release.events import ReleaseEvent
from domain.release.state import Release
from domain.release.state import fold as fold_release
from readmodels.recorded import recorded_in


def release_now(connection: Connection, programme: str, release: str) -> Release:
    """The release; without a plan when there is none of this name."""
    events = (each.event for each in recorded_in(connection, release_stream(programme, release)))
    return fold_release(event for event in events if isinstance(event, ReleaseEvent))


def programme_now(connection: Connection, programme: str) -> Programme:
    """The programme; not started when there is none of this name."""
    events = (each.event for each in recorded_in(connection, programme_stream(programme)))
    return fold_programme(event for event in events if isinstance(event, ProgrammeEvent))


def benefits_now(connection: Connection, programme: str, release: Release) -> dict[str, Benefit]:
    """The benefits that a release is to bring, by id."""
    return {id: _benefit(connection, benefit_stream(programme, id)) for id in release.benefits}


def _benefit(connection: Connection, stream: str) -> Benefit:
    events = (each.event for each in recorded_in(connection, stream))
    return fold_benefit(event for event in events if isinstance(event, BenefitEvent))
