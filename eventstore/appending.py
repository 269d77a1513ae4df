"""What a group of appends writes, judged one after the other."""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import Connection

from eventstore.advancing import Recorded, move_on
from eventstore.canonical import in_canonical_form
from eventstore.envelope import commitment, envelope, leaf_hash, pseudonym
from eventstore.errors import KeyReused, MoreRecorded, RecordError, RecordForgot, StreamMoved
from eventstore.facts import NewFact, StoredFact
from eventstore.identity import time_ordered_id
from eventstore.memory import Memory, StreamEnd
from eventstore.persons import NewPeople, veil_for
from eventstore.reading import facts_between, first_of_types
from eventstore.tokens import Mentioned, Veil, actor_token


@dataclass(frozen=True, slots=True, kw_only=True)
class Append:
    """`expected` is the sequence of the last fact that the writer has seen; 0 for a new stream."""

    stream: str
    expected: int
    facts: tuple[NewFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedThrough:
    """That a writer has looked through all facts of these types up to a position."""

    types: frozenset[str]
    until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Appends that are written all together or not at all.

    `erasures` are those that its writer knows of: who has read before a later one may remember too much.
    Once there are more facts of a kind that its writer has `looked_through`, nothing is written.
    """

    appends: tuple[Append, ...]
    key: str
    erasures: int
    looked_through: tuple[LookedThrough, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """`repeated` tells that the same request was written before; these are its facts from then."""

    first: int
    last: int
    facts: tuple[StoredFact, ...]
    repeated: bool


Outcome = Appended | RecordError
# Of an earlier request: its digest, and the first and the last position that it wrote.
Answer = tuple[bytes, int, int]


@dataclass(slots=True, kw_only=True)
class Desk:
    """What a group adds to what is known of the record, moving on with each request that it lets pass."""

    connection: Connection
    memory: Memory
    position: int
    recorded_at: datetime
    said: Mapping[bytes, Any]
    veil: Veil
    new_people: NewPeople
    answered: dict[str, Answer]
    ends: dict[str, StreamEnd] = field(default_factory=dict)
    facts: list[StoredFact] = field(default_factory=list)
    recorded: Recorded = field(default_factory=Recorded)

    @classmethod
    def opened(
        cls,
        connection: Connection,
        group: Sequence[Request],
        *,
        memory: Memory,
        answered: Mapping[str, Answer],
        now: datetime,
    ) -> "Desk":
        """`answered` are earlier requests with a key of this group, as far as they are known."""
        said = _said(group)
        mentioned = Mentioned()
        for each in said.values():
            mentioned.look_at(each)
        veil, new_people = veil_for(connection, memory.pseudonym_key, mentioned, memory.people)
        memory.learn_ends(connection, {append.stream for request in group for append in request.appends})
        return cls(
            connection=connection,
            memory=memory,
            position=memory.position,
            # Clocks of two machines differ; recorded time still never runs against the order of the record.
            recorded_at=max(now, memory.recorded_at or now),
            said=said,
            veil=veil,
            new_people=new_people,
            answered=dict(answered),
        )

    def judge(self, request: Request) -> Outcome:
        """Takes a request in, or says why not."""
        digest = _digest(self.memory.pseudonym_key, request)
        earlier = self.answered.get(request.key)
        if earlier is not None:
            return self._repeat(earlier) if earlier[0] == digest else KeyReused(request.key)
        if request.erasures != self.memory.erasures:
            return RecordForgot()
        reached = dict[str, int]()
        for append in request.appends:
            actual = reached.get(append.stream, self._end_of(append.stream).sequence)
            if actual != append.expected:
                return StreamMoved(append.stream, append.expected, actual)
            reached[append.stream] = actual + len(append.facts)
        for looked in request.looked_through:
            if (position := self._more(looked)) is not None:
                return MoreRecorded(position)
        return self._accept(request, digest)

    def _more(self, looked: LookedThrough) -> int | None:
        """Where a fact of these types stands that was not there yet; it may be of this group."""
        ours = (each.position for each in self.facts if each.type in looked.types)
        return next(ours, None) or first_of_types(self.connection, looked.types, after=looked.until)

    def _repeat(self, earlier: Answer) -> Appended:
        _, first, last = earlier
        facts = [fact for fact in self.facts if first <= fact.position <= last] or facts_between(
            self.connection, after=first - 1, until=last, limit=last - first + 1
        )
        return Appended(first=first, last=last, facts=tuple(facts), repeated=True)

    def _end_of(self, stream: str) -> StreamEnd:
        return self.ends.get(stream) or self.memory.ends[stream]

    def _accept(self, request: Request, digest: bytes) -> Appended:
        first = self.position + 1
        facts = tuple(
            self._record(append.stream, fact) for append in request.appends for fact in append.facts
        )
        self.answered[request.key] = (digest, first, self.position)
        self.recorded.requests.append((request.key, digest, first, self.position))
        return Appended(first=first, last=self.position, facts=facts, repeated=False)

    def _record(self, stream: str, new: NewFact) -> StoredFact:
        before = self._end_of(stream)
        salt = secrets.token_bytes(32)
        said = self.veil.over(self.said[new.body])
        body = in_canonical_form(said)
        self.position += 1
        sequence, at, recorded_at = before.sequence + 1, new.at, self.recorded_at
        id = time_ordered_id(recorded_at, self.position)
        written = envelope(
            log=self.memory.log,
            id=id,
            stream=stream,
            sequence=sequence,
            previous=before.leaf,
            type=new.type,
            schema=new.schema,
            at=at,
            recorded_at=recorded_at,
            actor=actor_token(said) or pseudonym(self.memory.pseudonym_key, new.actor),
            body=commitment(salt, body),
        )
        self.ends[stream] = StreamEnd(sequence, leaf_hash(written))
        self.recorded.events.append(
            (self.position, stream, sequence, id, new.type, new.schema, at, recorded_at, written)
        )
        self.recorded.bodies.append((self.position, salt, body))
        fact = StoredFact(self.position, stream, sequence, new.type, new.schema, written, new.body)
        self.facts.append(fact)
        return fact

    def write(self, *, is_all: bool) -> bool:
        """Whether it was written, and is remembered; not when somebody else came between.

        When it `is_all` that the transaction is to hold, that may be committed already.
        """
        memory = self.memory
        moved = move_on(
            self.connection,
            self.recorded,
            before=memory.position,
            to=self.position,
            now=self.recorded_at,
            is_all=is_all,
        )
        if moved:
            self.new_people.write(self.connection)
            self.new_people.introduce(memory.people)
            memory.ends |= self.ends
            memory.position, memory.recorded_at = self.position, self.recorded_at
        return moved


def _said(group: Sequence[Request]) -> Mapping[bytes, Any]:
    """What each body says, by its bytes."""
    bodies_of = {fact.body for request in group for append in request.appends for fact in append.facts}
    return {body: orjson.loads(body) for body in bodies_of}


def _digest(key: bytes, request: Request) -> bytes:
    """What makes two requests the same; keyed, as a bare hash of a guessable body would be personal data.

    Streams to which nothing is written only have to be where they were seen.
    """
    said: list[Mapping[str, Any]] = [
        {
            "stream": append.stream,
            "facts": [
                [fact.type, fact.schema, fact.at, fact.actor, sha256(fact.body).hexdigest()]
                for fact in append.facts
            ],
        }
        for append in request.appends
        if append.facts
    ]
    return hmac.digest(key, in_canonical_form(said), "sha256")
