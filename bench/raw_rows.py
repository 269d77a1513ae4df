"""The floor: the driver alone writes the rows that an append leaves, and promises nothing about them.

No ledger, so no order without gaps; no sequence that is compared; no hash, no canonical form, no tokens.
"""

import sqlite3
from itertools import count
from time import perf_counter
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import Table

from eventstore.dialects import postgresql_types
from eventstore.tables import bodies, events, requests

ENVELOPE = 480
TABLES = (events, bodies, requests)

Row = tuple[Any, ...]


class RawRows:
    """Writes such rows into migrated tables; each call of `write` is one writer with its own connection."""

    def __init__(self, url: str, body: bytes) -> None:
        self._url = url
        self._body = body
        self._positions = count(1)

    def write(self, batch: int, until: float) -> int:
        """A transaction for so many facts with their request, again and again; how many facts."""
        write = self._to_sqlite if self._url.startswith("sqlite") else self._to_postgresql
        return write(batch, until)

    def _to_sqlite(self, batch: int, until: float) -> int:
        path = self._url.removeprefix("sqlite:///")
        database = sqlite3.connect(path, isolation_level=None, timeout=30)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        statements = [
            f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608
            for table in TABLES
        ]
        stream, done = str(uuid4()), 0
        while perf_counter() < until:
            database.execute("BEGIN IMMEDIATE")
            for statement, rows in zip(statements, self._rows(stream, done, batch), strict=True):
                database.executemany(statement, rows)
            database.execute("COMMIT")
            done += batch
        database.close()
        return done

    def _to_postgresql(self, batch: int, until: float) -> int:
        """In one statement, which is one round trip."""
        statement = _at_once(array="" if batch == 1 else "[]")
        stream, done = str(uuid4()), 0
        with psycopg.connect(self._url, autocommit=True) as database:
            while perf_counter() < until:
                tables = self._rows(stream, done, batch)
                columns = [column for rows in tables for column in zip(*rows, strict=True)]
                database.execute(statement, [column[0] if batch == 1 else list(column) for column in columns])
                done += batch
        return done

    def _rows(self, stream: str, done: int, batch: int) -> tuple[list[Row], list[Row], list[Row]]:
        positions = [next(self._positions) for _ in range(batch)]
        at, salt, envelope = "2018-05-14T12:00:00.000000Z", b"s" * 32, b"e" * ENVELOPE
        return (
            [
                (position, stream, done + nth, uuid4().hex, "noted", 1, at, at, envelope)
                for nth, position in enumerate(positions, start=1)
            ],
            [(position, salt, self._body) for position in positions],
            [(f"{stream}/{done}", salt, positions[0], positions[-1])],
        )


def _at_once(*, array: str) -> str:
    told, kept, answered = (_insert(table, array=array) for table in TABLES)
    return f"WITH told AS ({told}), kept AS ({kept}) {answered}"


def _insert(table: Table, *, array: str) -> str:
    values = ", ".join(f"%s::{type}{array}" for type in postgresql_types(table))
    return f"INSERT INTO {table.name} SELECT " + (f"u.* FROM unnest({values}) u" if array else values)  # noqa: S608
