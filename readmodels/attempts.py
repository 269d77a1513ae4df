"""What was tried and refused, by which rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from domain.attempt.commands import attempts_stream
from domain.attempt.events import AttemptRefused
from domain.gate.events import DecisionRefused
from domain.identity import Identity
from eventstore.tables import events
from readmodels.place import place_of
from readmodels.recorded import Recorded, recorded_in

REFUSED = ("decision-refused", "attempt-refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Something that did not count: who tried what, where and when, and the rule that refused it.

    `place` is the gate's id, or the stream of what else was asked, and `round` the gate's. `tried` is what
    they would have said, or the name of what else they asked for.
    """

    position: int
    at: datetime
    programme: str
    place: str
    round: int | None
    by: Identity
    tried: str
    rule: str
    sentence: str


def attempts(connection: Connection, *, programme: str | None = None) -> tuple[Attempt, ...]:
    """Every refused, late or unauthorised attempt, the newest first; of one programme when so asked."""
    wanted = select(events.c.stream).where(events.c.type.in_(REFUSED)).distinct()
    streams = [row.stream for row in connection.execute(wanted).all()]
    found = [
        each
        for stream in streams
        if programme is None or place_of(stream).programme == programme
        for each in _at(connection, stream)
    ]
    return tuple(sorted(found, key=lambda each: each.position, reverse=True))


def attempts_at(connection: Connection, programme: str, stream: str) -> tuple[AttemptRefused, ...]:
    """What else than to decide was tried in vain at what is recorded in one stream, in order."""
    found = (each.event for each in recorded_in(connection, attempts_stream(programme)))
    return tuple(each for each in found if isinstance(each, AttemptRefused) and each.stream == stream)


def _at(connection: Connection, stream: str) -> Iterator[Attempt]:
    for each in recorded_in(connection, stream):
        match each.event:
            case DecisionRefused() as refused:
                yield _attempt(stream, each, refused, refused.choice)
            case AttemptRefused() as refused:
                yield _attempt(refused.stream, each, refused, refused.attempt)
            case _:
                pass


def _attempt(stream: str, each: Recorded, refused: DecisionRefused | AttemptRefused, tried: str) -> Attempt:
    place = place_of(stream)
    return Attempt(
        position=each.fact.position,
        at=each.fact.at,
        programme=place.programme,
        place=place.gate or stream,
        round=place.round,
        by=refused.by,
        tried=tried,
        rule=refused.refusal,
        sentence=refused.sentence,
    )
