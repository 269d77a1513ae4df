"""What was looked up in the record to make a command, so that the door can hold it to that."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeAlias

from domain.aggregate import Aggregate

StateAndVersion: TypeAlias = Callable[[Aggregate, str], Awaitable[tuple[Any, int]]]


class Looking(Protocol):
    """Somewhere to look aggregates up."""

    async def look(self, aggregate: Aggregate, stream: str) -> Any:
        """What an aggregate is now."""


class Sight:
    """Looks aggregates up, and remembers where each of them stood."""

    def __init__(self, state_and_version: StateAndVersion) -> None:
        self._state_and_version = state_and_version
        self.seen: dict[str, int] = {}

    async def look(self, aggregate: Aggregate, stream: str) -> Any:
        """What an aggregate is now."""
        state, version = await self._state_and_version(aggregate, stream)
        self.seen[stream] = min(version, self.seen.get(stream, version))
        return state
