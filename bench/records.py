"""How quickly a record of any size is read, folded, verified and made into a read model again."""

import asyncio
import hashlib
import sqlite3
from binascii import b2a_base64
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import Any

import psycopg

from bench.figures import ratio
from bench.notes import A_STREAM, CODEC, COUNTS, fill, folded
from bench.opponent import Opponent
from eventstore.migrate import migrate
from eventstore.store import EventStore
from eventstore.verify import verify

PAGE = 1000
STREAMS = 10
_SELECT = """
SELECT e.position, e.stream, e.sequence, e.id, e.type, e.schema, e.at, e.recorded_at, e.envelope,
b.salt, b.body FROM events e LEFT JOIN bodies b ON b.position = e.position AND b.position > {0}
WHERE e.position > {0} ORDER BY e.position LIMIT 1000
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """Events a second at one kind of work, beside the raw driver and the `eventsourcing` package."""

    database: str
    events: int
    work: str
    per_second: float
    raw_per_second: float | None
    times_raw: float | None
    other_per_second: float | None
    times_other: float | None


async def records(url: str, other_url: str, *, events: int, rounds: int) -> list[RecordLine]:
    """Interleaved rounds on one filled record, and the median of each."""
    await asyncio.to_thread(migrate, url)
    opponent = await asyncio.to_thread(Opponent, other_url)
    # Its own way to be filled is slow, and what is read of it does not depend on its size.
    await asyncio.to_thread(opponent.fill, min(events, 50_000))
    async with await EventStore.open(url, [COUNTS]) as store:
        await fill(store, events)
        measured = _Measured()
        for _ in range(rounds):
            await measured.round(store, url, opponent)
    opponent.close()
    read, verify = measured.of("raw read"), measured.of("raw verify")
    database = url.partition(":")[0]
    return [
        _line(database, events, work, measured.of(work), raw, measured.of(f"other {work}"))
        for work, raw in (
            ("read and decode", read),
            ("replay streams", None),
            ("rebuild", read),
            ("verify", verify),
        )
    ]


@dataclass(slots=True)
class _Measured:
    """Events a second, by what was done and who did it."""

    rates: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    async def round(self, store: EventStore, url: str, opponent: Opponent) -> None:
        await self._time("raw read", lambda: asyncio.to_thread(_raw_read, url))
        await self._time("read and decode", lambda: _read(store))
        self._add("other read and decode", opponent.read())
        await self._time("replay streams", lambda: _replay(store))
        self._add("other replay streams", opponent.replay(STREAMS))
        await self._time("rebuild", store.rebuild)
        self._add("other rebuild", opponent.project())
        await self._time("raw verify", lambda: asyncio.to_thread(_raw_verify, url))
        await self._time("verify", lambda: _verify(store))

    def of(self, work: str) -> float | None:
        return median(self.rates[work]) if self.rates[work] else None

    async def _time(self, name: str, work: Callable[[], Awaitable[int]]) -> None:
        began = perf_counter()
        done = await work()
        self._add(name, done / (perf_counter() - began))

    def _add(self, name: str, rate: float | None) -> None:
        if rate is not None:
            self.rates[name].append(rate)


def _line(
    database: str, events: int, work: str, ours: float | None, raw: float | None, other: float | None
) -> RecordLine:
    assert ours is not None
    return RecordLine(
        database=database,
        events=events,
        work=work,
        per_second=round(ours),
        raw_per_second=None if raw is None else round(raw),
        times_raw=None if raw is None else ratio(ours, raw),
        other_per_second=None if other is None else round(other),
        times_other=None if other is None else ratio(ours, other),
    )


async def _read(store: EventStore) -> int:
    done = 0
    async for fact in store.read_all(page=PAGE):
        CODEC.decode(fact.type, fact.schema, fact.body)
        done += 1
    return done


async def _replay(store: EventStore) -> int:
    for number in range(STREAMS):
        folded(await store.read(f"notes-{number}"))
    return STREAMS * A_STREAM


async def _verify(store: EventStore) -> int:
    checked = await verify(store)
    if not checked.is_clean:
        raise AssertionError(checked.faults)
    return checked.facts


def _raw_read(url: str) -> int:
    """Every body is held to its envelope first, as whoever reads the record is promised."""
    done = 0
    for page in _pages(url):
        for row in page:
            _check_body(row)
            CODEC.decode(row[4], row[5], row[10])
        done += len(page)
    return done


def _raw_verify(url: str) -> int:
    """Every body is held to its envelope, and every envelope to the next one of its stream."""
    done, leaves = 0, dict[str, bytes]()
    for page in _pages(url):
        for row in page:
            stream, envelope = row[1], row[8]
            _check_body(row)
            if leaves.get(stream, b"null") not in envelope:
                raise AssertionError(row)
            leaf = hashlib.sha256(b"\x00" + envelope).digest()
            leaves[stream] = b2a_base64(leaf, newline=False)
        done += len(page)
    return done


def _check_body(row: Sequence[Any]) -> None:
    if b2a_base64(hashlib.sha256(row[9] + row[10]).digest(), newline=False) not in row[8]:
        raise AssertionError(row)


def _pages(url: str) -> Iterator[Sequence[Any]]:
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
            yield from _paged(lambda after: database.execute(_SELECT.format("?"), (after, after)).fetchall())
    else:
        with psycopg.connect(url, autocommit=True) as connection:
            yield from _paged(
                lambda after: connection.execute(_SELECT.format("%s"), (after, after)).fetchall()
            )


def _paged(ask: Callable[[int], Sequence[Any]]) -> Iterator[Sequence[Any]]:
    after = 0
    while page := ask(after):
        yield page
        after = page[-1][0]
