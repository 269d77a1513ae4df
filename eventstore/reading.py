"""How stored rows become facts again."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, bindparam, select

from eventstore.dialects import IN_BINARY, rows_of_driver
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
    return _facts(connection, rows_of_driver(connection, _OF_STREAM, asked))


def facts_between(
    connection: Connection, *, after: int, until: int | None, limit: int
) -> tuple[StoredFact, ...]:
    """The facts of all streams, after one position and up to another.

    :raises RecordDamaged: when a body is gone or is not the one committed to.
    """
    rows = rows_of_driver(connection, _AFTER, {"after": after, "limit": limit})
    if until is not None:
        # Here, as PostgreSQL takes a range for a small one and sorts all of it, while its tables are young.
        rows = [row for row in rows if row[0] <= until]
    return _facts(connection, rows)


def facts_of_types(connection: Connection, types: Collection[str]) -> Iterator[StoredFact]:
    """The facts of these types of all streams, in the order of the record, as they are read.

    :raises RecordDamaged: when a body is gone or is not the one committed to.
    """
    wanted = _in_brief(FACTS).where(events.c.type.in_(sorted(types))).order_by(events.c.position)
    for rows in connection.execute(wanted).partitions(ROWS_AT_ONCE):
        yield from _facts(connection, rows)


def first_of_types(connection: Connection, types: Collection[str], *, after: int) -> int | None:
    """The position of the first fact of these types after another position; None when there is none."""
    found = select(events.c.position).where(events.c.position > after, events.c.type.in_(sorted(types)))
    position: int | None = connection.execute(found.order_by(events.c.position).limit(1)).scalar()
    return position


_POSITION = select(ledger.c.position)

# An outer join: a fact whose body is gone must be missed aloud, not left out.
FACTS: Select[Any] = (
    select(events, bodies.c.salt, bodies.c.body)
    .select_from(events.outerjoin(bodies, events.c.position == bodies.c.position))
    .execution_options(**IN_BINARY)
)
# For a page: PostgreSQL may merge both tables from the start unless it is told where the page begins in each.
FACTS_AFTER: Select[Any] = (
    select(events, bodies.c.salt, bodies.c.body)
    .select_from(
        events.outerjoin(
            bodies,
            (events.c.position == bodies.c.position) & (bodies.c.position > bindparam("after")),
        )
    )
    .where(events.c.position > bindparam("after"))
    .order_by(events.c.position)
    .execution_options(**IN_BINARY)
)


def _in_brief(facts: Select[Any]) -> Select[Any]:
    """Without the times and the id, which are in the envelope too, and are hardly ever asked for."""
    fact, kept = events.c, bodies.c
    columns = (fact.position, fact.stream, fact.sequence, fact.type, fact.schema, fact.envelope)
    return facts.with_only_columns(*columns, kept.salt, kept.body, maintain_column_froms=True)


_OF_STREAM = (
    _in_brief(FACTS)
    .where(events.c.stream == bindparam("stream"), events.c.sequence > bindparam("after"))
    .order_by(events.c.sequence)
)
_AFTER = _in_brief(FACTS_AFTER).limit(bindparam("limit"))


def _facts(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> tuple[StoredFact, ...]:
    stored = []
    for position, stream, sequence, _, _, envelope, salt, body in rows:
        if body is None or not commits_to(envelope, salt, body):
            raise RecordDamaged(f"the body of fact {position}, {stream} {sequence}")
        stored.append(body)
    return tuple(
        StoredFact(position, stream, sequence, type, schema, envelope, body)
        for (position, stream, sequence, type, schema, envelope, _, _), body in zip(
            rows, revealed(connection, stored), strict=True
        )
    )
