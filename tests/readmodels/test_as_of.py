"""What was known then: the same questions, asked of the past."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.dialects import sqlite

from domain.aggregate import Command
from domain.programme.commands import StartProgramme
from eventstore.store import EventStore
from readmodels.as_of import as_of, facts_at, positions_of
from readmodels.benefits_by_year import benefit_table
from readmodels.gate_page import gate_page, read_gate_page
from readmodels.inbox import waiting
from readmodels.release_board import programmes, releases
from readmodels.timeline import timeline
from readmodels.under_way import under_way
from tests.readmodels import story
from tests.readmodels.cast import ASHA, PLAN, PROGRAMME, actor, at
from tests.readmodels.steps import tell
from tests.readmodels.test_rebuilding import every_row

T = TypeVar("T")


class Counted:
    """Answers from a store, and counts the rows that it had to read."""

    def __init__(self, store: EventStore) -> None:
        self.rows = 0
        self._store = store

    async def query(self, question: Callable[[Connection], T]) -> T:
        found = await self._store.query(question)
        self.rows += len(found) if isinstance(found, list) else 1
        return found


async def test_a_past_day_shows_the_gate_still_open(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    async with as_of(store, at(4, 24)) as then:
        (gate,) = await then.query(waiting)
        page = await read_gate_page(then, "care/1A/design")
        first, _ = await then.query(releases)

    assert (gate.id, gate.round) == ("care/1A/design", 1)
    assert (page.state, page.round, len(page.refused)) == ("open", 1, 1)
    assert first.state == "at its gate"


async def test_a_past_position_shows_the_views_of_then(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())
    position, views = await store.position(), await store.query(every_row)
    told = await store.query(timeline)
    await tell(store, *story.ben_rejects())

    async with as_of(store, position) as then:
        assert await then.query(every_row) == views
        assert await then.query(timeline) == told


async def test_now_shows_what_the_record_shows(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    async with as_of(store, await store.position()) as now:
        for question in (every_row, waiting, programmes, releases, timeline, under_way):
            assert await now.query(question) == await store.query(question)
        benefits = partial(benefit_table, programme=PROGRAMME)
        assert await now.query(benefits) == await store.query(benefits)


async def test_before_the_beginning_nothing_was_known(store: EventStore) -> None:
    await tell(store, *story.programme_starts())

    async with as_of(store, at(1, 1, year=1999)) as then:
        assert await then.query(programmes) == ()
        assert await then.query(timeline) == ()


async def test_a_moment_without_a_time_zone_is_refused(store: EventStore) -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        async with as_of(store, datetime(2018, 4, 24)):
            pass


@pytest.mark.parametrize("moment", [at(4, 24), 40], ids=["day", "position"])
async def test_the_past_of_one_programme_is_the_same_whoever_else_is_there(
    store: EventStore, moment: datetime | int
) -> None:
    await tell(store, *others_start(2), *story.whole_story())

    async with as_of(store, moment) as all_of_it, as_of(store, moment, programmes=[PROGRAMME]) as alone:
        for question in questions_about_care():
            assert await alone.query(question) == await all_of_it.query(question)
        assert [each.id for each in await alone.query(programmes)] == [PROGRAMME]


async def test_a_question_about_the_past_reads_no_more_rows_in_a_larger_record(store: EventStore) -> None:
    await tell(store, *story.whole_story())
    small = await rows_read(store)
    facts = await store.position()
    await tell(store, *others_start(40))

    assert await store.position() > 2 * facts
    assert await rows_read(store) == small
    assert small < 3 * facts


async def test_the_past_is_found_by_indexes(sqlite_url: str) -> None:
    async with await EventStore.open(sqlite_url) as store:
        plans = [await store.query(partial(plan_of, statement=each)) for each in statements_of_the_past()]

    assert not [line for plan in plans for line in plan if line.startswith("SCAN")]


def plan_of(connection: Connection, *, statement: str) -> list[str]:
    return [row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {statement}"))]


def statements_of_the_past() -> Iterator[str]:
    for statement in (positions_of([PROGRAMME]), facts_at([1, 2, 3])):
        yield str(statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


def questions_about_care() -> Iterator[Callable[[Connection], object]]:
    yield partial(timeline, programme=PROGRAMME)
    yield partial(releases, programme=PROGRAMME)
    yield partial(waiting, programme=PROGRAMME)
    yield partial(benefit_table, programme=PROGRAMME)
    yield partial(gate_page, gate="care/1A/design")


def others_start(number: int) -> Iterator[Command]:
    for each in range(number):
        plan = replace(PLAN, id=f"other-{each}", name=f"Programme {each}")
        yield StartProgramme(programme=plan.id, plan=plan, by=actor(ASHA), at=at(3, 1))


async def rows_read(store: EventStore) -> int:
    counted = Counted(store)
    async with as_of(counted, at(12, 31, year=2019), programmes=[PROGRAMME]) as then:
        assert await then.query(partial(releases, programme=PROGRAMME))
    return counted.rows
