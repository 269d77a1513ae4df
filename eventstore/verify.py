"""Whether the record still is what was recorded."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection, Select, select

from eventstore.dialects import as_texts
from eventstore.envelope import VERSION, commitment_text, commits_to, leaf_text
from eventstore.reading import FACTS, StoredRow
from eventstore.store import EventStore
from eventstore.tables import bodies, events, ledger
from eventstore.verify_people import PeopleCheck

PAGE = 1000

# The first field of an envelope, and the only one that nothing else in the row repeats.
_ACTOR = re.compile(rb'\{"actor":"[\w-]+",')


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
            _facts(connection)
            .where(events.c.position > self.position)
            .order_by(events.c.position)
            .limit(PAGE)
        ).all()
        if not rows and counted.position != self.position:
            self.faults.append(
                f"the ledger counts {counted.position} facts, the last found is {self.position}"
            )
        return rows

    def fact(self, row: StoredRow) -> None:
        position, stream, sequence, id, type, schema, at, recorded_at, written, salt, body = row
        before, leaf = self.ends.get(stream, (0, None))
        said = {
            "at": recorded_at,
            "body": None if body is None else commitment_text(salt, body),
            "happened": at,
            "id": id,
            "log": self.log,
            "prev": leaf,
            "schema": schema,
            "sseq": sequence,
            "stream": stream,
            "type": type,
            "v": VERSION,
        }
        if (position, sequence) != (self.position + 1, before + 1) or not _is_written_as(written, said):
            name = f"fact {position} ({stream} {sequence})"
            self.faults += (f"{name}: {fault}" for fault in self._faults(row, before, said))
        self.people.fact(position, type, body)
        self.position = position
        self.facts += 1
        self.ends[stream] = (sequence, leaf_text(written))

    def _faults(self, row: StoredRow, before: int, said: Mapping[str, Any]) -> Iterator[str]:
        if row.position != self.position + 1:
            yield f"comes after position {self.position}"
        if row.sequence != before + 1:
            yield f"comes after sequence {before} of its stream"
        if row.body is None:
            yield "its body is gone"
        elif not commits_to(row.envelope, row.salt, row.body):
            yield "its body is not the one committed to"
        yield from _envelope_faults(row.envelope, said)


def _facts(connection: Connection) -> Select[Any]:
    fact, kept = events.c, bodies.c
    id, at, recorded_at = as_texts(connection, fact.id, fact.at, fact.recorded_at)
    columns = (fact.position, fact.stream, fact.sequence, id, fact.type, fact.schema, at, recorded_at)
    return FACTS.with_only_columns(*columns, fact.envelope, kept.salt, kept.body, maintain_column_froms=True)


def _is_written_as(envelope: bytes, said: Mapping[str, Any]) -> bool:
    """Whether an envelope says this of any actor, in canonical form; most do, and are never parsed."""
    rest = orjson.dumps(said)[1:]
    return envelope.endswith(rest) and _ACTOR.fullmatch(envelope, 0, len(envelope) - len(rest)) is not None


def _envelope_faults(envelope: bytes, expected: Mapping[str, Any]) -> Iterator[str]:
    try:
        said = orjson.loads(envelope)
    except orjson.JSONDecodeError:
        yield "its envelope cannot be read"
        return
    yield from (
        f"its envelope says {said.get(key)!r} for {key}, not {value!r}"
        for key, value in expected.items()
        if key != "body" and said.get(key) != value
    )
    if orjson.dumps(said, option=orjson.OPT_SORT_KEYS) != envelope:
        yield "its envelope is not in canonical form"
