"""Who can be asked a question: the record as it is, or as it was known then."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


class Answers(Protocol):
    """Anything that puts a question to the tables: an event store, or a copy as of some moment."""

    async def query(self, question: Callable[[Connection], T]) -> T:
        """The answer, all of one moment."""
        ...
