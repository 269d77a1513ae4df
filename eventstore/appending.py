"""What a group of appends writes, judged one after the other under the ledger's lock."""

import hmac
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import Connection, CursorResult, Row, bindparam, func, select, update

from eventstore.canonical import canonical
from eventstore.dialects import insert_rows
from eventstore.envelope import commitment, envelope, leaf_hash, pseudonym
from eventstore.errors import KeyReused, RecordError, RecordForgot, StreamMoved
from eventstore.facts import NewFact, StoredFact
from eventstore.identity import time_ordered_id
from eventstore.moments import rfc3339
from eventstore.personal import Mentioned, Veil, actor_token
from eventstore.persons import NewPeople, veil_for
from eventstore.projecting import project
from eventstore.projection import Projection
from eventstore.reading import facts_between
from eventstore.tables import bodies, events, ledger, requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Append:
    """`expected` is the sequence of the last fact that the writer has seen; 0 for a new stream."""

    stream: str
    expected: int
    facts: tuple[NewFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Appends that are written all together or not at all.

    `erasures` are those that its writer knows of: who has read before a later one may remember too much.
    """

    appends: tuple[Append, ...]
    key: str
    erasures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """`repeated` tells that the same request was written before; these are its facts from then."""

    first: int
    last: int
    facts: tuple[StoredFact, ...]
    repeated: bool


Outcome = Appended | RecordError


def write_group(
    connection: Connection,
    group: Sequence[Request],
    *,
    projections: Sequence[Projection],
    clock: Callable[[], datetime],
) -> list[Outcome]:
    """One outcome a request: a refused one writes nothing and does not stop the others."""
    desk = _Desk.opened(connection, group, now=clock())
    outcomes = [desk.judge(request) for request in group]
    if desk.events:
        desk.write(connection)
        project(connection, projections, desk.facts)
    return outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Last:
    sequence: int
    leaf: bytes | None


_NOTHING = _Last(sequence=0, leaf=None)


@dataclass(slots=True, kw_only=True)
class _Desk:
    """What the group knows of the record, moving on with each request that it lets pass."""

    connection: Connection
    log: str
    pseudonym_key: bytes
    position: int
    recorded_at: datetime
    erasures: int
    said: Mapping[bytes, Any]
    veil: Veil
    new_people: NewPeople
    answered: dict[str, tuple[bytes, int, int]]
    last: dict[str, _Last]
    facts: list[StoredFact] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def opened(cls, connection: Connection, group: Sequence[Request], *, now: datetime) -> "_Desk":
        locked = connection.execute(_LOCK_LEDGER).one()
        keys = [request.key for request in group]
        said = _said(group)
        mentioned = Mentioned()
        for each in said.values():
            mentioned.look_at(each)
        veil, new_people = veil_for(connection, locked.pseudonym_key, mentioned)
        streams = {append.stream for request in group for append in request.appends}
        return cls(
            connection=connection,
            log=locked.log,
            pseudonym_key=locked.pseudonym_key,
            position=locked.position,
            # Clocks of two machines differ; recorded time still never runs against the order of the record.
            recorded_at=max(now, locked.recorded_at or now),
            erasures=locked.erasures,
            said=said,
            veil=veil,
            new_people=new_people,
            answered={row.key: (row[1], row[2], row[3]) for row in _earlier(connection, keys)},
            last={row.stream: _last(row) for row in _last_of(connection, list(streams))},
        )

    def judge(self, request: Request) -> Outcome:
        digest = _digest(self.pseudonym_key, request)
        earlier = self.answered.get(request.key)
        if earlier is not None:
            return self._repeat(earlier) if earlier[0] == digest else KeyReused(request.key)
        if request.erasures != self.erasures:
            return RecordForgot()
        last = dict[str, _Last]()
        for append in request.appends:
            actual = (last.get(append.stream) or self.last.get(append.stream, _NOTHING)).sequence
            if actual != append.expected:
                return StreamMoved(append.stream, append.expected, actual)
            last[append.stream] = _Last(sequence=actual + len(append.facts), leaf=None)
        return self._accept(request, digest)

    def _repeat(self, earlier: tuple[bytes, int, int]) -> Appended:
        _, first, last = earlier
        facts = [fact for fact in self.facts if first <= fact.position <= last] or facts_between(
            self.connection, after=first - 1, until=last, limit=last - first + 1
        )
        return Appended(first=first, last=last, facts=tuple(facts), repeated=True)

    def _accept(self, request: Request, digest: bytes) -> Appended:
        first = self.position + 1
        facts = tuple(
            self._record(append.stream, fact) for append in request.appends for fact in append.facts
        )
        self.answered[request.key] = (digest, first, self.position)
        self.requests.append(
            {"key": request.key, "digest": digest, "first_position": first, "last_position": self.position}
        )
        return Appended(first=first, last=self.position, facts=facts, repeated=False)

    def _record(self, stream: str, new: NewFact) -> StoredFact:
        before = self.last.get(stream, _NOTHING)
        salt = secrets.token_bytes(32)
        said = self.veil.over(self.said[new.body])
        body = canonical(said)
        self.position += 1
        row: dict[str, Any] = {
            "stream": stream,
            "sequence": before.sequence + 1,
            "id": time_ordered_id(self.recorded_at, self.position),
            "type": new.type,
            "schema": new.schema,
            "at": new.at,
            "recorded_at": self.recorded_at,
        }
        written = envelope(
            log=self.log,
            previous=before.leaf,
            actor=actor_token(said) or pseudonym(self.pseudonym_key, new.actor),
            body=commitment(salt, body),
            **row,
        )
        row |= {"position": self.position, "envelope": written}
        self.last[stream] = _Last(sequence=before.sequence + 1, leaf=leaf_hash(written))
        self.events.append(row)
        self.bodies.append({"position": self.position, "salt": salt, "body": body})
        self.facts.append(fact := StoredFact(body=new.body, **row))
        return fact

    def write(self, connection: Connection) -> None:
        insert_rows(connection, events, self.events)
        insert_rows(connection, bodies, self.bodies)
        self.new_people.write(connection)
        insert_rows(connection, requests, self.requests)
        connection.execute(_MOVE_LEDGER, {"to": self.position, "now": self.recorded_at})


_LOCK_LEDGER = select(ledger).with_for_update()
_MOVE_LEDGER = update(ledger).values(position=bindparam("to"), recorded_at=bindparam("now"))
_EARLIER = select(requests).where(requests.c.key.in_(bindparam("keys", expanding=True)))
_EARLIER_ONE = select(requests).where(requests.c.key == bindparam("key"))

_ends = (
    select(events.c.stream, func.max(events.c.sequence).label("sequence"))
    .where(events.c.stream.in_(bindparam("streams", expanding=True)))
    .group_by(events.c.stream)
    .subquery()
)
_LAST_OF = select(events.c.stream, events.c.sequence, events.c.envelope).join(
    _ends, (events.c.stream == _ends.c.stream) & (events.c.sequence == _ends.c.sequence)
)
_LAST_OF_ONE = (
    select(events.c.stream, events.c.sequence, events.c.envelope)
    .where(events.c.stream == bindparam("stream"))
    .order_by(events.c.sequence.desc())
    .limit(1)
)


# Most groups are of one append to one stream, and the general statements are compiled anew for each number.
def _earlier(connection: Connection, keys: Sequence[str]) -> CursorResult[*tuple[Any, ...]]:
    if len(keys) == 1:
        return connection.execute(_EARLIER_ONE, {"key": keys[0]})
    return connection.execute(_EARLIER, {"keys": keys})


def _last_of(connection: Connection, streams: Sequence[str]) -> CursorResult[*tuple[Any, ...]]:
    if len(streams) == 1:
        return connection.execute(_LAST_OF_ONE, {"stream": streams[0]})
    return connection.execute(_LAST_OF, {"streams": streams})


def _said(group: Sequence[Request]) -> Mapping[bytes, Any]:
    """What each body says, by its bytes."""
    bodies_of = {fact.body for request in group for append in request.appends for fact in append.facts}
    return {body: orjson.loads(body) for body in bodies_of}


def _last(row: Row[*tuple[Any, ...]]) -> _Last:
    return _Last(sequence=row.sequence, leaf=leaf_hash(row.envelope))


def _digest(key: bytes, request: Request) -> bytes:
    """What makes two requests the same; keyed, as a bare hash of a guessable body would be personal data.

    Streams to which nothing is written only have to be where they were seen.
    """
    said: list[Mapping[str, Any]] = [
        {
            "stream": append.stream,
            "facts": [
                [fact.type, fact.schema, rfc3339(fact.at), fact.actor, sha256(fact.body).hexdigest()]
                for fact in append.facts
            ],
        }
        for append in request.appends
        if append.facts
    ]
    return hmac.digest(key, canonical(said), "sha256")
