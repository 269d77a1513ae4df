"""A worker that lives for less than a write: minutes long, and therefore only `make chaos`."""

import os
from random import SystemRandom

import pytest

from runtime.embedded import EmbeddedTemporal
from tests.faults.mortal import anywhere, live_through, twice_a_write
from tests.faults.people import Told

SEED = int(os.environ.get("SEED") or SystemRandom().randrange(10**6))
LIVES = 4


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A record of its own, on each database."""
    chosen: str = request.getfixturevalue(f"{request.param}_url")
    return chosen


async def test_programme_outlives_workers_killed_before_and_after_each_write(
    temporal: EmbeddedTemporal, url: str, undisturbed: Told
) -> None:
    died = await live_through(twice_a_write(), url=url, address=temporal.address, undisturbed=undisturbed)
    print(f"{died} workers died")


@pytest.mark.parametrize("seed", range(SEED, SEED + LIVES))
async def test_programme_outlives_workers_killed_anywhere(
    temporal: EmbeddedTemporal, url: str, undisturbed: Told, seed: int
) -> None:
    died = await live_through(
        anywhere(seed, most_writes=3), url=url, address=temporal.address, undisturbed=undisturbed
    )
    print(f"{died} workers died; again with: make chaos SEED={seed}")
