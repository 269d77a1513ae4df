"""The Temporal server and the databases that tests of workflows share."""

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from eventstore.migrate import migrate
from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from runtime.embedded import EmbeddedTemporal, free_port


@contextmanager
def temporal_in(home: Path, *tuning: str) -> Iterator[EmbeddedTemporal]:
    """A server that skips time, while the block lasts."""
    server = EmbeddedTemporal(home=home, port=free_port(), skips_time=True, tuning=tuning)
    process = server.start()
    try:
        asyncio.run(server.answers(process))
        yield server
    finally:
        process.terminate()
        process.wait()


def viewed_record(path: Path) -> Path:
    """A migrated SQLite record with the tables of every view."""
    url = f"sqlite:///{path}"
    migrate(url)
    asyncio.run(_create_views(url))
    return path


async def _create_views(url: str) -> None:
    await (await EventStore.open(url, PROJECTIONS)).close()


@pytest.fixture(scope="session")
def temporal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedTemporal]:
    with temporal_in(tmp_path_factory.mktemp("temporal")) as server:
        yield server


# Creating every view's tables takes longer than many a test, so each test copies a file that has them.
@pytest.fixture(scope="session")
def viewed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return viewed_record(tmp_path_factory.mktemp("viewed") / "record.db")


@pytest.fixture
def sqlite_url(viewed_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(viewed_file, tmp_path / 'record.db')}"
