"""A worker that is killed at any moment loses nothing and does nothing twice."""

import asyncio

from runtime.embedded import EmbeddedTemporal
from tests.faults.mortal import every, live_through
from tests.faults.people import Told


async def test_worker_killed_as_soon_as_it_wrote_loses_and_doubles_nothing(
    temporal: EmbeddedTemporal, sqlite_url: str, postgresql_url: str, undisturbed: Told
) -> None:
    # At once, so that they share the seconds that Temporal waits for the dead. `make chaos` kills at every
    # write, and anywhere between.
    async with asyncio.TaskGroup() as lives:
        died = [
            lives.create_task(
                live_through(
                    every(4, first=first),
                    url=url,
                    address=temporal.address,
                    undisturbed=undisturbed,
                )
            )
            for first, url in ((2, sqlite_url), (4, postgresql_url))
        ]
    assert [each.result() > 5 for each in died] == [True, True]
