"""People, times and facts that the tests of the record speak of."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, insert, select, update

from eventstore.canonical import canonical
from eventstore.facts import NewFact, StoredFact
from eventstore.store import Append, Appended, EventStore

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ASHA, BEN, CHLOE = "idp.example|asha", "idp.example|ben", "idp.example|chloe"
GATE, RELEASE = "gate-7", "release-alpha-1"


def fact(
    number: int = 1, *, actor: str = ASHA, at: datetime = NOON, type: str = "noted", schema: int = 1
) -> NewFact:
    return NewFact(type=type, schema=schema, at=at, actor=actor, body=canonical({"number": number}))


def onto(stream: str, expected: int, *facts: NewFact) -> Append:
    return Append(stream=stream, expected=expected, facts=facts or (fact(),))


async def fill(store: EventStore, stream: str, count: int, *, begin: int = 0) -> list[Appended]:
    """One append a fact, one after the other."""
    return [
        await store.append(onto(stream, expected, fact(expected + 1)), key=f"{stream}/{expected + 1}")
        for expected in range(begin, begin + count)
    ]


async def everything(store: EventStore) -> list[StoredFact]:
    return [stored async for stored in store.read_all()]


async def take(facts: AsyncIterator[StoredFact], count: int) -> list[StoredFact]:
    taken: list[StoredFact] = []
    while len(taken) < count:
        taken.append(await anext(facts))
    return taken


class Tally:
    """A read model that counts the facts of each stream; refuses the number 13."""

    name = "tally"

    def __init__(self, *, version: int = 1, step: int = 1, table: str = "tally") -> None:
        self.version = version
        self.step = step
        self.metadata = MetaData()
        self.table = Table(
            table,
            self.metadata,
            Column("stream", Text, primary_key=True),
            Column("count", Integer, nullable=False),
        )

    def apply(self, connection: Connection, facts: Sequence[StoredFact]) -> None:
        for stored in facts:
            if stored.body == canonical({"number": 13}):
                raise ValueError("13 brings bad luck")
            raised = update(self.table).where(self.table.c.stream == stored.stream)
            counted = connection.execute(raised.values(count=self.table.c.count + self.step))
            if counted.rowcount == 0:
                connection.execute(insert(self.table).values(stream=stored.stream, count=self.step))

    def counts(self, connection: Connection) -> dict[str, int]:
        rows: Any = connection.execute(select(self.table))
        return {row.stream: row.count for row in rows}
