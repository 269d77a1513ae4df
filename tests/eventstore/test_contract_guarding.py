"""How the record resists change, and how it tells of one, on every database."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from eventstore.dialects import writer_engine
from eventstore.errors import RecordDamaged
from eventstore.store import EventStore
from eventstore.verify import verify
from tests.eventstore.examples import GATE, RELEASE, everything, fill
from tests.eventstore.forging import without_guards

REFUSED = [
    "UPDATE events SET type = 'forged' WHERE position = 1",
    "DELETE FROM events WHERE position = 3",
    "UPDATE bodies SET body = salt WHERE position = 1",
]
REFUSED_ON_POSTGRESQL = [
    "TRUNCATE events",
    "TRUNCATE bodies",
    "INSERT INTO bodies SELECT * FROM bodies ON CONFLICT (position) DO UPDATE SET body = excluded.salt",
]
REFUSED_ON_SQLITE = [
    "INSERT OR REPLACE INTO events SELECT * FROM events WHERE position = 1",
    "REPLACE INTO events SELECT 9, stream, sequence, 'x', type, schema, at, at, envelope FROM events LIMIT 1",
    "INSERT OR REPLACE INTO bodies SELECT position, salt, salt FROM bodies WHERE position = 1",
    "UPDATE OR REPLACE events SET position = 2 WHERE position = 1",
]


@pytest.mark.parametrize("statement", REFUSED)
async def test_history_cannot_be_changed(store: EventStore, database_url: str, statement: str) -> None:
    await _is_refused(store, database_url, statement)


@pytest.mark.parametrize("statement", REFUSED_ON_POSTGRESQL)
async def test_postgresql_history_cannot_be_changed(postgresql_url: str, statement: str) -> None:
    async with await EventStore.open(postgresql_url) as store:
        await _is_refused(store, postgresql_url, statement)


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("statement", REFUSED_ON_SQLITE)
async def test_sqlite_history_cannot_be_replaced(sqlite_url: str, statement: str, recursive: str) -> None:
    async with await EventStore.open(sqlite_url) as store:
        await _is_refused(store, sqlite_url, f"PRAGMA recursive_triggers = {recursive}", statement)


FORGERIES = {
    "UPDATE bodies SET body = salt WHERE position = 2": "fact 2 (gate-7 2): its body is not the one",
    "DELETE FROM bodies WHERE position = 2": "fact 2 (gate-7 2): its body is gone",
    "UPDATE events SET stream = 'gate-8' WHERE position = 3": "says 'gate-7' for stream, not 'gate-8'",
    "UPDATE events SET type = 'forged' WHERE position = 2": "envelope says 'noted' for type, not 'forged'",
    "UPDATE events SET at = recorded_at WHERE position = 2": "for happened, not",
    "UPDATE events SET envelope = (SELECT min(salt) FROM bodies) WHERE position = 2": "cannot be read",
    "DELETE FROM events WHERE position = 2": "fact 3 (gate-7 3): comes after position 1",
    "DELETE FROM events WHERE position = 4": "the ledger counts 4 facts, the last found is 3",
    "UPDATE ledger SET position = 5": "the ledger counts 5 facts, the last found is 4",
}


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_a_forgery_past_the_guards_is_found(store: EventStore, database_url: str, forgery: str) -> None:
    await fill(store, GATE, 3)
    await fill(store, RELEASE, 1)
    without_guards(database_url, lambda connection: connection.execute(text(forgery)))
    verified = await verify(store)
    assert FORGERIES[forgery] in "\n".join(verified.faults)


async def test_a_forged_envelope_breaks_the_chain_of_its_stream(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 3)
    forged = (await everything(store))[1].envelope.replace(b'"noted"', b'"nodded"')
    change = text("UPDATE events SET type = 'nodded', envelope = :forged WHERE position = 2")
    without_guards(database_url, lambda connection: connection.execute(change, {"forged": forged}))
    faults = (await verify(store)).faults
    assert len(faults) == 1
    assert re.match(r"fact 3 \(gate-7 3\): its envelope says '.*' for prev, not", faults[0])


async def test_an_envelope_may_say_nothing_more(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 2)
    forged = (await everything(store))[1].envelope[:-1] + b',"x":1}'
    change = text("UPDATE events SET envelope = :forged WHERE position = 2")
    without_guards(database_url, lambda connection: connection.execute(change, {"forged": forged}))
    assert (await verify(store)).faults == (
        "fact 2 (gate-7 2): its envelope holds something that no envelope does",
    )


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE bodies SET salt = 'text' WHERE position = 2",
        "UPDATE bodies SET body = 'text' WHERE position = 2",
        "UPDATE events SET stream = x'00' WHERE position = 2",
        "UPDATE events SET envelope = 'text' WHERE position = 2",
    ],
)
async def test_values_of_another_kind_are_found(sqlite_url: str, forgery: str) -> None:
    async with await EventStore.open(sqlite_url) as store:
        await fill(store, GATE, 2)
        without_guards(sqlite_url, lambda connection: connection.execute(text(forgery)))
        found = (await verify(store)).faults
    assert "fact 2: a column holds another kind of value than it is for" in found


async def test_columns_that_no_envelope_can_hold_are_found(sqlite_url: str) -> None:
    async with await EventStore.open(sqlite_url) as store:
        await fill(store, GATE, 2)
        change = text("UPDATE events SET at = '\"' WHERE position = 2")
        without_guards(sqlite_url, lambda connection: connection.execute(change))
        assert (await verify(store)).faults == ("fact 2 (gate-7 2): its columns hold what no envelope can",)


async def test_an_untouched_record_verifies(store: EventStore) -> None:
    await fill(store, GATE, 3)
    await fill(store, RELEASE, 2)
    verified = await verify(store)
    assert (verified.facts, verified.streams, verified.is_clean) == (5, 2, True)


async def test_a_changed_body_is_never_handed_out(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 2)
    change = text("UPDATE bodies SET body = salt WHERE position = 2")
    without_guards(database_url, lambda connection: connection.execute(change))
    with pytest.raises(RecordDamaged, match="the body of fact 2"):
        await store.read(GATE)
    with pytest.raises(RecordDamaged):
        await everything(store)


async def _is_refused(store: EventStore, url: str, *statements: str) -> None:
    await fill(store, GATE, 3)
    before = await everything(store)
    with pytest.raises(DBAPIError, match="only ever added to"):
        _change(url, lambda connection: [connection.execute(text(statement)) for statement in statements])
    assert await everything(store) == before


def _change(url: str, change: Callable[[Connection], Any]) -> None:
    engine = writer_engine(url)
    try:
        with engine.begin() as connection:
            change(connection)
    finally:
        engine.dispose()
