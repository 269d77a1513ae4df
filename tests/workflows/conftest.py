"""A house for each test, with its worker at work."""

from collections.abc import AsyncIterator

import pytest

from runtime.embedded import EmbeddedTemporal
from runtime.worker import build_worker
from tests.viewed import postgresql_url, sqlite_url
from tests.workflows.house import House, open_house

__all__ = ["house", "house_on_each_database", "idle_house", "postgresql_url", "sqlite_url"]


@pytest.fixture
async def idle_house(temporal: EmbeddedTemporal, sqlite_url: str) -> AsyncIterator[House]:
    """Without a worker."""
    async with open_house(sqlite_url, temporal.address) as opened:
        yield opened


@pytest.fixture
async def house(idle_house: House) -> AsyncIterator[House]:
    async with build_worker(idle_house.client, idle_house.store, idle_house.settings):
        yield idle_house


@pytest.fixture
async def house_on_each_database(temporal: EmbeddedTemporal, database_url: str) -> AsyncIterator[House]:
    async with (
        open_house(database_url, temporal.address) as opened,
        build_worker(opened.client, opened.store, opened.settings),
    ):
        yield opened
