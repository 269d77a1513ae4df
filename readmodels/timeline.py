"""What happened, in order."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, Row, Select, select

from domain.gate.events import DecisionTaken, GateOpened
from domain.identity import Identity
from domain.roster import Sees
from eventstore.envelope import commits_to
from eventstore.errors import RecordDamaged
from eventstore.persons import revealed
from eventstore.tables import bodies, events
from readmodels.people import all_names
from readmodels.place import place_of
from readmodels.recorded import codec
from readmodels.scene import Scene
from readmodels.timeline_table import timeline_table
from readmodels.withholding import EVERYTHING, sentence_for

_Row: TypeAlias = Row[*tuple[Any, ...]]
Seeing: TypeAlias = Callable[[str], Collection[Sees]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event: when it happened, when it was written down, what it is about, and a sentence on it."""

    position: int
    id: UUID
    at: datetime
    recorded_at: datetime
    programme: str
    release: str | None
    gate: str | None
    benefit: str | None
    kind: str
    by: Identity
    sentence: str


def _everything(_: str) -> Collection[Sees]:
    return EVERYTHING


def timeline(
    connection: Connection,
    *,
    programme: str | None = None,
    release: str | None = None,
    gate: str | None = None,
    benefit: str | None = None,
    kind: str | None = None,
    who: Identity | None = None,
    after: int = 0,
    limit: int | None = None,
    sees: Seeing = _everything,
) -> tuple[Happening, ...]:
    """The events about all of these, after a position; the first ones when limited. `kind` is a stored name.

    `sees` tells of each programme whether amounts and what people wrote are seen, or withheld.

    :raises RecordDamaged: when a body is gone or is not the one committed to.
    """
    named = {"programme": programme, "release": release, "gate": gate, "benefit": benefit, "kind": kind}
    if who is not None:
        named |= {"by_issuer": who.issuer, "by_subject": who.subject}
    wanted = _TOLD.where(timeline_table.c.position > after)
    for column, value in named.items():
        if value is not None:
            wanted = wanted.where(timeline_table.c[column] == value)
    rows = connection.execute(wanted.order_by(timeline_table.c.position).limit(limit)).all()
    return _happenings(connection, rows, sees)


# Told afresh from what is stored each time: a sentence kept here could come to differ from the record.
_TOLD: Select[Any] = (
    select(
        timeline_table,
        events.c.id,
        events.c.schema,
        events.c.stream,
        events.c.envelope,
        bodies.c.salt,
        bodies.c.body,
    )
    .join(events, events.c.position == timeline_table.c.position)
    .outerjoin(bodies, bodies.c.position == timeline_table.c.position)
)

_OPENED = (
    select(events.c.stream, events.c.schema, bodies.c.body)
    .join(bodies, bodies.c.position == events.c.position)
    .where(events.c.type == "gate-opened")
)


def _happenings(connection: Connection, rows: Sequence[_Row], sees: Seeing) -> tuple[Happening, ...]:
    names = all_names(connection)
    opened = _opened(connection, {row.stream for row in rows if row.kind == "decision-taken"})
    for row in rows:
        if row.body is None or not commits_to(row.envelope, row.salt, row.body):
            raise RecordDamaged(f"the body of fact {row.position}")
    bodies_shown = revealed(connection, [row.body for row in rows])
    seen = {programme: sees(programme) for programme in {row.programme for row in rows}}
    return tuple(
        _happening(row, body, names.get(row.programme, {}), opened.get(row.stream), seen[row.programme])
        for row, body in zip(rows, bodies_shown, strict=True)
    )


def _opened(connection: Connection, streams: Iterable[str]) -> Mapping[str, GateOpened]:
    """How each of these gates was opened: only that says in which role somebody decided."""
    found: dict[str, GateOpened] = {}
    rows = connection.execute(_OPENED.where(events.c.stream.in_(sorted(streams)))).all()
    for row, body in zip(rows, revealed(connection, [row.body for row in rows]), strict=True):
        event = codec().decode("gate-opened", row.schema, body).event
        if isinstance(event, GateOpened):
            found[row.stream] = event
    return found


def _happening(
    row: _Row, body: bytes, names: Mapping[Identity, str], opened: GateOpened | None, sees: Collection[Sees]
) -> Happening:
    said, place = codec().decode(row.kind, row.schema, body), place_of(row.stream)
    scene = Scene(
        by=said.by.identity,
        release=row.release or "",
        stage=place.stage or "",
        round=place.round or 1,
        benefit=row.benefit or "",
        ask=place.ask or "",
        risk=place.risk or "",
        indicator=place.indicator or "",
        role=_role(opened, said.event) if opened and isinstance(said.event, DecisionTaken) else "",
        names=names,
    )
    return Happening(
        position=row.position,
        id=row.id,
        at=row.at,
        recorded_at=row.recorded_at,
        programme=row.programme,
        release=row.release,
        gate=row.gate,
        benefit=row.benefit,
        kind=row.kind,
        by=said.by.identity,
        sentence=sentence_for(said.event, scene, sees),
    )


def _role(opened: GateOpened, taken: DecisionTaken) -> str:
    """The first seat of its step that is theirs, else the role above through which they were asked."""
    steps = [each for each in opened.steps if each.step.id == taken.step]
    asked = [(panel.role, panel.people) for each in steps for panel in each.panels]
    above = [(seat.role, seat.holders) for seat in opened.way_up]
    return next((role for role, people in (*asked, *above) if taken.by in people), "")
