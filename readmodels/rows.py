"""How a view writes one of its rows, on every database alike."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, update

Columns = Mapping[str, Any]


def put(connection: Connection, table: Table, key: Columns, values: Columns) -> None:
    """Changes the row with this key, or adds it; columns not named keep their value."""
    changed = connection.execute(update(table).where(_is(table, key)).values(dict(values)))
    if changed.rowcount == 0:
        connection.execute(insert(table).values({**key, **values}))


def remove(connection: Connection, table: Table, key: Columns) -> None:
    """Deletes the rows with this key, if there are any."""
    connection.execute(delete(table).where(_is(table, key)))


def _is(table: Table, key: Columns) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key.items()))
