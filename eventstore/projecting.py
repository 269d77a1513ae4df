"""How read models keep in step with the record."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, MetaData, Row, Table, delete, insert, select, update

from eventstore.errors import ReadModelReplaced
from eventstore.facts import StoredFact
from eventstore.projection import Projection
from eventstore.reading import facts_between, head
from eventstore.tables import ledger, projections

PAGE = 1000


def project(connection: Connection, wanted: Sequence[Projection], facts: Sequence[StoredFact]) -> None:
    """Applies facts just written, and first whatever a process without these read models wrote before them.

    :raises ReadModelReplaced: when the stored version is not the one this process knows.
    """
    if not wanted:
        return
    standing = _standing(connection)
    for projection in wanted:
        row = standing.get(projection.name)
        if row is None or row.version != projection.version:
            raise ReadModelReplaced(projection.name)
        if row.position == facts[0].position - 1:
            projection.apply(connection, facts)
        else:
            _fill([projection], connection, after=row.position)
    names = [projection.name for projection in wanted]
    connection.execute(
        update(projections).where(projections.c.name.in_(names)).values(position=facts[-1].position)
    )


def is_in_step(connection: Connection, wanted: Sequence[Projection]) -> bool:
    standing, position = _standing(connection), head(connection)
    return all(
        (row := standing.get(projection.name)) is not None
        and (row.version, row.position) == (projection.version, position)
        for projection in wanted
    )


def bring_into_step(connection: Connection, wanted: Sequence[Projection]) -> int:
    """Rebuilds what is new or of another version, fills up what is behind; returns how many facts it read."""
    position = _stop_writers(connection)
    standing = _standing(connection)
    starts = []
    for projection in wanted:
        row = standing.get(projection.name)
        if row is not None and row.version == projection.version:
            starts.append((row.position, projection))
        else:
            _recreate(connection, projection, row)
            starts.append((0, projection))
    return _fill_all(connection, starts, position)


def rebuild(connection: Connection, wanted: Sequence[Projection]) -> int:
    """Drops, creates and refills every read model; returns how many facts it read."""
    position = _stop_writers(connection)
    standing = _standing(connection)
    for projection in wanted:
        _recreate(connection, projection, standing.get(projection.name))
    return _fill_all(connection, [(0, projection) for projection in wanted], position)


def _stop_writers(connection: Connection) -> int:
    return int(connection.execute(select(ledger.c.position).with_for_update()).scalar_one())


def _standing(connection: Connection) -> Mapping[str, Row[*tuple[Any, ...]]]:
    return {row.name: row for row in connection.execute(select(projections))}


def _recreate(connection: Connection, projection: Projection, row: Row[*tuple[Any, ...]] | None) -> None:
    names = {table.name for table in projection.metadata.sorted_tables}
    # The version before may have had tables that this one no longer knows.
    _drop(connection, names if row is None else names | set(row.tables.split()))
    projection.metadata.create_all(connection, checkfirst=False)
    connection.execute(delete(projections).where(projections.c.name == projection.name))
    connection.execute(
        insert(projections).values(
            name=projection.name, version=projection.version, position=0, tables=" ".join(sorted(names))
        )
    )


def _drop(connection: Connection, names: set[str]) -> None:
    for name in names:
        Table(name, MetaData()).drop(connection, checkfirst=True)


def _fill_all(connection: Connection, starts: Sequence[tuple[int, Projection]], position: int) -> int:
    applied = 0
    for start, group in groupby(sorted(starts, key=_start), key=_start):
        together = [projection for _, projection in group]
        applied += _fill(together, connection, after=start)
        names = [projection.name for projection in together]
        connection.execute(update(projections).where(projections.c.name.in_(names)).values(position=position))
    return applied


def _start(pair: tuple[int, Projection]) -> int:
    return pair[0]


def _fill(together: Sequence[Projection], connection: Connection, *, after: int) -> int:
    position = after
    while facts := facts_between(connection, after=position, until=None, limit=PAGE):
        for projection in together:
            projection.apply(connection, facts)
        position = facts[-1].position
    return position - after
