"""How the ledger moves on: together with what was recorded, and only from where its writer saw it."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table

from eventstore.dialects import DriverItself, commits_at_once, postgresql_types
from eventstore.moments import rfc3339
from eventstore.tables import bodies, events, requests

# Values in the order of the columns.
Row: TypeAlias = tuple[Any, ...]


@dataclass(slots=True, kw_only=True)
class Recorded:
    """Rows of one group, which go into their tables together."""

    events: list[Row] = field(default_factory=list)
    bodies: list[Row] = field(default_factory=list)
    requests: list[Row] = field(default_factory=list)


def move_on(
    connection: Connection, recorded: Recorded, *, before: int, to: int, now: datetime, is_all: bool
) -> bool:
    """Whether it was written; not when the ledger has left `before`.

    On PostgreSQL this is one statement; where another process is just writing, it waits and looks again.
    When it `is_all` that is to be written, it commits by itself.

    :raises IntegrityError: when a request was answered before.
    """
    # As the drivers want it: the statements are few and fixed, and each append waits for all of them.
    with DriverItself(connection) as database:
        if connection.dialect.name == "sqlite":
            return _written_in_turn(database, recorded, [to, rfc3339(now), before])
        with commits_at_once(database) if is_all else nullcontext():
            return _written_at_once(database, recorded, [to, now, before])


def _written_at_once(database: Any, recorded: Recorded, asked: list[Any]) -> bool:
    is_single = len(recorded.events) == len(recorded.requests) == 1
    for rows in (recorded.events, recorded.bodies, recorded.requests):
        asked += rows[0] if is_single else map(list, zip(*rows, strict=True))
    # An array for each column beats a message for each row, but costs the lone append half its time.
    (written,) = database.execute(_move_and_insert(array="" if is_single else "[]"), asked).fetchone()
    return bool(written)


def _written_in_turn(database: Any, recorded: Recorded, asked: Sequence[Any]) -> bool:
    if database.execute(_MOVE, asked).rowcount == 0:
        return False
    database.executemany(_INSERT_EVENT, _as_sqlite_keeps(recorded.events))
    database.executemany(_INSERT_BODY, recorded.bodies)
    database.executemany(_INSERT_REQUEST, recorded.requests)
    return True


def _as_sqlite_keeps(rows: Iterable[Row]) -> Iterable[Row]:
    for position, stream, sequence, id, type, schema, at, recorded_at, envelope in rows:
        moments = rfc3339(at), rfc3339(recorded_at)
        yield (position, stream, sequence, id.hex, type, schema, *moments, envelope)


@cache
def _move_and_insert(*, array: str) -> str:
    """For one row of each table, or for arrays; binary, as writing arrays as text takes twice as long."""
    return f"""
    WITH moved AS (
        UPDATE ledger SET position = %s, recorded_at = %s WHERE position = %s RETURNING position
    ),
    told AS ({_insert(events, array=array)}),
    kept AS ({_insert(bodies, array=array)}),
    answered AS ({_insert(requests, array=array)})
    SELECT count(*) FROM moved
    """  # noqa: S608  Names and types only; what is recorded is passed beside it.


def _insert(table: Table, *, array: str) -> str:
    values = ", ".join(f"%b::{type}{array}" for type in postgresql_types(table))
    rows = f"u.* FROM moved, unnest({values}) u" if array else f"{values} FROM moved"
    return f"INSERT INTO {table.name} ({_names(table)}) SELECT {rows}"


def _insert_one(table: Table) -> str:
    places = ", ".join("?" for _ in table.columns)
    return f"INSERT INTO {table.name} ({_names(table)}) VALUES ({places})"  # noqa: S608


def _names(table: Table) -> str:
    return ", ".join(table.columns.keys())


_MOVE = "UPDATE ledger SET position = ?, recorded_at = ? WHERE position = ?"
_INSERT_EVENT, _INSERT_BODY, _INSERT_REQUEST = map(_insert_one, (events, bodies, requests))
