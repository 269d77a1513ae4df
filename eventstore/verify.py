"""Whether the record still is what was recorded."""

import re
from binascii import b2a_base64
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

import orjson
from sqlalchemy import Connection, Select, select

from eventstore.dialects import as_texts, rows_of_driver
from eventstore.envelope import VERSION, as_json, commits_to, leaf_text
from eventstore.errors import NotCanonical
from eventstore.reading import FACTS_AFTER
from eventstore.store import EventStore
from eventstore.tables import bodies, events, ledger
from eventstore.tokens import may_name_somebody
from eventstore.verify_people import PeopleCheck

PAGE = 1000

_TEXTS = ("id", "at", "recorded_at")
# The first field of an envelope, and the only one that nothing else in the row repeats.
_BEGINNING = re.compile(rb'\{"actor":"[\w-]+"')
# What values raise that SQLite took into columns of another kind.
_WRONG_KIND = TypeError, AttributeError, NotCanonical


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
    return await store.query(_verified)


def _verified(connection: Connection) -> Verified:
    counted = connection.execute(select(ledger.c.log, ledger.c.position)).one()
    check, page = _Check(log=counted.log), _page(connection)
    while rows := rows_of_driver(connection, page, {"after": check.position}):
        check.take(rows)
    if counted.position != check.position:
        check.faults.append(f"the ledger counts {counted.position} facts, the last found is {check.position}")
    faults = (*check.faults, *check.people.faults(connection))
    return Verified(facts=check.facts, streams=len(check.ends), faults=faults)


def _page(connection: Connection) -> Select[Any]:
    fact, kept = events.c, bodies.c
    texts = as_texts(connection, fact.id, fact.at, fact.recorded_at)
    id, at, recorded_at = (text.label(name) for text, name in zip(texts, _TEXTS, strict=True))
    columns = (fact.position, fact.stream, fact.sequence, id, fact.type, fact.schema, at, recorded_at)
    all = (*columns, fact.envelope, kept.salt, kept.body)
    return FACTS_AFTER.with_only_columns(*all, maintain_column_froms=True).limit(PAGE)


class _Row(NamedTuple):
    """A fact as `_page` finds it."""

    position: int
    stream: str
    sequence: int
    id: str
    type: str
    schema: int
    at: str
    recorded_at: str
    envelope: bytes
    salt: bytes | None
    body: bytes | None


# Where a stream ends: its last sequence, the leaf there and the field with its name, as envelopes write them.
_End: TypeAlias = tuple[int, str, str]


@dataclass(slots=True, kw_only=True)
class _Check:
    """What has been seen so far: the last position, envelopes up to their actor, and where streams end."""

    log: str
    position: int = 0
    facts: int = 0
    beginnings: set[bytes] = field(default_factory=set)
    ends: dict[str, _End] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    people: PeopleCheck = field(default_factory=PeopleCheck)

    def take(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """One loop over a page, and nothing called that can be avoided: most facts are as they should be.

        What an envelope says is written out here again: who writes it must not be who checks it.
        """
        # Python builds a text of up to thirty parts in half the time.
        of_log, rest = f'","log":{as_json(self.log)},"prev":', f',"v":{VERSION}}}'
        ends, beginnings, before = self.ends, self.beginnings, self.position
        for row in rows:
            position, stream, sequence, id, type, schema, at, recorded_at, written, salt, body = row
            try:
                end = ends.get(stream) or (0, "null", f',"stream":{as_json(stream)},"type":')
                last, leaf, named = end
                kept = b2a_base64(sha256(salt + body).digest(), newline=False).decode() if body else ""
                said = (
                    f',"at":"{recorded_at}","body":"{kept}","happened":"{at}","id":"{id[:8]}-{id[8:12]}'
                    f'-{id[12:16]}-{id[16:20]}-{id[20:]}{of_log}{leaf},"schema":{schema}'
                    f',"sseq":{sequence}{named}{as_json(type)}{rest}'
                ).encode()
                is_next = position == before + 1 and sequence == last + 1
                if not (is_next and written.endswith(said) and written[: -len(said)] in beginnings):
                    self._look_closer(_Row._make(row), said, before, end)
                ends[stream] = (sequence, f'"{leaf_text(written)}"', named)
            except _WRONG_KIND:
                self.faults.append(f"fact {position}: a column holds another kind of value than it is for")
            before = position
        self.position = before
        self.facts += len(rows)
        self._take_people(rows)

    def _take_people(self, rows: Sequence[tuple[Any, ...]]) -> None:
        # All at once first: to look for tokens takes long, and there may be none.
        with suppress(TypeError):
            if not may_name_somebody(b"\n".join(filter(None, map(itemgetter(-1), rows)))):
                return
        for row in map(_Row._make, rows):
            if type(row.body) is bytes:
                self.people.take(row.position, row.type, row.body)

    def _look_closer(self, row: _Row, said: bytes, before: int, end: _End) -> None:
        """Takes down what is wrong, if it is more than an actor who was not seen before."""
        name = f"fact {row.position} ({row.stream} {row.sequence})"
        faults = [f"{name}: {fault}" for fault in _faults(row, said, before, end)]
        beginning = row.envelope.removesuffix(said)
        if faults:
            self.faults += faults
        elif _BEGINNING.fullmatch(beginning):
            self.beginnings.add(beginning)
        else:
            self.faults.append(f"{name}: its envelope holds something that no envelope does")


def _faults(row: _Row, said: bytes, before: int, end: _End) -> Iterator[str]:
    last, _, _ = end
    if row.position != before + 1:
        yield f"comes after position {before}"
    if row.sequence != last + 1:
        yield f"comes after sequence {last} of its stream"
    if row.body is None or row.salt is None:
        yield "its body is gone"
    elif not commits_to(row.envelope, row.salt, row.body):
        yield "its body is not the one committed to"
    try:
        expected = orjson.loads(b"{" + said[1:])
    except orjson.JSONDecodeError:
        yield "its columns hold what no envelope can"
        return
    del expected["body"]
    yield from _envelope_faults(row.envelope, expected)


def _envelope_faults(envelope: bytes, expected: Mapping[str, Any]) -> Iterator[str]:
    try:
        said = orjson.loads(envelope)
    except orjson.JSONDecodeError:
        said = None
    if type(said) is not dict:
        yield "its envelope cannot be read"
        return
    yield from (
        f"its envelope says {said.get(key)!r} for {key}, not {value!r}"
        for key, value in expected.items()
        if said.get(key) != value
    )
    if orjson.dumps(said, option=orjson.OPT_SORT_KEYS) != envelope:
        yield "its envelope is not in canonical form"
