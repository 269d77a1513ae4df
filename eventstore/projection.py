"""What a read model must offer to be kept in step with the record."""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection, MetaData

from eventstore.facts import StoredFact


class Projection(Protocol):
    """`version` changes with the shape of its tables, which are disposable, or the rule that fills them."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> int: ...

    @property
    def metadata(self) -> MetaData: ...

    def apply(self, connection: Connection, facts: Sequence[StoredFact]) -> None:
        """Runs inside the append's transaction: what it writes is there when the append returns."""
