"""How a view is kept in step with the record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, MetaData

from eventstore.facts import StoredFact
from readmodels.recorded import Recorded, recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A projection whose `take` writes what just happened into the view's tables."""

    name: str
    version: int
    metadata: MetaData
    take: Callable[[Connection, Sequence[Recorded]], None]

    def apply(self, connection: Connection, facts: Sequence[StoredFact]) -> None:
        """Reads the facts and takes them in."""
        self.take(connection, [recorded(fact) for fact in facts])
