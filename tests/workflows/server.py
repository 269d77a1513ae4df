"""The Temporal server that tests of everything that waits share."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

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
        process.kill()  # Nobody asks for its file again, and ending in good order takes it seconds.
        process.wait()


@pytest.fixture(scope="session")
def temporal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedTemporal]:
    with temporal_in(tmp_path_factory.mktemp("temporal")) as server:
        yield server
