"""A record that is moved or backed up is the same there, byte for byte."""

import asyncio
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from eventstore.errors import RecordDamaged, RecordNotEmpty
from eventstore.migrate import migrate
from eventstore.moving import back_up, copied_tables, move
from eventstore.sealing import Sealer
from eventstore.store import EventStore
from eventstore.verify import verify
from eventstore.verify_sealed import verify_sealed
from tests.databases import copied
from tests.eventstore.examples import GATE, RELEASE, Tally, everything, fact, fill, onto
from tests.postgres import Postgres
from tests.tlog.people import SHEPWAY
from tlog.policy import Policy


@pytest.fixture
def another_sqlite_url(tmp_path: Path) -> str:
    return _migrated(f"sqlite:///{tmp_path / 'another.db'}")


@pytest.fixture
def another_postgresql_url(postgres: Postgres, migrated_template: str) -> Iterator[str]:
    yield from copied(postgres, template=migrated_template)


@pytest.fixture(params=["sqlite", "postgresql"])
def another_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(f"another_{request.param}_url")
    return url


async def test_moved_record_is_the_same_and_goes_on(database_url: str, another_url: str) -> None:
    before = await _filled(database_url)
    moved = await asyncio.to_thread(move, database_url, another_url)
    assert moved.facts == len(before)
    assert await _content(another_url) == await _content(database_url)
    async with await EventStore.open(another_url) as store:
        assert await everything(store) == before
        assert (await store.append(onto(GATE, 3), key="next")).first == len(before) + 1
        assert (await verify(store)).is_clean


async def test_seal_moves_along_and_goes_on(database_url: str, another_url: str) -> None:
    await _filled(database_url)
    with Sealer(database_url, SHEPWAY) as sealer:
        sealer.seal()
    await asyncio.to_thread(move, database_url, another_url)
    async with await EventStore.open(another_url) as store:
        await fill(store, GATE, 2, begin=3)
        with Sealer(another_url, SHEPWAY) as sealer:
            sealer.seal()
        verified = await verify_sealed(store, Policy.trusting(SHEPWAY.verifier))
    assert (verified.is_clean, verified.sealed, verified.checkpoints) == (True, 7, 2)


async def test_answers_to_repeated_requests_move_along(sqlite_url: str, another_sqlite_url: str) -> None:
    await _filled(sqlite_url)
    await asyncio.to_thread(move, sqlite_url, another_sqlite_url)
    async with await EventStore.open(another_sqlite_url) as store:
        assert (await store.append(onto(GATE, 0, fact(1)), key=f"{GATE}/1")).repeated


async def test_read_models_are_filled_where_the_record_arrives(
    sqlite_url: str, another_sqlite_url: str
) -> None:
    await _filled(sqlite_url)
    tally = Tally()
    await asyncio.to_thread(move, sqlite_url, another_sqlite_url, [tally])
    async with await EventStore.open(another_sqlite_url, [tally]) as store:
        assert await store.query(tally.counts) == {GATE: 3, RELEASE: 2}


async def test_record_never_moves_onto_another_one(sqlite_url: str, another_sqlite_url: str) -> None:
    await _filled(sqlite_url)
    await _filled(another_sqlite_url)
    with pytest.raises(RecordNotEmpty):
        move(sqlite_url, another_sqlite_url)
    with pytest.raises(RecordNotEmpty):
        move(sqlite_url, sqlite_url)


async def test_nothing_is_kept_of_a_record_that_arrived_otherwise(
    sqlite_url: str, another_sqlite_url: str
) -> None:
    await _filled(sqlite_url)
    _corrupt_on_the_way(another_sqlite_url)
    with pytest.raises(RecordDamaged, match="bodies is not the same there, at position 2"):
        move(sqlite_url, another_sqlite_url)
    async with await EventStore.open(another_sqlite_url) as store:
        assert await store.position() == 0


async def test_backup_is_of_one_moment_while_others_write(database_url: str, another_sqlite_url: str) -> None:
    await _filled(database_url)
    async with await EventStore.open(database_url) as store:
        writing = asyncio.create_task(_write_until_cancelled(store))
        backed_up = await asyncio.to_thread(back_up, database_url, another_sqlite_url)
        writing.cancel()
    async with await EventStore.open(another_sqlite_url) as copy:
        verified = await verify(copy)
        assert (verified.faults, verified.facts) == ((), backed_up.facts)


async def test_backup_is_restored_by_moving_it(
    postgresql_url: str, another_sqlite_url: str, another_postgresql_url: str
) -> None:
    before = await _filled(postgresql_url)
    await asyncio.to_thread(back_up, postgresql_url, another_sqlite_url)
    await asyncio.to_thread(move, another_sqlite_url, another_postgresql_url)
    async with await EventStore.open(another_postgresql_url) as store:
        assert await everything(store) == before


async def test_dump_of_postgresql_is_restored_whole(postgres: Postgres, postgresql_url: str) -> None:
    before = await _filled(postgresql_url)
    restored = postgres.create_database("restored")
    await asyncio.to_thread(_dump_and_restore, postgres, postgresql_url, restored)
    async with await EventStore.open(restored) as store:
        assert await everything(store) == before
        assert (await verify(store)).is_clean
    postgres.drop_database("restored")


async def test_file_copied_by_sqlite_while_others_write_is_whole(sqlite_url: str, tmp_path: Path) -> None:
    await _filled(sqlite_url)
    async with await EventStore.open(sqlite_url) as store:
        writing = asyncio.create_task(_write_until_cancelled(store))
        await asyncio.to_thread(_backup_by_sqlite, sqlite_url, tmp_path / "copy.db")
        writing.cancel()
    async with await EventStore.open(f"sqlite:///{tmp_path / 'copy.db'}") as copy:
        assert (await verify(copy)).is_clean


def test_every_table_of_the_record_is_copied() -> None:
    assert {table.name for table in copied_tables()} >= {"ledger", "events", "bodies", "requests"}
    assert "projections" not in {table.name for table in copied_tables()}


def _migrated(url: str) -> str:
    migrate(url)
    return url


async def _filled(url: str) -> list[object]:
    async with await EventStore.open(url) as store:
        await fill(store, GATE, 3)
        await fill(store, RELEASE, 2)
        return list(await everything(store))


async def _content(url: str) -> list[list[tuple[object, ...]]]:
    def read(connection: Connection) -> list[list[tuple[object, ...]]]:
        return [
            [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in copied_tables()
        ]

    async with await EventStore.open(url) as store:
        return await store.query(read)


async def _write_until_cancelled(store: EventStore) -> None:
    number = 0
    while True:
        await store.append(onto("another", number), key=f"another/{number}")
        number += 1


def _corrupt_on_the_way(url: str) -> None:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
        file.execute("DROP TRIGGER bodies_refuse_update")
        file.execute(
            "CREATE TRIGGER worm AFTER INSERT ON bodies WHEN NEW.position = 2"
            " BEGIN UPDATE bodies SET body = x'7b7d' WHERE position = 2; END"
        )
        file.commit()


def _dump_and_restore(postgres: Postgres, url: str, restored: str) -> None:
    dump = _run(postgres.binaries / "pg_dump", "--dbname", url)
    _run(postgres.binaries / "psql", "-q", "-v", "ON_ERROR_STOP=1", "--dbname", restored, put_in=dump)


def _run(*command: str | Path, put_in: bytes = b"") -> bytes:
    return subprocess.run(command, check=True, input=put_in, capture_output=True).stdout


def _backup_by_sqlite(url: str, copy: Path) -> None:
    with (
        closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
