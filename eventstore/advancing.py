"""How the ledger moves on: together with what was recorded, and only from where its writer saw it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import orjson
from sqlalchemy import Connection, Table

from eventstore.dialects import postgresql_types, sqlite_itself
from eventstore.moments import rfc3339
from eventstore.tables import bodies, events, requests

Rows = list[dict[str, Any]]


@dataclass(slots=True, kw_only=True)
class Recorded:
    """Rows of one group, which go into their tables together."""

    events: Rows = field(default_factory=list)
    bodies: Rows = field(default_factory=list)
    requests: Rows = field(default_factory=list)


def move_on(connection: Connection, recorded: Recorded, *, before: int, to: int, now: datetime) -> bool:
    """Whether it was written; not when the ledger has left `before`, or when a request was answered before.

    On PostgreSQL this is one statement; where another process is just writing, it waits and looks again.
    """
    # As the drivers want it: the statements are few and fixed, and each append waits for all of them.
    if connection.dialect.name == "postgresql":
        return _written_at_once(connection, recorded, {"before": before, "to": to, "now": now})
    keys = orjson.dumps([row["key"] for row in recorded.requests])
    asked = {"before": before, "to": to, "now": rfc3339(now), "keys": keys}
    return _written_in_turn(connection, recorded, asked)


def _written_at_once(connection: Connection, recorded: Recorded, asked: dict[str, Any]) -> bool:
    is_single = len(recorded.events) == len(recorded.requests) == 1
    for table, rows in _tables(recorded):
        columns = rows[0] if is_single else {name: [row[name] for row in rows] for name in rows[0]}
        asked |= {f"{table.name}_{name}": column for name, column in columns.items()}
    # An array for each column beats a message for each row, but costs the lone append half its time.
    statement = _move_and_insert(array="" if is_single else "[]")
    return bool(connection.exec_driver_sql(statement, asked).scalar())


def _written_in_turn(connection: Connection, recorded: Recorded, asked: Mapping[str, Any]) -> bool:
    with sqlite_itself(connection) as database:
        if database.execute(_MOVE, asked).rowcount == 0:
            return False
        for table, rows in _tables(recorded):
            database.executemany(_INSERT[table.name], map(_as_sqlite_keeps, rows))
        return True


def _tables(recorded: Recorded) -> Sequence[tuple[Table, Sequence[Mapping[str, Any]]]]:
    return (events, recorded.events), (bodies, recorded.bodies), (requests, recorded.requests)


def _as_sqlite_keeps(row: Mapping[str, Any]) -> Mapping[str, Any]:
    if "id" not in row:
        return row
    moments = {name: rfc3339(row[name]) for name in ("at", "recorded_at")}
    return {**row, **moments, "id": row["id"].hex}


@cache
def _move_and_insert(*, array: str) -> str:
    """For one row of each table, or for arrays; binary, as writing arrays as text takes twice as long."""
    # Not ANY: as the table grows that is planned as a walk through all of it.
    keys = "SELECT unnest(%(requests_key)b::text[])" if array else "%(requests_key)b::text"
    return f"""
    WITH moved AS (
        UPDATE ledger SET position = %(to)s, recorded_at = %(now)s
        WHERE position = %(before)s
        AND NOT EXISTS (SELECT 1 FROM requests WHERE key IN ({keys}))
        RETURNING position
    ),
    told AS ({_insert(events, array=array)}),
    kept AS ({_insert(bodies, array=array)}),
    answered AS ({_insert(requests, array=array)})
    SELECT count(*) FROM moved
    """  # noqa: S608  Names and types only; what is recorded is passed beside it.


def _insert(table: Table, *, array: str) -> str:
    typed = zip(table.columns.keys(), postgresql_types(table), strict=True)
    values = ", ".join(f"%({table.name}_{name})b::{type}{array}" for name, type in typed)
    rows = f"u.* FROM moved, unnest({values}) u" if array else f"{values} FROM moved"
    return f"INSERT INTO {table.name} ({', '.join(table.columns.keys())}) SELECT {rows}"


_MOVE = """
    UPDATE ledger SET position = :to, recorded_at = :now
    WHERE position = :before
    AND NOT EXISTS (SELECT 1 FROM requests WHERE key IN (SELECT value FROM json_each(:keys)))
    """
_INSERT = {
    table.name: f"INSERT INTO {table.name} ({', '.join(names)}) VALUES (:{', :'.join(names)})"  # noqa: S608
    for table in (events, bodies, requests)
    if (names := table.columns.keys())
}
