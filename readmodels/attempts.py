"""Which decisions were tried and refused, by which rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from domain.gate.events import DecisionRefused
from domain.gate.outcome import Choice
from domain.identity import Identity
from eventstore.tables import events
from readmodels.place import place_of
from readmodels.recorded import recorded_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A decision that did not count: who tried what, where and when, and the rule that refused it."""

    position: int
    at: datetime
    gate: str
    round: int
    by: Identity
    choice: Choice
    rule: str
    sentence: str


def attempts(connection: Connection, *, programme: str | None = None) -> tuple[Attempt, ...]:
    """Every refused, late or unauthorised attempt, the newest first; of one programme when so asked."""
    wanted = select(events.c.stream).where(events.c.type == "decision-refused").distinct()
    streams = [row.stream for row in connection.execute(wanted).all()]
    found = [
        each
        for stream in streams
        if programme is None or place_of(stream).programme == programme
        for each in _at(connection, stream)
    ]
    return tuple(sorted(found, key=lambda each: each.position, reverse=True))


def _at(connection: Connection, stream: str) -> Iterator[Attempt]:
    place = place_of(stream)
    for each in recorded_in(connection, stream):
        if isinstance(each.event, DecisionRefused):
            yield Attempt(
                position=each.fact.position,
                at=each.fact.at,
                gate=place.gate or stream,
                round=place.round or 1,
                by=each.event.by,
                choice=each.event.choice,
                rule=each.event.refusal,
                sentence=each.event.sentence,
            )
