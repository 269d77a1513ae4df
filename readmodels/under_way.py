"""Which workflows ought to be running."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from sqlalchemy import Column, Connection, MetaData, Table, Text, exists, select

from domain.benefit.events import (
    BenefitPartRealised,
    BenefitPosted,
    BenefitRealised,
    BenefitWithdrawn,
    BenefitWrittenOff,
)
from domain.gate.aftermath import (
    ConditionDischarged,
    DecisionLapsed,
    DecisionRatified,
    OutcomeTookEffect,
    OverrideReviewed,
)
from domain.gate.agenda import is_finished
from domain.gate.events import GateClosed, GateEvent, GateOpened
from domain.gate.evolving import fold
from domain.programme.events import ProgrammeEnded, ProgrammeStarted, ReleaseCleared
from domain.release.closing.events import ReleaseClosed
from domain.release.commands import release_stream
from domain.release.events import ReleaseStopped, ReleaseWithdrawn
from eventstore.tables import Moment
from readmodels.place import place_of
from readmodels.recorded import Recorded, recorded_in
from readmodels.rows import put, remove
from readmodels.view import View

Kind: TypeAlias = Literal["programme", "release", "gate", "benefit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWay:
    """A workflow by the id of its stream, and when what it follows began."""

    kind: Kind
    id: str
    since: datetime


_metadata = MetaData()

_under_way = Table(
    "under_way",
    _metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("since", Moment, nullable=False),
)


def under_way(connection: Connection) -> tuple[UnderWay, ...]:
    """Every workflow that should be running now, the oldest first."""
    rows = connection.execute(select(_under_way).order_by(_under_way.c.since, _under_way.c.id))
    return tuple(UnderWay(kind=row.kind, id=row.id, since=row.since) for row in rows)


def is_under_way(connection: Connection, id: str) -> bool:
    """Whether the workflow of this id should be running now."""
    return bool(connection.scalar(select(exists().where(_under_way.c.id == id))))


def _take(connection: Connection, happened: Sequence[Recorded]) -> None:
    for each in happened:
        _note(connection, each.fact.stream, each)


def _note(connection: Connection, stream: str, each: Recorded) -> None:
    match each.event:
        case ProgrammeStarted(at=at):
            _begin(connection, "programme", stream, at)
        case ReleaseCleared(release=release, at=at):
            _begin(connection, "release", release_stream(place_of(stream).programme, release), at)
        case GateOpened(at=at):
            _begin(connection, "gate", stream, at)
        case BenefitPosted(at=at):
            _begin(connection, "benefit", stream, at)
        case ProgrammeEnded() | ReleaseClosed() | ReleaseStopped() | ReleaseWithdrawn():
            _end(connection, stream)
        case BenefitRealised() | BenefitPartRealised() | BenefitWrittenOff() | BenefitWithdrawn():
            _end(connection, stream)
        case (
            GateClosed()
            | OutcomeTookEffect()
            | DecisionRatified()
            | DecisionLapsed()
            | ConditionDischarged()
            | OverrideReviewed()
        ):
            # A gate's workflow goes on until the decision is in effect and ratified, its conditions are met,
            # and its override is reviewed.
            if _is_finished(connection, stream):
                _end(connection, stream)
        case _:
            pass


def _begin(connection: Connection, kind: Kind, id: str, at: datetime) -> None:
    put(connection, _under_way, {"id": id}, {"kind": kind, "since": at})


def _end(connection: Connection, id: str) -> None:
    remove(connection, _under_way, {"id": id})


def _is_finished(connection: Connection, stream: str) -> bool:
    events = (each.event for each in recorded_in(connection, stream))
    return is_finished(fold(event for event in events if isinstance(event, GateEvent)))


UNDER_WAY = View(name="under_way", version=5, metadata=_metadata, take=_take)
