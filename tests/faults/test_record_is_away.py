"""The database may go away for a while: what was on its way arrives once."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing

from runtime.embedded import EmbeddedTemporal
from runtime.record import migrate_record
from runtime.settings import Settings
from runtime.worker import build_worker
from tests.faults.people import Told, assert_nothing_is_lost_or_doubled, deliver, see_every_workflow_end
from tests.faults.watched import Moment, WatchedStore
from tests.postgres import start_postgres
from tests.workflows.house import open_house

Act = Callable[[], Awaitable[object]]


async def test_decision_arrives_once_after_the_database_was_away(
    temporal: EmbeddedTemporal, undisturbed: Told
) -> None:
    with start_postgres() as postgres:
        url = postgres.create_database("record")
        await asyncio.to_thread(migrate_record, Settings(database_url=url))
        watch = Absence(
            leave=lambda: asyncio.to_thread(postgres.stop, "immediate"),
            come_back=lambda: asyncio.to_thread(postgres.start),
            refusals=1,
        )
        await _deliver(url, temporal.address, watch, undisturbed)


async def test_decision_arrives_once_after_the_file_was_locked(
    temporal: EmbeddedTemporal, sqlite_url: str, undisturbed: Told
) -> None:
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as other:

        async def execute(statement: str) -> None:
            other.execute(statement)

        watch = Absence(
            leave=lambda: execute("BEGIN EXCLUSIVE"), come_back=lambda: execute("ROLLBACK"), refusals=3
        )
        await _deliver(f"{sqlite_url}?timeout=0.05", temporal.address, watch, undisturbed)


class Absence:
    """The database leaves when the first decision is to be written, and is back after some refusals."""

    def __init__(self, *, leave: Act, come_back: Act, refusals: int) -> None:
        self._leave, self._come_back = leave, come_back
        self._has_left = False
        self.refusals_left = refusals

    async def __call__(self, moment: Moment, kinds: Sequence[str]) -> None:
        if "decision-taken" in kinds and moment is Moment.ASKED and not self._has_left:
            self._has_left = True
            await self._leave()
        if moment is Moment.AWAY:
            self.refusals_left -= 1
            if not self.refusals_left:
                await self._come_back()


async def _deliver(url: str, address: str, watch: Absence, undisturbed: Told) -> None:
    async with (
        open_house(url, address) as house,
        await WatchedStore.watched(url, watch) as store,
        build_worker(house.client, store, house.settings),
    ):
        await deliver(house)
        await see_every_workflow_end(house)
        await assert_nothing_is_lost_or_doubled(house, undisturbed)
    assert watch.refusals_left == 0
