"""What the product takes: the same decisions, through its office, its workflows and its record."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from uuid import uuid4

from bench.programme import ASHA, LONG_AGO, approval, plan, release_ids
from bench.signposts import Signposts, following
from domain.programme.commands import programme_stream
from domain.stage import STAGES, Stage
from eventstore.store import EventStore
from runtime.engine import connect
from runtime.office import Office
from runtime.record import migrate_record, open_record
from runtime.settings import Settings
from runtime.worker import build_worker


@dataclass(frozen=True, slots=True)
class Lockgate:
    """An installation at work: its worker runs in this process, as the bare one does."""

    office: Office
    signposts: Signposts
    name: str

    @property
    def store(self) -> EventStore:
        return self.office.store

    async def run(self, releases: int) -> list[float]:
        """Takes a programme of so many releases at once to its end; the seconds of each decision."""
        programme = await self.start(releases)
        each = await asyncio.gather(*(self._release(programme, name) for name in release_ids(releases)))
        await self.signposts.reached(("programme-ended", programme_stream(programme)))
        return [seconds for release in each for seconds in release]

    async def start(self, releases: int, *, after_design: date = LONG_AGO) -> str:
        """Starts a programme; its id."""
        programme = f"{self.name}-{uuid4().hex[:12]}"
        await self.office.start_programme(plan(programme, releases, after_design=after_design), ASHA)
        return programme

    async def decide(self, programme: str, release: str, stage: Stage) -> float:
        """The seconds from a yes to its receipt, once those who decide have been asked.

        :raises RuntimeError: when the decision does not count.
        """
        command = approval(programme, release, stage)
        await self.signposts.reached(("told", f"{command.stream}/asked"))
        began = perf_counter()
        receipt = await self.office.decide(command)
        seconds = perf_counter() - began
        if not receipt.counts:
            raise RuntimeError(receipt.sentence)
        return seconds

    async def _release(self, programme: str, release: str) -> list[float]:
        return [await self.decide(programme, release, stage) for stage in STAGES]


@asynccontextmanager
async def lockgate(
    *, name: str, address: str, database_url: str, home: Path, signposts: Signposts
) -> AsyncIterator[Lockgate]:
    """An installation with a worker of its own, on a record that is new."""
    settings = Settings(home=home, database_url=database_url, temporal_address=address, task_queue=name)
    await asyncio.to_thread(migrate_record, settings)
    async with await open_record(settings) as store:
        client = await connect(settings)
        async with following(store, signposts), build_worker(client, store, settings):
            yield Lockgate(Office(client, store, settings), signposts, name)
