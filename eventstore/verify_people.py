"""Whether everybody whom the record names is still who they were, or was erased by an event."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection

from eventstore.erasing import ERASED
from eventstore.errors import RecordDamaged
from eventstore.persons import kept
from eventstore.tokens import unseal

_NAMED = re.compile(rb'"(?:subject|name)":"([pn]-[A-Za-z0-9_-]{32})"')
_NOBODY = "and no event says that they were erased"


@dataclass(slots=True, kw_only=True)
class PeopleCheck:
    """The tokens seen so far, each with where it was first, and the people whom events erased."""

    first: dict[str, int] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)

    def take(self, position: int, type: str, body: bytes) -> None:
        """Takes in whom a fact names."""
        for token in _NAMED.findall(body):
            self.first.setdefault(token.decode(), position)
        if type == ERASED:
            self.erased.add(_person(body))

    def faults(self, connection: Connection) -> Sequence[str]:
        """What is wrong with the people that are kept."""
        rows = {row.token: row for row in kept(connection)}
        return [*self._missing(rows.keys()), *(fault for row in rows.values() for fault in self._faults(row))]

    def _missing(self, known: Any) -> Iterator[str]:
        for token, position in self.first.items():
            if token not in known and token not in self.erased:
                yield f"who {token} is, whom fact {position} names, is gone, {_NOBODY}"

    def _faults(self, row: Any) -> Iterator[str]:
        if row.sealed is None or row.key is None:
            if row.person not in self.erased:
                yield f"who {row.person} is, is gone, {_NOBODY}"
        elif row.person in self.erased:
            yield f"{row.person} was erased, and who they are is still kept"
        else:
            try:
                unseal(row.token, row.sealed, row.key)
            except RecordDamaged as error:
                yield str(error)


def _person(body: bytes) -> str:
    try:
        said = orjson.loads(body)
        return str(said["event"]["person"])
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return ""
