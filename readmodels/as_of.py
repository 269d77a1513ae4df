"""What was known then."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection, StaticPool, Table, create_engine, insert, select

from eventstore.reading import FACTS, facts_between, head
from eventstore.tables import bodies, events, person_keys, personal_values
from readmodels.asking import Answers
from readmodels.projections import PROJECTIONS

AsOf: TypeAlias = datetime | int
T = TypeVar("T")
Rows: TypeAlias = Sequence[Mapping[str, Any]]

PAGE = 1000


class Copy:
    """A copy of the record and its views in memory; answers what an event store answers."""

    def __init__(self) -> None:
        # One thread, so that questions asked at once, or given up half-way, never share the connection.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="as-of")
        self._engine = create_engine(
            "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
        )

    async def query(self, question: Callable[[Connection], T]) -> T:
        """The answer, as of the moment of the copy."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._ask, question)

    def close(self) -> None:
        """Lets go of the memory once the questions already asked are answered."""
        self._thread.submit(self._engine.dispose)
        self._thread.shutdown(wait=False)

    def _ask(self, question: Callable[[Connection], T]) -> T:
        with self._engine.begin() as connection:
            return question(connection)


# It costs one read of every fact up to the moment, holds all of them in memory, and fills every view afresh:
# about as long as a rebuild. So open one copy and ask it everything that a page wants.
@asynccontextmanager
async def as_of(answers: Answers, moment: AsOf) -> AsyncIterator[Copy]:
    """Something to ask the same questions: by time, of what had happened by then; by position, of the record.

    :raises ValueError: when a time has no zone.
    """
    if isinstance(moment, datetime) and moment.tzinfo is None:
        raise ValueError(f"a moment needs a time zone: {moment}")
    copy = Copy()
    try:
        await copy.query(partial(_prepare, people=await answers.query(_people)))
        after, until = 0, await answers.query(head)
        while page := await answers.query(partial(_page, moment=moment, after=after, until=until)):
            await copy.query(partial(_take, page=page))
            after = page[-1]["position"]
        yield copy
    finally:
        copy.close()


def _people(connection: Connection) -> Mapping[Table, Rows]:
    """Who people are now: what was erased since is not known of any earlier moment either."""
    return {
        table: [dict(row) for row in connection.execute(select(table)).mappings()]
        for table in (personal_values, person_keys)
    }


def _prepare(connection: Connection, *, people: Mapping[Table, Rows]) -> None:
    for table in (events, bodies, *people):
        table.create(connection)
    for table, rows in people.items():
        if rows:
            connection.execute(insert(table), rows)
    for projection in PROJECTIONS:
        projection.metadata.create_all(connection)


def _page(connection: Connection, *, moment: AsOf, after: int, until: int) -> Rows:
    is_in_time = events.c.at <= moment if isinstance(moment, datetime) else events.c.position <= moment
    wanted = FACTS.where(is_in_time, events.c.position > after, events.c.position <= until)
    found = connection.execute(wanted.order_by(events.c.position).limit(PAGE)).mappings()
    return [dict(row) for row in found]


def _take(connection: Connection, *, page: Rows) -> None:
    connection.execute(insert(events), [_of(events, row) for row in page])
    # A body that is gone has no row here either, so that it is missed just as in the record itself.
    connection.execute(insert(bodies), [_of(bodies, row) for row in page if row["body"] is not None])
    facts = facts_between(connection, after=page[0]["position"] - 1, until=None, limit=PAGE)
    for projection in PROJECTIONS:
        projection.apply(connection, facts)


def _of(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {column.name: row[column.name] for column in table.c}
