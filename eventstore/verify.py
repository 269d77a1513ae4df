"""Whether the record still is what was recorded."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import orjson
from sqlalchemy import Connection, Select, select

from eventstore.dialects import as_texts
from eventstore.envelope import VERSION, after_actor, as_json, commitment_text, commits_to, leaf_text
from eventstore.reading import FACTS_AFTER, StoredRow
from eventstore.store import EventStore
from eventstore.tables import bodies, events, ledger
from eventstore.verify_people import PeopleCheck

PAGE = 1000

_TEXTS = ("id", "at", "recorded_at")
# The first field of an envelope, and the only one that nothing else in the row repeats.
_ACTOR = re.compile(rb'\{"actor":"[\w-]+"')


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
        check.take(rows)
    check.faults += await store.query(check.people.faults)
    return Verified(facts=check.facts, streams=len(check.ends), faults=tuple(check.faults))


# Where a stream ends: its last sequence, the leaf there and the stream's name as envelopes write them.
_End: TypeAlias = tuple[int, str, str]


@dataclass(slots=True, kw_only=True)
class _Check:
    """What has been seen so far: the last position, and where each stream ends."""

    log: str = ""
    position: int = 0
    facts: int = 0
    ends: dict[str, _End] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    people: PeopleCheck = field(default_factory=PeopleCheck)

    def read_page(self, connection: Connection) -> Sequence[StoredRow]:
        counted = connection.execute(select(ledger.c.log, ledger.c.position)).one()
        self.log = counted.log
        rows = connection.execute(_page(connection), {"after": self.position}).all()
        if not rows and counted.position != self.position:
            self.faults.append(
                f"the ledger counts {counted.position} facts, the last found is {self.position}"
            )
        return rows

    def take(self, rows: Sequence[StoredRow]) -> None:
        """One loop over a page, and nothing called that can be avoided: most facts are as they should be."""
        log, ends, before = as_json(self.log), self.ends, self.position
        for row in rows:
            position, stream, sequence, id, type, schema, at, recorded_at, written, salt, body = row
            end = ends.get(stream) or (0, "null", as_json(stream))
            last, leaf, named = end
            said = after_actor(
                at=recorded_at,
                body="" if body is None else commitment_text(salt, body),
                happened=at,
                id=id,
                log=log,
                prev=leaf,
                schema=schema,
                sseq=sequence,
                stream=named,
                type=as_json(type),
            )
            is_next = position == before + 1 and sequence == last + 1
            if not (is_next and written.endswith(said) and _is_by_somebody(written, len(said))):
                name = f"fact {position} ({stream} {sequence})"
                self.faults += (f"{name}: {fault}" for fault in self._faults(row, before, end))
            ends[stream] = (sequence, f'"{leaf_text(written)}"', named)
            before = position
        self.position = before
        self.facts += len(rows)
        self.people.take(rows)

    def _faults(self, row: StoredRow, before: int, end: _End) -> Iterator[str]:
        last, leaf, _ = end
        if row.position != before + 1:
            yield f"comes after position {before}"
        if row.sequence != last + 1:
            yield f"comes after sequence {last} of its stream"
        if row.body is None:
            yield "its body is gone"
        elif not commits_to(row.envelope, row.salt, row.body):
            yield "its body is not the one committed to"
        said = {
            "at": row.recorded_at,
            "happened": row.at,
            "id": row.id,
            "log": self.log,
            "prev": orjson.loads(leaf),
            "schema": row.schema,
            "sseq": row.sequence,
            "stream": row.stream,
            "type": row.type,
            "v": VERSION,
        }
        yield from _envelope_faults(row.envelope, said)


def _page(connection: Connection) -> Select[Any]:
    fact, kept = events.c, bodies.c
    texts = as_texts(connection, fact.id, fact.at, fact.recorded_at)
    id, at, recorded_at = (text.label(name) for text, name in zip(texts, _TEXTS, strict=True))
    columns = (fact.position, fact.stream, fact.sequence, id, fact.type, fact.schema, at, recorded_at)
    all = (*columns, fact.envelope, kept.salt, kept.body)
    return FACTS_AFTER.with_only_columns(*all, maintain_column_froms=True).limit(PAGE)


def _is_by_somebody(envelope: bytes, rest: int) -> bool:
    """Whether an envelope names an actor, and nothing else, before the bytes that the rest of it takes."""
    return _ACTOR.fullmatch(envelope, 0, len(envelope) - rest) is not None


def _envelope_faults(envelope: bytes, expected: Mapping[str, Any]) -> Iterator[str]:
    try:
        said = orjson.loads(envelope)
    except orjson.JSONDecodeError:
        yield "its envelope cannot be read"
        return
    yield from (
        f"its envelope says {said.get(key)!r} for {key}, not {value!r}"
        for key, value in expected.items()
        if said.get(key) != value
    )
    if orjson.dumps(said, option=orjson.OPT_SORT_KEYS) != envelope:
        yield "its envelope is not in canonical form"
