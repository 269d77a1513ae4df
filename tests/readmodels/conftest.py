"""A record with every view open on it, for each test."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from tests.postgres import Postgres


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[EventStore]:
    async with await EventStore.open(database_url, PROJECTIONS) as opened:
        yield opened


# Creating every view's tables takes longer than most tests, so each test copies a database that has them.
@pytest.fixture
def sqlite_url(viewed_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(viewed_file, tmp_path / 'record.db')}"


@pytest.fixture
def postgresql_url(postgres: Postgres, viewed_template: str) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    yield postgres.create_database(name, template=viewed_template)
    postgres.drop_database(name)


@pytest.fixture(scope="session")
def viewed_file(migrated_file: Path) -> Path:
    path = Path(shutil.copy(migrated_file, migrated_file.with_name("viewed.db")))
    asyncio.run(_create_views(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def viewed_template(postgres: Postgres, migrated_template: str) -> str:
    asyncio.run(_create_views(postgres.create_database("viewed", template=migrated_template)))
    return "viewed"


async def _create_views(url: str) -> None:
    await (await EventStore.open(url, PROJECTIONS)).close()
