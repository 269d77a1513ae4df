"""How far each release has come, as people reported it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import JSON, Column, Connection, Integer, MetaData, Table, Text, select

from domain.identity import Identity
from domain.release.events import ReadinessReported
from domain.release.readiness import Measure
from eventstore.tables import Moment
from readmodels.place import place_of
from readmodels.recorded import Recorded
from readmodels.rows import put
from readmodels.view import View

_metadata = MetaData()

_readiness = Table(
    "readiness",
    _metadata,
    Column("programme", Text, primary_key=True),
    Column("release", Text, primary_key=True),
    Column("measure", Text, primary_key=True),
    Column("done", Integer, nullable=False),
    Column("of", Integer, nullable=False),
    Column("outstanding", JSON, nullable=False),
    Column("by_issuer", Text, nullable=False),
    Column("by_subject", Text, nullable=False),
    Column("at", Moment, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessLine:
    """What was last reported of a measure: so many of so many, what is outstanding, by whom and when."""

    measure: Measure
    done: int
    of: int
    outstanding: tuple[str, ...]
    by: Identity
    at: datetime


def readiness(connection: Connection, programme: str, release: str) -> tuple[ReadinessLine, ...]:
    """What was reported of a release, in the order of the measures; nothing before anybody has."""
    columns = _readiness.c
    wanted = select(_readiness).where(columns.programme == programme, columns.release == release)
    lines = (
        ReadinessLine(
            measure=Measure(row.measure),
            done=row.done,
            of=row.of,
            outstanding=tuple(row.outstanding),
            by=Identity(issuer=row.by_issuer, subject=row.by_subject),
            at=row.at,
        )
        for row in connection.execute(wanted)
    )
    return tuple(sorted(lines, key=lambda line: [*Measure].index(line.measure)))


def _take(connection: Connection, happened: Sequence[Recorded]) -> None:
    for each in happened:
        if isinstance(each.event, ReadinessReported):
            _note(connection, each.fact.stream, each.event)


def _note(connection: Connection, stream: str, reported: ReadinessReported) -> None:
    place, portion = place_of(stream), reported.portion
    key = {"programme": place.programme, "release": place.release, "measure": reported.measure}
    values = {
        "done": portion.done,
        "of": portion.of,
        "outstanding": list(portion.outstanding),
        "by_issuer": reported.by.issuer,
        "by_subject": reported.by.subject,
        "at": reported.at,
    }
    put(connection, _readiness, key, values)


READINESS = View(name="readiness", version=1, metadata=_metadata, take=_take)
