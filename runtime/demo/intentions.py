"""What the people of a demonstration mean to do, and when."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import TypeAlias

# What is done at a moment of business time.
Deed: TypeAlias = Callable[[datetime], Awaitable[object]]


@dataclass(order=True)
class _Planned:
    on: datetime
    order: int
    about: str = field(compare=False)
    deed: Deed = field(compare=False)


class Intentions:
    """Deeds by their day; those about one thing are done in order, and those about others beside them."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []
        self._order = count()

    @property
    def next_day(self) -> datetime | None:
        """When somebody means to act next."""
        return self._planned[0].on if self._planned else None

    def plan(self, on: datetime, about: str, deed: Deed, *, days: int = 0) -> None:
        """Takes note of a deed, so many days after a moment."""
        heappush(self._planned, _Planned(on + timedelta(days=days), next(self._order), about, deed))

    async def carry_out(self, now: datetime) -> None:
        """Does everything that was planned up to now."""
        while due := self._take(now):
            await asyncio.gather(*(_in_order(deeds, now) for deeds in due.values()))

    def _take(self, now: datetime) -> dict[str, list[Deed]]:
        due: dict[str, list[Deed]] = {}
        while self._planned and self._planned[0].on <= now:
            each = heappop(self._planned)
            due.setdefault(each.about, []).append(each.deed)
        return due


async def _in_order(deeds: Iterable[Deed], now: datetime) -> None:
    for deed in deeds:
        await deed(now)
