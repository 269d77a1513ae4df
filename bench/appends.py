"""How many facts a second the record takes, next to the driver alone and to `eventsourcing`."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from time import perf_counter
from uuid import uuid4

from bench.figures import Tally, ratio
from bench.opponent import Opponent
from bench.raw_rows import RawRows
from eventstore.canonical import canonical
from eventstore.facts import NewFact
from eventstore.migrate import migrate
from eventstore.store import Append, EventStore

BODY = canonical({"note": "x" * 200})

# Writes until then, and says how many facts it wrote.
Write = Callable[[float], Awaitable[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendLine:
    """Facts a second by so many writers, so many facts to an append."""

    database: str
    writers: int
    batch: int
    rounds: int
    per_second: float
    raw_per_second: float
    times_raw: float
    other_per_second: float
    times_other: float


async def appends(
    url: str, raw_url: str, other_url: str, *, writers: int, batch: int, rounds: int, seconds: float
) -> AppendLine:
    """Interleaved rounds, each contender in a database of its own of the same kind."""
    for each in (url, raw_url):
        await asyncio.to_thread(migrate, each)
    opponent = await asyncio.to_thread(Opponent, other_url)
    raw = RawRows(raw_url, BODY)
    ours, theirs, other = Tally(), Tally(), Tally()
    async with await EventStore.open(url) as store:
        for _ in range(rounds):
            await _round(theirs, partial(_in_a_thread, raw.write, batch), writers, seconds)
            await _round(ours, partial(_append, store, batch), writers, seconds)
            await _round(other, partial(_in_a_thread, opponent.save, batch), writers, seconds)
    opponent.close()
    return AppendLine(
        database=url.partition(":")[0],
        writers=writers,
        batch=batch,
        rounds=rounds,
        per_second=ours.rate,
        raw_per_second=theirs.rate,
        times_raw=ratio(ours.rate, theirs.rate),
        other_per_second=other.rate,
        times_other=ratio(ours.rate, other.rate),
    )


async def _round(tally: Tally, write: Write, writers: int, seconds: float) -> None:
    began = perf_counter()
    done = await asyncio.gather(*(write(began + seconds) for _ in range(writers)))
    tally.add(done=sum(done), seconds=perf_counter() - began)


async def _in_a_thread(write: Callable[[int, float], int], batch: int, until: float) -> int:
    return await asyncio.to_thread(write, batch, until)


async def _append(store: EventStore, batch: int, until: float) -> int:
    stream, done = f"stream-{uuid4()}", 0
    while perf_counter() < until:
        facts = tuple(
            NewFact(type="noted", schema=1, at=datetime.now(UTC), actor="bench", body=BODY)
            for _ in range(batch)
        )
        await store.append(Append(stream=stream, expected=done, facts=facts), key=f"{stream}/{done}")
        done += batch
    return done
