"""The databases of the tests of faults, and the story that they must all tell."""

import asyncio
import shutil
from pathlib import Path

import pytest

from runtime.embedded import EmbeddedTemporal
from runtime.worker import build_worker
from tests.faults.people import Told, deliver, see_every_workflow_end, told
from tests.viewed import postgresql_url, sqlite_url
from tests.workflows.house import open_house

__all__ = ["postgresql_url", "sqlite_url", "undisturbed"]


@pytest.fixture(scope="session")
def undisturbed(
    temporal: EmbeddedTemporal, viewed_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Told:
    """What the record says when nothing fails."""
    record = shutil.copy(viewed_file, tmp_path_factory.mktemp("undisturbed") / "record.db")
    return asyncio.run(_deliver_undisturbed(f"sqlite:///{record}", temporal.address))


async def _deliver_undisturbed(url: str, address: str) -> Told:
    async with (
        open_house(url, address) as house,
        build_worker(house.client, house.store, house.settings),
    ):
        await deliver(house)
        await see_every_workflow_end(house)
        return await told(house)
