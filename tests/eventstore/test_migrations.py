"""How a database gets its tables."""

import asyncio

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select

from eventstore.dialects import writer_engine
from eventstore.migrate import migrate
from eventstore.store import EventStore
from eventstore.tables import REVISION, VERSION_TABLE, ledger, metadata
from tests.eventstore.examples import GATE, fill
from tests.eventstore.processes import REPOSITORY, finish, start


def test_the_migrations_add_up_to_the_tables(database_url: str) -> None:
    options = {"version_table": VERSION_TABLE, "compare_type": True, "compare_server_default": True}
    engine = writer_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_code_asks_for_the_newest_revision() -> None:
    scripts = ScriptDirectory(str(REPOSITORY / "eventstore" / "migrations"))
    assert scripts.get_current_head() == REVISION


async def test_migrating_again_changes_nothing(database_url: str) -> None:
    async with await EventStore.open(database_url) as store:
        await fill(store, GATE, 2)
        before = await store.query(_ledger)
        await asyncio.to_thread(migrate, database_url)
        assert await store.query(_ledger) == before


async def test_two_processes_may_migrate_at_once(empty_database_url: str) -> None:
    racing = [await start("tests.eventstore.migrator", empty_database_url) for _ in range(2)]
    await asyncio.gather(*map(finish, racing))
    async with await EventStore.open(empty_database_url) as store:
        assert await store.position() == 0


def _ledger(connection: Connection) -> tuple[object, ...]:
    return tuple(connection.execute(select(ledger)).one())
