"""Whether a question about a programme's past stays as quick while more and more else is recorded."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, create_engine, insert, update

from bench.figures import Spread, spread
from eventstore.migrate import migrate
from eventstore.reading import FACTS
from eventstore.store import EventStore
from eventstore.tables import bodies, events, ledger
from readmodels.as_of import as_of
from readmodels.projections import PROJECTIONS
from readmodels.release_board import releases
from readmodels.timeline_table import timeline_table
from tests.readmodels import story
from tests.readmodels.cast import PROGRAMME
from tests.readmodels.steps import tell

LOOKS = 7
AT_ONCE = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PastLine:
    """How long the board of one programme takes as of a past position, in a record of so many events."""

    database: str
    events: int
    of_the_programme: int
    board: Spread


async def past(url: str, sizes: Sequence[int]) -> list[PastLine]:
    """One programme, and beside it more and more copies of it under other names."""
    await asyncio.to_thread(migrate, url, PROJECTIONS)
    lines = []
    async with await EventStore.open(url, PROJECTIONS) as store:
        await tell(store, *story.whole_story())
        own = await store.position()
        for size in sorted(sizes):
            await asyncio.to_thread(_grow, url, own, size)
            looks = [await _look(store, own) for _ in range(LOOKS)]
            lines.append(
                PastLine(
                    database=url.partition(":")[0],
                    events=await store.position(),
                    of_the_programme=own,
                    board=spread(looks),
                )
            )
    return lines


async def _look(store: EventStore, position: int) -> float:
    began = perf_counter()
    async with as_of(store, position, programmes=[PROGRAMME]) as then:
        await then.query(partial(releases, programme=PROGRAMME))
    return perf_counter() - began


def _grow(url: str, own: int, size: int) -> None:
    """Copies of the programme's facts under other names, until there are so many; the timeline follows."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        facts = _facts(connection, own)
        position = connection.execute(ledger.select()).one().position
        while position < size:
            number = min(AT_ONCE // own, -(-(size - position) // own))
            rows = [_copied(row, position + nth * own, nth) for nth in range(number) for row in facts]
            for table in (events, bodies, timeline_table):
                names = [column.name for column in table.c]
                connection.execute(insert(table), [{name: row[name] for name in names} for row in rows])
            position += number * own
        connection.execute(update(ledger).values(position=position))
    engine.dispose()


def _facts(connection: Connection, own: int) -> list[Mapping[str, Any]]:
    told = {row.position: dict(row._mapping) for row in connection.execute(timeline_table.select())}
    found = connection.execute(FACTS.where(events.c.position <= own).order_by(events.c.position)).mappings()
    return [{**told[row["position"]], **row} for row in found]


def _copied(row: Mapping[str, Any], before: int, nth: int) -> Mapping[str, Any]:
    other = f"other-{before}-{nth}"
    return {
        **row,
        "position": before + row["position"],
        "stream": row["stream"].replace(PROGRAMME, other),
        "programme": other,
        "id": uuid4(),
    }
