"""What reading promises, on every database."""

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from eventstore.errors import NotMigrated
from eventstore.store import EventStore
from eventstore.tables import events
from tests.eventstore.examples import GATE, RELEASE, everything, fact, fill, onto


async def test_a_stream_is_read_from_where_the_reader_stands(store: EventStore) -> None:
    await fill(store, GATE, 4)
    assert [stored.sequence for stored in await store.read(GATE, after=2)] == [3, 4]


async def test_a_stream_never_written_is_empty(store: EventStore) -> None:
    assert await store.read(GATE) == ()


async def test_an_empty_record_stands_at_nought(store: EventStore) -> None:
    assert await store.position() == 0
    assert await everything(store) == []


@pytest.mark.parametrize("page", [1, 3, 5, 6, 7, 1000])
async def test_pages_neither_lose_nor_double_a_fact(store: EventStore, page: int) -> None:
    await store.append(onto(GATE, 0, *map(fact, range(6))), key="six")
    assert [stored.position async for stored in store.read_all(page=page)] == [1, 2, 3, 4, 5, 6]


async def test_the_record_is_read_between_two_positions(store: EventStore) -> None:
    await fill(store, GATE, 3)
    await fill(store, RELEASE, 3)
    between = [stored.position async for stored in store.read_all(after=2, until=5, page=2)]
    assert between == [3, 4, 5]


async def test_a_question_is_asked_of_the_tables(store: EventStore) -> None:
    await fill(store, GATE, 3)
    counted = await store.query(
        lambda connection: connection.execute(select(func.count(events.c.id))).scalar_one()
    )
    assert counted == 3


async def test_a_question_cannot_write(store: EventStore) -> None:
    with pytest.raises(DBAPIError, match=r"read-?only"):
        await store.query(lambda connection: connection.execute(text("CREATE TABLE note (id INTEGER)")))


async def test_a_database_without_tables_says_what_to_run(empty_database_url: str) -> None:
    with pytest.raises(NotMigrated, match="lockgate admin migrate"):
        await EventStore.open(empty_database_url)


async def test_only_the_two_databases_are_known() -> None:
    for url in ("mysql://host/record", "sqlite://", "sqlite:///:memory:"):
        with pytest.raises(ValueError, match="the record lives at"):
            await EventStore.open(url)


async def test_a_closed_store_refuses_to_write(database_url: str) -> None:
    store = await EventStore.open(database_url)
    await store.close()
    with pytest.raises(RuntimeError, match="closed"):
        await store.append(onto(GATE, 0), key="late")
