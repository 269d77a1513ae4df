"""How stored rows become facts again."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, bindparam, select

from eventstore.envelope import commits_to
from eventstore.errors import RecordDamaged
from eventstore.facts import StoredFact
from eventstore.persons import revealed
from eventstore.tables import bodies, events, ledger

ROWS_AT_ONCE = 1000

StoredRow = Row[*tuple[Any, ...]]


def head(connection: Connection) -> int:
    """The position of the last fact; 0 for an empty record."""
    return int(connection.execute(_POSITION).scalar_one())


def position_of(connection: Connection, id: UUID) -> int | None:
    """Where the fact with this id stands; None when there is none."""
    found: int | None = connection.execute(select(events.c.position).where(events.c.id == id)).scalar()
    return found


def facts_of(connection: Connection, stream: str, *, after: int = 0) -> tuple[StoredFact, ...]:
    """The facts of one stream, after a sequence.

    :raises RecordDamaged: when a body is gone or is not the one committed to.
    """
    asked = {"stream": stream, "after": after}
    return _facts(connection, connection.execute(_OF_STREAM, asked).all())


def facts_between(
    connection: Connection, *, after: int, until: int | None, limit: int
) -> tuple[StoredFact, ...]:
    """The facts of all streams, after one position and up to another.

    :raises RecordDamaged: when a body is gone or is not the one committed to.
    """
    wanted = FACTS.where(events.c.position > after).order_by(events.c.position).limit(limit)
    if until is not None:
        wanted = wanted.where(events.c.position <= until)
    return _facts(connection, connection.execute(wanted).all())


def facts_of_types(connection: Connection, types: Collection[str]) -> Iterator[StoredFact]:
    """The facts of these types of all streams, in the order of the record, as they are read.

    :raises RecordDamaged: when a body is gone or is not the one committed to.
    """
    wanted = FACTS.where(events.c.type.in_(sorted(types))).order_by(events.c.position)
    for rows in connection.execute(wanted).partitions(ROWS_AT_ONCE):
        yield from _facts(connection, rows)


def first_of_types(connection: Connection, types: Collection[str], *, after: int) -> int | None:
    """The position of the first fact of these types after another position; None when there is none."""
    found = select(events.c.position).where(events.c.position > after, events.c.type.in_(sorted(types)))
    position: int | None = connection.execute(found.order_by(events.c.position).limit(1)).scalar()
    return position


_POSITION = select(ledger.c.position)

# An outer join: a fact whose body is gone must be missed aloud, not left out.
FACTS: Select[Any] = select(events, bodies.c.salt, bodies.c.body).select_from(
    events.outerjoin(bodies, events.c.position == bodies.c.position)
)

_OF_STREAM = FACTS.where(
    events.c.stream == bindparam("stream"), events.c.sequence > bindparam("after")
).order_by(events.c.sequence)


def _facts(connection: Connection, rows: Sequence[StoredRow]) -> tuple[StoredFact, ...]:
    for row in rows:
        if row.body is None or not commits_to(row.envelope, row.salt, row.body):
            raise RecordDamaged(f"the body of fact {row.position}, {row.stream} {row.sequence}")
    bodies_shown = revealed(connection, [row.body for row in rows])
    return tuple(_fact(row, body) for row, body in zip(rows, bodies_shown, strict=True))


def _fact(row: StoredRow, body: bytes) -> StoredFact:
    position, stream, sequence, id, type, schema, at, recorded_at, envelope, *_ = row
    return StoredFact(
        position=position,
        stream=stream,
        sequence=sequence,
        id=id,
        type=type,
        schema=schema,
        at=at,
        recorded_at=recorded_at,
        body=body,
        envelope=envelope,
    )
