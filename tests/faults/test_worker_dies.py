"""A worker that is killed at any moment loses nothing and does nothing twice."""

import asyncio
import shutil
from pathlib import Path

from runtime.embedded import EmbeddedTemporal
from tests.faults.mortal import anywhere, every, live_through
from tests.faults.people import Told

SEED = 1


async def test_worker_killed_as_soon_as_it_wrote_loses_and_doubles_nothing(
    temporal: EmbeddedTemporal, viewed_file: Path, tmp_path: Path, undisturbed: Told
) -> None:
    # At once, so that they share the seconds that Temporal waits for the dead. Each write: make chaos.
    async with asyncio.TaskGroup() as lives:
        died = [
            lives.create_task(
                live_through(
                    every(4, first=first),
                    url=f"sqlite:///{shutil.copy(viewed_file, tmp_path / f'{first}.db')}",
                    address=temporal.address,
                    undisturbed=undisturbed,
                )
            )
            for first in (2, 4)
        ]
    assert [each.result() > 5 for each in died] == [True, True]


async def test_worker_killed_anywhere_loses_and_doubles_nothing(
    temporal: EmbeddedTemporal, sqlite_url: str, postgresql_url: str, undisturbed: Told
) -> None:
    async with asyncio.TaskGroup() as lives:
        died = [
            lives.create_task(
                live_through(
                    anywhere(SEED, most_writes=8),
                    url=url,
                    address=temporal.address,
                    undisturbed=undisturbed,
                )
            )
            for url in (sqlite_url, postgresql_url)
        ]
    assert [each.result() > 5 for each in died] == [True, True]
