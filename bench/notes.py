"""The event that records of any size are filled with, and how they are filled."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, MetaData, Table, Text, select

from eventstore.codec import Codec
from eventstore.facts import NewFact, StoredFact
from eventstore.store import Append, EventStore
from readmodels.rows import put

A_STREAM = 500
A_BATCH = 100
AT_ONCE = 16
LONG = "x" * 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Somebody noted something."""

    number: int
    note: str


CODEC: Codec[Noted, str] = Codec({Noted: "noted"}, str, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """A read model: how many notes each stream has, and their sum."""

    name: str = "counts"
    version: int = 1
    metadata: MetaData = MetaData()  # noqa: RUF009  The tables of one read model are the same everywhere.

    def apply(self, connection: Connection, facts: Sequence[StoredFact]) -> None:
        """Adds a page up, then writes each stream's row once."""
        added: dict[str, int] = {}
        for fact in facts:
            said = CODEC.decode(fact.type, fact.schema, fact.body).event
            added[fact.stream] = added.get(fact.stream, 0) + said.number
        for stream, number in added.items():
            known = connection.execute(select(_counts.c.total).where(_counts.c.stream == stream)).scalar()
            put(connection, _counts, {"stream": stream}, {"total": (known or 0) + number})


COUNTS = Counts()
_counts = Table(
    "counts",
    COUNTS.metadata,
    Column("stream", Text, primary_key=True),
    Column("total", BigInteger, nullable=False),
)


async def fill(store: EventStore, events: int) -> None:
    """So many notes, in streams of five hundred."""
    streams = iter(range(-(-events // A_STREAM)))
    while together := list(islice(streams, AT_ONCE)):
        await asyncio.gather(*(_fill(store, f"notes-{number}") for number in together))


async def _fill(store: EventStore, stream: str) -> None:
    for done in range(0, A_STREAM, A_BATCH):
        facts = tuple(_note(number) for number in range(done, done + A_BATCH))
        await store.append(Append(stream=stream, expected=done, facts=facts), key=f"{stream}/{done}")


def _note(number: int) -> NewFact:
    body = CODEC.encode(Noted(number=number, note=LONG), "bench")
    return NewFact(type="noted", schema=1, at=datetime.now(UTC), actor="bench", body=body)


def folded(facts: Sequence[StoredFact]) -> Any:
    """What a stream comes to."""
    return sum(CODEC.decode(fact.type, fact.schema, fact.body).event.number for fact in facts)
