"""A record with every view open on it, for each test."""

from collections.abc import AsyncIterator

import pytest

from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from tests.viewed import postgresql_url, sqlite_url

__all__ = ["postgresql_url", "sqlite_url", "store"]


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[EventStore]:
    async with await EventStore.open(database_url, PROJECTIONS) as opened:
        yield opened
