"""A worker that is killed in the middle of something loses nothing and does nothing twice."""

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from runtime.embedded import EmbeddedTemporal
from tests.faults.people import assert_nothing_is_lost_or_doubled, deliver, nth_fact
from tests.workflows.house import House, open_house

ROOT = Path(__file__).parents[2]
FACTS_BEFORE_DEATH = (9, 15, 24)


async def test_killed_worker_loses_nothing_and_doubles_nothing(
    temporal: EmbeddedTemporal, viewed_file: Path, tmp_path: Path
) -> None:
    # All at once: after each death Temporal waits ten seconds for the dead, which they can share.
    records = [tmp_path / f"killed-after-{n}.db" for n in FACTS_BEFORE_DEATH]
    for record in records:
        shutil.copy(viewed_file, record)
    async with asyncio.TaskGroup() as lives:
        for n, record in zip(FACTS_BEFORE_DEATH, records, strict=True):
            lives.create_task(_live_through_a_death(temporal, f"sqlite:///{record}", after=n))


async def _live_through_a_death(temporal: EmbeddedTemporal, url: str, *, after: int) -> None:
    async with open_house(url, temporal.address) as house, asyncio.TaskGroup() as life:
        delivery = life.create_task(deliver(house))
        async with _worker(house) as worker:
            await nth_fact(house, after)
            worker.send_signal(signal.SIGKILL)
            await worker.wait()
        async with _worker(house):
            await delivery
        await assert_nothing_is_lost_or_doubled(house)


@asynccontextmanager
async def _worker(house: House) -> AsyncIterator[asyncio.subprocess.Process]:
    settings = house.settings
    environment = {
        **os.environ,
        "LOCKGATE_DATABASE_URL": settings.database_url,
        "LOCKGATE_TEMPORAL_ADDRESS": settings.temporal_address,
        "LOCKGATE_TASK_QUEUE": settings.task_queue,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.worker_process", cwd=ROOT, env=environment
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
