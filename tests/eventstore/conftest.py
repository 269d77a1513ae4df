"""An open record for each test."""

from collections.abc import AsyncIterator

import pytest

from eventstore.store import EventStore


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[EventStore]:
    async with await EventStore.open(database_url) as opened:
        yield opened
