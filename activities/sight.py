"""What was looked up in the record to make a command, so that the door can hold it to that."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeAlias, TypeVar

from sqlalchemy import Connection

from domain.aggregate import Aggregate, Event
from domain.catalogue import EVENTS
from eventstore.reading import head
from eventstore.store import EventStore, LookedThrough

StateAndVersion: TypeAlias = Callable[[Aggregate, str], Awaitable[tuple[Any, int]]]

T = TypeVar("T")


class Looking(Protocol):
    """Somewhere to look aggregates up."""

    async def look(self, aggregate: Aggregate, stream: str) -> Any:
        """What an aggregate is now."""


class Sight:
    """Looks things up, and remembers where each of them stood."""

    def __init__(self, store: EventStore, state_and_version: StateAndVersion) -> None:
        self._store = store
        self._state_and_version = state_and_version
        self.seen: dict[str, int] = {}
        self.looked_through: list[LookedThrough] = []

    async def look(self, aggregate: Aggregate, stream: str) -> Any:
        """What an aggregate is now."""
        state, version = await self._state_and_version(aggregate, stream)
        self.seen[stream] = min(version, self.seen.get(stream, version))
        return state

    async def look_through(self, event: type[Event], question: Callable[[Connection], T]) -> T:
        """What a question finds in all events of a kind, whichever streams they are in."""
        until, found = await self._store.query(lambda connection: (head(connection), question(connection)))
        self.looked_through.append(LookedThrough(types=frozenset({EVENTS[event].name}), until=until))
        return found
