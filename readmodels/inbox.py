"""What is waiting, for whom, since when."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Index,
    Integer,
    MetaData,
    Row,
    Select,
    Table,
    Text,
    and_,
    insert,
    select,
)

from domain.benefit.events import BenefitEvent
from domain.gate.events import GateEvent
from domain.identity import Identity
from domain.stage import Stage
from eventstore.tables import Moment
from readmodels.place import place_of
from readmodels.recorded import Recorded, recorded_in
from readmodels.rows import remove
from readmodels.view import View
from readmodels.waiting import Asked, Waiting, waiting_at

_metadata = MetaData()

_items = Table(
    "inbox_item",
    _metadata,
    Column("stream", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("round", Integer, nullable=False),
    Column("programme", Text, nullable=False),
    Column("release", Text, nullable=False),
    Column("stage", Text),
    Column("title", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("due", Moment),
    Column("escalated", Boolean, nullable=False),
)

_asked = Table(
    "inbox_asked",
    _metadata,
    Column("stream", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("issuer", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("role", Text, nullable=False),
    Index("inbox_asked_whom", "issuer", "subject"),
)

_NO_DAY = datetime.max.replace(tzinfo=UTC)


def waiting(
    connection: Connection, *, programme: str | None = None, who: Identity | None = None
) -> tuple[Waiting, ...]:
    """Everything that waits, the soonest due first; of one programme, or for one person, when so asked."""
    chosen = _chosen(programme, who).subquery()
    wanted = select(_items).join(chosen, _is_same(_items, chosen))
    people = select(_asked).join(chosen, _is_same(_asked, chosen)).order_by(_asked.c.place)
    asked: dict[tuple[str, str, str], list[Asked]] = {}
    for row in connection.execute(people):
        person = Asked(who=Identity(issuer=row.issuer, subject=row.subject), role=row.role)
        asked.setdefault((row.stream, row.kind, row.id), []).append(person)
    found = [_read(row, asked.get((row.stream, row.kind, row.id), [])) for row in connection.execute(wanted)]
    return tuple(sorted(found, key=_soonest))


def _chosen(programme: str | None, who: Identity | None) -> Select[Any]:
    """The keys of the items of one programme, or for one person; each once, however often they are asked."""
    keys = select(_items.c.stream, _items.c.kind, _items.c.id)
    if programme is not None:
        keys = keys.where(_items.c.programme == programme)
    if who is None:
        return keys
    asks_them = and_(_asked.c.issuer == who.issuer, _asked.c.subject == who.subject)
    return keys.join(_asked, _is_same(_items, _asked)).where(asks_them).distinct()


def _is_same(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    return and_(*(one.c[name] == other.c[name] for name in ("stream", "kind", "id")))


def _soonest(waiting: Waiting) -> tuple[datetime, str]:
    return waiting.due or _NO_DAY, waiting.id


def _read(row: Row[*tuple[Any, ...]], people: Sequence[Asked]) -> Waiting:
    return Waiting(
        kind=row.kind,
        id=row.id,
        round=row.round,
        programme=row.programme,
        release=row.release,
        stage=None if row.stage is None else Stage(row.stage),
        title=row.title,
        since=row.since,
        due=row.due,
        people=tuple(people),
        escalated=row.escalated,
    )


def _take(connection: Connection, happened: Sequence[Recorded]) -> None:
    # What a gate waits for follows from all that happened to it, by the domain's own rule. It is read back
    # rather than kept here in a second form: a gate has few events, and all of a batch are read only once.
    touched = dict.fromkeys(
        each.fact.stream for each in happened if isinstance(each.event, GateEvent | BenefitEvent)
    )
    for stream in touched:
        events = [each.event for each in recorded_in(connection, stream)]
        _replace(connection, stream, waiting_at(place_of(stream), events))


def _replace(connection: Connection, stream: str, found: Sequence[Waiting]) -> None:
    for table in (_items, _asked):
        remove(connection, table, {"stream": stream})
    if found:
        connection.execute(insert(_items), [_item_row(stream, each) for each in found])
    people = [row for each in found for row in _asked_rows(stream, each)]
    if people:
        connection.execute(insert(_asked), people)


def _item_row(stream: str, each: Waiting) -> dict[str, Any]:
    columns = ("kind", "id", "round", "programme", "release", "stage", "title", "since", "due", "escalated")
    return {"stream": stream, **{name: getattr(each, name) for name in columns}}


def _asked_rows(stream: str, each: Waiting) -> list[dict[str, Any]]:
    return [
        {
            "stream": stream,
            "kind": each.kind,
            "id": each.id,
            "place": place,
            "issuer": person.who.issuer,
            "subject": person.who.subject,
            "role": person.role,
        }
        for place, person in enumerate(each.people)
    ]


INBOX = View(name="inbox", version=2, metadata=_metadata, take=_take)
