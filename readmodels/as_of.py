"""What was known then."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection, Select, StaticPool, Table, create_engine, insert, select

from eventstore.facts import StoredFact
from eventstore.reading import FACTS, FACTS_AFTER, facts_between, head
from eventstore.tables import bodies, events, person_keys, personal_values
from readmodels.asking import Answers
from readmodels.projections import PROJECTIONS
from readmodels.timeline_table import timeline_table

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


# It holds every fact that it reads in memory, and fills the views of them afresh. So name the programmes that
# are asked about: then it reads their streams alone, however much else is recorded. And open one copy for
# everything that a page wants.
@asynccontextmanager
async def as_of(
    answers: Answers, moment: AsOf, *, programmes: Collection[str] | None = None
) -> AsyncIterator[Copy]:
    """Something to ask the same questions: by time, of what had happened by then; by position, of the record.

    It knows all programmes, or only those that are named.

    :raises ValueError: when a time has no zone.
    """
    if isinstance(moment, datetime) and moment.tzinfo is None:
        raise ValueError(f"a moment needs a time zone: {moment}")
    copy = Copy()
    try:
        await copy.query(partial(prepare, people=await answers.query(people_now)))
        until = await answers.query(head)
        if programmes is None:
            await _copy_all(answers, copy, moment, until)
        else:
            await _copy_some(answers, copy, moment, until, programmes)
        yield copy
    finally:
        copy.close()


def people_now(connection: Connection) -> Mapping[Table, Rows]:
    """Who people are now: what was erased since is not known of any earlier moment either."""
    return {table: rows(connection, wanted=select(table)) for table in (personal_values, person_keys)}


def prepare(connection: Connection, *, people: Mapping[Table, Rows]) -> None:
    """Makes the tables of facts, people and views in an empty database, and says who people are."""
    for table in (events, bodies, *people):
        table.create(connection)
    for table, known in people.items():
        if known:
            connection.execute(insert(table), known)
    for projection in PROJECTIONS:
        projection.metadata.create_all(connection)


def take(connection: Connection, *, page: Rows) -> Sequence[StoredFact]:
    """Writes rows of facts down, and lets every view take them in; the facts.

    :raises RecordDamaged: when a body is gone or is not the one committed to.
    """
    connection.execute(insert(events), [_of(events, row) for row in page])
    # A body that is gone has no row here either, so that it is missed just as in the record itself.
    if kept := [_of(bodies, row) for row in page if row["body"] is not None]:
        connection.execute(insert(bodies), kept)
    facts = facts_between(connection, after=page[0]["position"] - 1, until=None, limit=PAGE)
    for projection in PROJECTIONS:
        projection.apply(connection, facts)
    return facts


def positions_of(programmes: Collection[str]) -> Select[tuple[int]]:
    """Where the facts of some programmes stand: the timeline keeps them by programme."""
    places = timeline_table.c
    return select(places.position).where(places.programme.in_(sorted(programmes))).order_by(places.position)


def facts_at(positions: Sequence[int]) -> Select[Any]:
    """The facts at these positions, in order."""
    return FACTS.where(events.c.position.in_(positions)).order_by(events.c.position)


def rows(connection: Connection, *, wanted: Select[Any]) -> Rows:
    """The rows that are wanted, by the names of their columns."""
    return [dict(row) for row in connection.execute(wanted).mappings()]


def pages(positions: Sequence[int]) -> Iterator[Sequence[int]]:
    """The same positions, as many at a time as are read at once."""
    return (positions[start : start + PAGE] for start in range(0, len(positions), PAGE))


async def _copy_all(answers: Answers, copy: Copy, moment: AsOf, until: int) -> None:
    after = 0
    while page := await answers.query(partial(_page, moment=moment, after=after, until=until)):
        await copy.query(partial(take, page=page))
        after = page[-1]["position"]


async def _copy_some(
    answers: Answers, copy: Copy, moment: AsOf, until: int, programmes: Collection[str]
) -> None:
    known = partial(_positions, programmes=programmes, moment=moment, until=until)
    for some in pages(await answers.query(known)):
        page = await answers.query(partial(rows, wanted=facts_at(some)))
        await copy.query(partial(take, page=page))


def _positions(
    connection: Connection, *, programmes: Collection[str], moment: AsOf, until: int
) -> Sequence[int]:
    places = timeline_table.c
    is_in_time = places.at <= moment if isinstance(moment, datetime) else places.position <= moment
    wanted = positions_of(programmes).where(is_in_time, places.position <= until)
    return [row.position for row in connection.execute(wanted)]


def _page(connection: Connection, *, moment: AsOf, after: int, until: int) -> Rows:
    is_in_time = events.c.at <= moment if isinstance(moment, datetime) else events.c.position <= moment
    wanted = FACTS_AFTER.where(is_in_time, events.c.position <= until).limit(PAGE)
    return rows(connection, wanted=wanted.params(after=after))


def _of(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {column.name: row[column.name] for column in table.c}
