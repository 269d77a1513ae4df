"""What is planned in a programme, how far it has come, and what its end rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from domain.benefit.commands import benefit_stream
from domain.benefit.events import BenefitEvent
from domain.benefit.profile import BenefitId, BenefitProfile
from domain.benefit.state import Benefit
from domain.benefit.state import fold as fold_benefit
from domain.programme.baseline.history import Baseline, baselines
from domain.programme.commands import programme_stream
from domain.programme.events import ProgrammeEvent
from domain.programme.path.forecast import Situation
from domain.programme.path.situation import situation_from
from domain.programme.refusals import ProgrammeUnknown
from domain.programme.state import Programme, fold
from domain.release.commands import release_stream
from domain.release.events import ReleaseEvent
from domain.release.evolving import fold as fold_release
from domain.release.plan import ReleaseId
from domain.release.state import Release
from readmodels.recorded import recorded_in


def programme_now(connection: Connection, programme: str) -> Programme:
    """A programme as it is recorded."""
    return fold(programme_events(connection, programme))


def releases_now(
    connection: Connection, programme: str, ids: Mapping[ReleaseId, object]
) -> Mapping[ReleaseId, Release]:
    """Its releases as they are recorded."""
    return {id: fold_release(_release_events(connection, programme, id)) for id in ids}


def baselines_of(connection: Connection, programme: str) -> tuple[Baseline, ...]:
    """Every plan of a programme, the first first."""
    return baselines(programme_events(connection, programme))


def situation_of(connection: Connection, programme: str, on: date) -> Situation:
    """What a forecast rests on, on a day of the programme; what was stopped or taken out is left aside.

    :raises ProgrammeUnknown: when it has not begun.
    """
    now = programme_now(connection, programme)
    if now.calendar is None:
        raise ProgrammeUnknown(programme)
    history = release_history(connection, programme, now.planned)
    return situation_from(now, now.calendar, history, on)


def programme_events(connection: Connection, programme: str) -> tuple[ProgrammeEvent, ...]:
    """Everything that happened to a programme itself, in order."""
    found = (each.event for each in recorded_in(connection, programme_stream(programme)))
    return tuple(event for event in found if isinstance(event, ProgrammeEvent))


def release_history(
    connection: Connection, programme: str, ids: Iterable[ReleaseId]
) -> Mapping[ReleaseId, Sequence[ReleaseEvent]]:
    """Everything that happened to these releases, in order."""
    return {id: tuple(_release_events(connection, programme, id)) for id in ids}


def benefits_of(connection: Connection, programme: str) -> tuple[BenefitProfile, ...]:
    """The benefits that its releases promise and that nobody has given up."""
    return tuple(
        each.profile for each in _benefits(connection, programme) if each.profile and not each.will_not_come
    )


def all_benefits_of(connection: Connection, programme: str) -> tuple[BenefitProfile, ...]:
    """Every benefit that its releases have promised, given up or not."""
    return tuple(each.profile for each in _benefits(connection, programme) if each.profile)


def _benefits(connection: Connection, programme: str) -> Iterator[Benefit]:
    releases = releases_now(connection, programme, programme_now(connection, programme).planned)
    for release in releases.values():
        for benefit in release.benefits:
            yield fold_benefit(_benefit_events(connection, programme, BenefitId(benefit)))


def _release_events(connection: Connection, programme: str, release: str) -> Iterator[ReleaseEvent]:
    for each in recorded_in(connection, release_stream(programme, release)):
        if isinstance(each.event, ReleaseEvent):
            yield each.event


def _benefit_events(connection: Connection, programme: str, benefit: BenefitId) -> Iterator[BenefitEvent]:
    for each in recorded_in(connection, benefit_stream(programme, benefit)):
        if isinstance(each.event, BenefitEvent):
            yield each.event
