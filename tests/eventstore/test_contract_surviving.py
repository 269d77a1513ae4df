"""What the record promises when a database or a process fails."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import aclosing, closing
from pathlib import Path

import pytest

from eventstore.errors import RecordUnavailable
from eventstore.store import EventStore
from eventstore.verify import verify
from tests.eventstore.examples import GATE, RELEASE, everything, fact, fill, onto, take
from tests.eventstore.processes import start
from tests.postgres import Postgres


@pytest.fixture
def restarted(postgres: Postgres) -> Iterator[Postgres]:
    """A database that a test may stop: it runs again for the next."""
    yield postgres
    if not postgres.is_running:
        postgres.start()


async def test_a_stopped_database_is_unavailable_then_found_again(
    restarted: Postgres, postgresql_url: str
) -> None:
    async with await EventStore.open(postgresql_url) as store:
        await fill(store, GATE, 1)
        await asyncio.to_thread(restarted.stop, "immediate")
        with pytest.raises(RecordUnavailable):
            await fill(store, GATE, 1, begin=1)
        with pytest.raises(RecordUnavailable):
            await store.read(GATE)
        await asyncio.to_thread(restarted.start)
        await fill(store, GATE, 2, begin=1)
        assert [stored.sequence for stored in await store.read(GATE)] == [1, 2, 3]


async def test_writers_that_retry_lose_and_double_nothing(restarted: Postgres, postgresql_url: str) -> None:
    async with await EventStore.open(postgresql_url) as store:
        writing = asyncio.gather(*(_fill_stubbornly(store, f"release-{writer}", 40) for writer in range(4)))
        async with aclosing(store.subscribe()) as facts:
            await take(facts, 20)
            await asyncio.to_thread(restarted.stop, "immediate")
            await asyncio.to_thread(restarted.start)
            await take(facts, 140)
        await writing
        assert (await verify(store)).faults == ()
        assert await store.position() == 160


async def test_a_locked_file_is_unavailable_then_found_again(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    async with await EventStore.open(f"{sqlite_url}?timeout=0.05") as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(RecordUnavailable, match="locked"):
                await store.append(onto(GATE, 0), key="open")
            other.execute("ROLLBACK")
        assert not (await store.append(onto(GATE, 0), key="open")).repeated
        assert await store.position() == 1


async def test_a_file_that_cannot_be_opened_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(RecordUnavailable):
        await EventStore.open(f"sqlite:///{tmp_path / 'nowhere' / 'record.db'}")


async def test_a_killed_writer_leaves_whole_appends(store: EventStore, database_url: str) -> None:
    writer = await start("tests.eventstore.appender", database_url, RELEASE, "100000")
    assert writer.stdout is not None
    acknowledged = [int(await writer.stdout.readline()) for _ in range(25)]
    writer.kill()
    await writer.communicate()
    stored = await everything(store)
    assert {*acknowledged} <= {fact.position for fact in stored}
    assert (await verify(store)).faults == ()
    await store.append(onto(RELEASE, len(stored), fact()), key="the next process")


async def test_closing_finishes_what_was_asked(database_url: str) -> None:
    store = await EventStore.open(database_url)
    asked = [asyncio.ensure_future(store.append(onto(f"s-{n}", 0), key=f"k-{n}")) for n in range(20)]
    await asyncio.sleep(0)
    await store.close()
    assert [appended.first for appended in await asyncio.gather(*asked)] == list(range(1, 21))


async def test_a_caller_who_left_may_ask_again(store: EventStore) -> None:
    asked = asyncio.ensure_future(store.append(onto(GATE, 0), key="open"))
    await asyncio.sleep(0)
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    await store.append(onto(GATE, 0), key="open")
    assert await store.position() == 1


async def _fill_stubbornly(store: EventStore, stream: str, count: int) -> None:
    for expected in range(count):
        while True:
            try:
                await store.append(onto(stream, expected, fact(expected)), key=f"{stream}/{expected}")
                break
            except RecordUnavailable:
                await asyncio.sleep(0)
