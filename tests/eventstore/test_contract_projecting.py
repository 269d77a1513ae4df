"""What read models can rely on, on every database."""

import asyncio

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from eventstore.errors import ReadModelReplaced, StreamMoved
from eventstore.migrate import migrate
from eventstore.store import EventStore
from tests.eventstore.examples import GATE, RELEASE, Tally, everything, fact, fill, onto


async def test_an_append_can_be_seen_in_the_read_model_at_once(database_url: str) -> None:
    tally = Tally()
    async with await EventStore.open(database_url, [tally]) as store:
        await store.append(onto(GATE, 0, fact(1), fact(2)), onto(RELEASE, 0), key="all")
        assert await store.query(tally.counts) == {GATE: 2, RELEASE: 1}


async def test_a_failing_read_model_leaves_nothing_behind(database_url: str) -> None:
    tally = Tally()
    async with await EventStore.open(database_url, [tally]) as store:
        with pytest.raises(ValueError, match="bad luck"):
            await store.append(onto(GATE, 0, fact(12), fact(13)), key="unlucky")
        assert (await store.position(), await store.query(tally.counts)) == (0, {})
        assert not (await store.append(onto(GATE, 0), key="unlucky")).repeated


async def test_a_failure_in_a_group_fails_only_its_own_append(database_url: str) -> None:
    tally = Tally()
    async with await EventStore.open(database_url, [tally]) as store:
        appends = (store.append(onto(f"s-{n}", 0, fact(n)), key=f"k-{n}") for n in range(10, 18))
        outcomes = await asyncio.gather(*appends, return_exceptions=True)
        assert [isinstance(outcome, ValueError) for outcome in outcomes].index(True) == 3
        assert [stored.position for stored in await everything(store)] == list(range(1, 8))
        assert sum((await store.query(tally.counts)).values()) == 7


async def test_a_refused_append_does_not_reach_the_read_model(database_url: str) -> None:
    tally = Tally()
    async with await EventStore.open(database_url, [tally]) as store:
        with pytest.raises(StreamMoved):
            await store.append(onto(GATE, 1), key="early")
        assert await store.query(tally.counts) == {}


async def test_a_rebuilt_read_model_equals_the_one_kept_in_step(database_url: str) -> None:
    tally = Tally()
    async with await EventStore.open(database_url, [tally]) as store:
        await asyncio.gather(*(fill(store, f"release-{writer}", 5) for writer in range(4)))
        before = await store.query(tally.counts)
        assert await store.rebuild() == 20
        assert await store.query(tally.counts) == before == {f"release-{writer}": 5 for writer in range(4)}


async def test_appends_wait_while_a_read_model_is_rebuilt(database_url: str) -> None:
    tally = Tally()
    async with await EventStore.open(database_url, [tally]) as store:
        await asyncio.gather(
            fill(store, GATE, 10), store.rebuild(), fill(store, RELEASE, 10), store.rebuild()
        )
        assert await store.query(tally.counts) == {GATE: 10, RELEASE: 10}


async def test_a_new_version_of_a_read_model_is_rebuilt_on_opening(database_url: str) -> None:
    async with await EventStore.open(database_url, [Tally()]) as store:
        await fill(store, GATE, 3)
    doubled = Tally(version=2, step=2, table="doubled_tally")
    async with await EventStore.open(database_url, [doubled]) as store:
        assert await store.query(doubled.counts) == {GATE: 6}
        tables = await store.query(lambda connection: inspect(connection).get_table_names())
    assert "tally" not in tables


async def test_migrating_brings_read_models_to_their_version(database_url: str) -> None:
    tally = Tally()
    async with await EventStore.open(database_url) as store:
        await fill(store, GATE, 3)
        await asyncio.to_thread(migrate, database_url, [tally])
        assert await store.query(tally.counts) == {GATE: 3}


async def test_a_process_of_another_version_stops_writing(database_url: str) -> None:
    async with await EventStore.open(database_url, [Tally()]) as old:
        async with await EventStore.open(database_url, [Tally(version=2)]):
            pass
        with pytest.raises(ReadModelReplaced, match="restart this process"):
            await fill(old, GATE, 1)
        assert await old.position() == 0


async def test_what_a_process_without_the_read_model_wrote_is_caught_up(database_url: str) -> None:
    tally = Tally()
    async with await EventStore.open(database_url, [tally]) as store:
        async with await EventStore.open(database_url) as without:
            await fill(without, RELEASE, 3)
        await fill(store, GATE, 1)
        assert await store.query(tally.counts) == {RELEASE: 3, GATE: 1}


async def test_opening_catches_up_what_is_behind(database_url: str) -> None:
    tally = Tally()
    migrate(database_url, [tally])
    async with await EventStore.open(database_url) as without:
        await fill(without, GATE, 3)
    async with await EventStore.open(database_url, [tally]) as store:
        assert await store.query(tally.counts) == {GATE: 3}


async def test_a_wrong_question_is_not_taken_for_an_outage(database_url: str) -> None:
    async with await EventStore.open(database_url) as store:
        with pytest.raises(DBAPIError):
            await store.query(lambda connection: connection.exec_driver_sql("SELECT nonsense FROM events"))
