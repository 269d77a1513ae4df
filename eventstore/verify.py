"""Whether the record still is what was recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import orjson
from sqlalchemy import Connection, select

from eventstore.envelope import VERSION, commits_to, leaf_text
from eventstore.moments import rfc3339
from eventstore.reading import FACTS, StoredRow
from eventstore.store import EventStore
from eventstore.tables import events, ledger
from eventstore.verify_people import PeopleCheck

PAGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """How much was checked, and each fault in plain words."""

    facts: int
    streams: int
    faults: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return not self.faults


async def verify(store: EventStore) -> Verified:
    """Hashes every body again and checks positions, sequences, chains and columns against the envelopes.

    Whoever a body names must still be who they were, or be erased by an event that says so.

    It finds careless or partial changes. Who rewrites all of it is found only by a checkpoint kept elsewhere.
    """
    check = _Check()
    while rows := await store.query(check.read_page):
        for row in rows:
            check.fact(row)
    check.faults += await store.query(check.people.faults)
    return Verified(facts=check.facts, streams=len(check.ends), faults=tuple(check.faults))


@dataclass(slots=True, kw_only=True)
class _Check:
    """What has been seen so far: the last position, and of each stream its last sequence and leaf."""

    log: str = ""
    position: int = 0
    facts: int = 0
    ends: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    people: PeopleCheck = field(default_factory=PeopleCheck)

    def read_page(self, connection: Connection) -> Sequence[StoredRow]:
        counted = connection.execute(select(ledger.c.log, ledger.c.position)).one()
        self.log = counted.log
        rows = connection.execute(
            FACTS.where(events.c.position > self.position).order_by(events.c.position).limit(PAGE)
        ).all()
        if not rows and counted.position != self.position:
            self.faults.append(
                f"the ledger counts {counted.position} facts, the last found is {self.position}"
            )
        return rows

    def fact(self, row: StoredRow) -> None:
        name = f"fact {row.position} ({row.stream} {row.sequence})"
        self.faults += (f"{name}: {fault}" for fault in self._faults(row))
        self.people.fact(row)
        self.position = row.position
        self.facts += 1
        self.ends[row.stream] = (row.sequence, leaf_text(row.envelope))

    def _faults(self, row: StoredRow) -> Iterator[str]:
        sequence, leaf = self.ends.get(row.stream, (0, None))
        if row.position != self.position + 1:
            yield f"comes after position {self.position}"
        if row.sequence != sequence + 1:
            yield f"comes after sequence {sequence} of its stream"
        if row.body is None:
            yield "its body is gone"
        elif not commits_to(row.envelope, row.salt, row.body):
            yield "its body is not the one committed to"
        yield from self._envelope_faults(row, leaf)

    def _envelope_faults(self, row: StoredRow, leaf: str | None) -> Iterator[str]:
        try:
            said = orjson.loads(row.envelope)
        except orjson.JSONDecodeError:
            yield "its envelope cannot be read"
            return
        expected = {
            "v": VERSION,
            "log": self.log,
            "prev": leaf,
            "id": str(row.id),
            "stream": row.stream,
            "sseq": row.sequence,
            "type": row.type,
            "schema": row.schema,
            "happened": rfc3339(row.at),
            "at": rfc3339(row.recorded_at),
        }
        yield from (
            f"its envelope says {said.get(key)!r} for {key}, not {value!r}"
            for key, value in expected.items()
            if said.get(key) != value
        )
        if orjson.dumps(said, option=orjson.OPT_SORT_KEYS) != row.envelope:
            yield "its envelope is not in canonical form"
