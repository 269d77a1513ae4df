"""Who writes groups of requests: from memory where that still holds, under the ledger's lock where not."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import NoResultFound

from eventstore.appending import Answer, Desk, Outcome, Request
from eventstore.errors import RecordError
from eventstore.memory import Memory
from eventstore.projecting import project
from eventstore.projection import Projection
from eventstore.tables import requests


class Recorder:
    """Remembers the record from one group to the next; belongs to one thread."""

    def __init__(self, projections: Sequence[Projection], clock: Callable[[], datetime]) -> None:
        self._projections = projections
        self._clock = clock
        self._memory: Memory | None = None

    def write(self, connection: Connection, group: Sequence[Request]) -> list[Outcome]:
        """One outcome a request: a refused one writes nothing and does not stop the others.

        The caller commits, or calls `forget` when that fails.
        """
        # In doubt about anything it is looked up, and then nobody else can write meanwhile.
        desk, outcomes = self._from_memory(connection, group) or _locked(connection, group, self._clock())
        if desk.facts:
            project(connection, self._projections, desk.facts)
        self._memory = None if desk.memory.is_large else desk.memory
        return outcomes

    def forget(self) -> None:
        """For when what was written may not be there after all."""
        self._memory = None

    def _from_memory(
        self, connection: Connection, group: Sequence[Request]
    ) -> tuple[Desk, list[Outcome]] | None:
        if self._memory is None:
            return None
        try:
            desk = Desk.opened(connection, group, memory=self._memory, answered={}, now=self._clock())
        except NoResultFound:
            # Somebody who is remembered was erased meanwhile, together with their key.
            return None
        outcomes = [desk.judge(request) for request in group]
        if any(isinstance(outcome, RecordError) or outcome.repeated for outcome in outcomes):
            return None
        is_all = not (self._projections or desk.new_people.values)
        return (desk, outcomes) if desk.write(is_all=is_all) else None


def write_group(
    connection: Connection, group: Sequence[Request], *, clock: Callable[[], datetime]
) -> list[Outcome]:
    """One outcome a request, once; nothing is remembered, and no read model is touched."""
    return _locked(connection, group, clock())[1]


def _locked(connection: Connection, group: Sequence[Request], now: datetime) -> tuple[Desk, list[Outcome]]:
    memory = Memory.locked(connection)
    answered = _answered(connection, [request.key for request in group])
    desk = Desk.opened(connection, group, memory=memory, answered=answered, now=now)
    outcomes = [desk.judge(request) for request in group]
    if desk.facts and not desk.write(is_all=False):
        raise RuntimeError("the ledger moved though it was locked")
    return desk, outcomes


def _answered(connection: Connection, keys: Sequence[str]) -> dict[str, Answer]:
    return {row.key: (row[1], row[2], row[3]) for row in connection.execute(_ANSWERED, {"keys": keys})}


_ANSWERED = select(requests).where(requests.c.key.in_(bindparam("keys", expanding=True)))
