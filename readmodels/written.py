"""What was recorded together, and from when until when the record has a workflow at work."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from domain.benefit.events import (
    BenefitPartRealised,
    BenefitPosted,
    BenefitRealised,
    BenefitWithdrawn,
    BenefitWrittenOff,
)
from domain.gate.agenda import is_finished
from domain.gate.events import GateEvent, GateOpened
from domain.gate.evolving import evolve, fold
from domain.programme.commands import programme_stream
from domain.programme.events import ProgrammeEnded, ProgrammeStarted, ReleaseCleared
from domain.release.closing.events import ReleaseClosed
from domain.release.commands import release_stream
from domain.release.events import ReleaseStopped, ReleaseWithdrawn
from eventstore.tables import events, requests
from readmodels.place import place_of
from readmodels.recorded import Recorded, recorded_in
from readmodels.timeline_table import timeline_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Everything that one command, or several settled together, brought about."""

    first: int
    recorded: tuple[Recorded, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A workflow is at work from one position until another; None while it should be running."""

    id: str
    begins: int
    ends: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One programme as the record tells it."""

    written: tuple[Written, ...]
    lives: Mapping[str, Life]


def told(connection: Connection, programme: str) -> Told:
    """Everything recorded of a programme, in order, and the workflows that follow from it."""
    streams = _streams(connection, programme)
    facts = {stream: recorded_in(connection, stream) for stream in streams}
    return Told(
        written=tuple(_written(connection, facts)),
        lives={life.id: life for life in _lives(programme, facts)},
    )


def _streams(connection: Connection, programme: str) -> list[str]:
    mine = (
        select(events.c.stream)
        .distinct()
        .join(timeline_table, timeline_table.c.position == events.c.position)
    )
    return list(connection.scalars(mine.where(timeline_table.c.programme == programme)))


def _written(connection: Connection, facts: Mapping[str, tuple[Recorded, ...]]) -> Iterator[Written]:
    by_position = {each.fact.position: each for stream in facts.values() for each in stream}
    asked = select(requests.c.first_position, requests.c.last_position).order_by(requests.c.first_position)
    for first, last in connection.execute(asked):
        if first in by_position:
            found = (by_position.get(position) for position in range(first, last + 1))
            yield Written(first=first, recorded=tuple(each for each in found if each))


def _lives(programme: str, facts: Mapping[str, tuple[Recorded, ...]]) -> Iterator[Life]:
    begins, ends = dict[str, int](), dict[str, int]()
    for stream, happened in facts.items():
        for each in happened:
            if id := _begun(programme, stream, each):
                begins[id] = each.fact.position
        if (end := _end(stream, happened)) is not None:
            ends[stream] = end
    for id, begin in begins.items():
        yield Life(id=id, begins=begin, ends=ends.get(id))


def _begun(programme: str, stream: str, each: Recorded) -> str:
    match each.event:
        case ProgrammeStarted():
            return programme_stream(programme)
        case ReleaseCleared(release=release):
            return release_stream(programme, release)
        case GateOpened() | BenefitPosted():
            return stream
        case _:
            return ""


def _end(stream: str, happened: tuple[Recorded, ...]) -> int | None:
    if place_of(stream).gate:
        return _end_of_gate(happened)
    for each in happened:
        match each.event:
            case ProgrammeEnded() | ReleaseClosed() | ReleaseStopped() | ReleaseWithdrawn():
                return each.fact.position
            case BenefitRealised() | BenefitPartRealised() | BenefitWrittenOff() | BenefitWithdrawn():
                return each.fact.position
            case _:
                pass
    return None


def _end_of_gate(happened: tuple[Recorded, ...]) -> int | None:
    gate = fold(())
    for each in happened:
        if isinstance(each.event, GateEvent):
            gate = evolve(gate, each.event)
            if is_finished(gate):
                return each.fact.position
    return None
