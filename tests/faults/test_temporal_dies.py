"""Temporal's server may be killed: what it kept in its file goes on where it stopped."""

import asyncio
from pathlib import Path

from runtime.embedded import EmbeddedTemporal, free_port
from runtime.worker import build_worker
from tests.faults.people import assert_nothing_is_lost_or_doubled, deliver, nth_fact
from tests.workflows.house import open_house


async def test_programme_goes_on_after_temporal_was_killed(tmp_path: Path, sqlite_url: str) -> None:
    server = EmbeddedTemporal(home=tmp_path / "temporal", port=free_port())
    process = server.start()
    try:
        await server.answers(process)
        async with (
            open_house(sqlite_url, server.address) as house,
            build_worker(house.client, house.store, house.settings),
        ):
            delivery = asyncio.create_task(deliver(house))
            await nth_fact(house, 13)
            process.kill()
            await asyncio.to_thread(process.wait)
            process = server.start()
            await server.answers(process)
            await delivery
            await assert_nothing_is_lost_or_doubled(house)
    finally:
        process.kill()
        await asyncio.to_thread(process.wait)
