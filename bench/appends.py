"""How many appends a second the record takes, next to a bare row inserted by the driver."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter
from uuid import uuid4

import psycopg

from bench.figures import Tally, ratio
from eventstore.canonical import canonical
from eventstore.facts import NewFact
from eventstore.migrate import migrate
from eventstore.store import Append, EventStore

BODY = canonical({"note": "x" * 200})
CREATE = "CREATE TABLE raw (position INTEGER PRIMARY KEY, stream TEXT, body TEXT)"

WriteUntil = Callable[[float], Awaitable[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendLine:
    """Appends of one fact a second by so many writers; the raw driver commits row after row, alone."""

    database: str
    writers: int
    rounds: int
    appends_per_second: float
    raw_per_second: float
    ratio: float


async def appends(url: str, raw_url: str, *, writers: int, rounds: int, seconds: float) -> AppendLine:
    """Interleaved rounds: the record in one database, the raw table in another of the same kind."""
    await asyncio.to_thread(migrate, url)
    database = url.partition(":")[0]
    raw = _raw_sqlite if database == "sqlite" else _raw_postgresql
    ours, theirs = Tally(), Tally()
    async with await EventStore.open(url) as store:
        for _ in range(rounds):
            await _round(theirs, [lambda until: asyncio.to_thread(raw, raw_url, until)], seconds)
            await _round(ours, [lambda until: _append_until(store, until)] * writers, seconds)
    return AppendLine(
        database=database,
        writers=writers,
        rounds=rounds,
        appends_per_second=ours.rate,
        raw_per_second=theirs.rate,
        ratio=ratio(ours.rate, theirs.rate),
    )


async def _round(tally: Tally, writers: list[WriteUntil], seconds: float) -> None:
    began = perf_counter()
    done = await asyncio.gather(*(write_until(began + seconds) for write_until in writers))
    tally.add(done=sum(done), seconds=perf_counter() - began)


async def _append_until(store: EventStore, until: float) -> int:
    stream, done = f"stream-{uuid4()}", 0
    while perf_counter() < until:
        fact = NewFact(type="noted", schema=1, at=datetime.now(UTC), actor="bench", body=BODY)
        append = Append(stream=stream, expected=done, facts=(fact,))
        await store.append(append, key=f"{stream}/{done}")
        done += 1
    return done


def _raw_sqlite(url: str, until: float) -> int:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("DROP TABLE IF EXISTS raw")
    connection.execute(CREATE)
    done = 0
    while perf_counter() < until:
        connection.execute("INSERT INTO raw VALUES (?, ?, ?)", (done, "stream", BODY.decode()))
        done += 1
    connection.close()
    return done


def _raw_postgresql(url: str, until: float) -> int:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS raw")
        connection.execute(CREATE)
        done = 0
        while perf_counter() < until:
            connection.execute("INSERT INTO raw VALUES (%s, %s, %s)", (done, "stream", BODY.decode()))
            done += 1
    return done
