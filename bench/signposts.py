"""How the benchmark learns that something has happened, without ever sleeping."""

import asyncio
from collections.abc import AsyncIterator, Hashable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

import structlog

from eventstore.store import EventStore

SECONDS_TO_HAPPEN = 300


class Signposts:
    """Things that have happened, each by a name, and those who wait for them."""

    def __init__(self) -> None:
        self._passed: set[Hashable] = set()
        self._awaited: dict[Hashable, asyncio.Future[None]] = {}

    def note(self, name: Hashable) -> None:
        """Tells those who wait that this has happened."""
        self._passed.add(name)
        if (awaited := self._awaited.pop(name, None)) and not awaited.done():
            awaited.set_result(None)

    async def reached(self, name: Hashable) -> None:
        """Returns once it has happened, at once if it has already.

        :raises TimeoutError: when it does not happen.
        """
        if name in self._passed:
            return
        awaited = self._awaited.setdefault(name, asyncio.get_running_loop().create_future())
        async with asyncio.timeout(SECONDS_TO_HAPPEN):
            await asyncio.shield(awaited)


@asynccontextmanager
async def following(store: EventStore, signposts: Signposts) -> AsyncIterator[None]:
    """Notes every new fact of the record as (type, stream)."""

    async def follow(after: int) -> None:
        async for fact in store.subscribe(after=after):
            signposts.note((fact.type, fact.stream))

    task = asyncio.create_task(follow(await store.position()))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


def note_notices(signposts: Signposts) -> None:
    """Notes every notice to people as ("told", key): people decide once asked. Warnings are printed."""

    def note(_: object, level: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        if line["event"] == "notice":
            signposts.note(("told", line["key"]))
        if level in ("debug", "info"):
            raise structlog.DropEvent
        return line

    structlog.configure(
        processors=[note, structlog.processors.KeyValueRenderer(key_order=["event"])],
        logger_factory=structlog.PrintLoggerFactory(),
        cache_logger_on_first_use=False,
    )
