"""A record that says what is about to be written, and what became of it."""

from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from typing import Self

from eventstore.errors import RecordUnavailable
from eventstore.store import Append, Appended, EventStore, LookedThrough
from readmodels.projections import PROJECTIONS


class Moment(StrEnum):
    """Where a write is on its way."""

    ASKED = "asked"
    AWAY = "not written, as the database is away"
    WRITTEN = "written, and nobody has heard of it"


Watcher = Callable[[Moment, Sequence[str]], Awaitable[None]]


class WatchedStore(EventStore):
    """Lets its watcher act at each moment of each write, before anything else happens."""

    _watcher: Watcher

    @classmethod
    async def watched(cls, url: str, watcher: Watcher) -> Self:
        """A record as `open` opens it, with its watcher."""
        store = await cls.open(url, PROJECTIONS)
        assert isinstance(store, cls)
        store._watcher = watcher
        return store

    async def append(
        self, *appends: Append, key: str, looked_through: Sequence[LookedThrough] = ()
    ) -> Appended:
        kinds = [fact.type for append in appends for fact in append.facts]
        if not kinds:
            return await super().append(*appends, key=key, looked_through=looked_through)
        await self._watcher(Moment.ASKED, kinds)
        try:
            appended = await super().append(*appends, key=key, looked_through=looked_through)
        except RecordUnavailable:
            await self._watcher(Moment.AWAY, kinds)
            raise
        await self._watcher(Moment.WRITTEN, kinds)
        return appended
