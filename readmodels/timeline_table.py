"""The table of the timeline: where each event stands, and what it is about."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, MetaData, Table, Text, insert, select

from domain.benefit.events import BenefitRegistered
from domain.programme.baseline.events import ReleaseFreed, ReleaseTakenOut
from domain.programme.events import (
    ReleaseBlocked,
    ReleaseCleared,
    ReleaseCompleted,
    ReleaseDropped,
    ReleasePlanned,
)
from domain.programme.leading.events import LeadHandedOver, LeadOffered
from domain.programme.outside.events import ReleaseHeldUp
from domain.programme.scoring.events import ReleaseScored
from eventstore.tables import Moment
from readmodels.place import Place, place_of
from readmodels.recorded import Recorded
from readmodels.view import View

_metadata = MetaData()

timeline_table = Table(
    "timeline",
    _metadata,
    Column("position", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("programme", Text, nullable=False),
    Column("release", Text),
    Column("gate", Text),
    Column("benefit", Text),
    Column("kind", Text, nullable=False),
    Column("by_issuer", Text, nullable=False),
    Column("by_subject", Text, nullable=False),
    Index("timeline_release", "programme", "release", "position"),
    Index("timeline_gate", "gate", "position"),
    Index("timeline_benefit", "programme", "benefit", "position"),
)


def _take(connection: Connection, happened: Sequence[Recorded]) -> None:
    rows: list[dict[str, Any]] = []
    promised: dict[Place, str | None] = {}
    for each in happened:
        place = place_of(each.fact.stream)
        if isinstance(each.event, BenefitRegistered):
            promised[place] = each.event.profile.release
        elif place.benefit is not None and place not in promised:
            promised[place] = _release_of_benefit(connection, place)
        rows.append(_row(each, place, promised.get(place)))
    connection.execute(insert(timeline_table), rows)


def _release_of_benefit(connection: Connection, place: Place) -> str | None:
    table = timeline_table.c
    wanted = select(table.release).where(
        table.programme == place.programme, table.benefit == place.benefit, table.release.is_not(None)
    )
    found: str | None = connection.execute(wanted.limit(1)).scalar_one_or_none()
    return found


def _row(each: Recorded, place: Place, promised: str | None) -> dict[str, Any]:
    return {
        "position": each.fact.position,
        "at": each.fact.at,
        "recorded_at": each.fact.recorded_at,
        "programme": place.programme,
        "release": place.release or promised or _release_named(each),
        "gate": place.gate,
        "benefit": place.benefit,
        "kind": each.fact.type,
        "by_issuer": each.by.identity.issuer,
        "by_subject": each.by.identity.subject,
    }


def _release_named(each: Recorded) -> str | None:
    """The release that a programme's event is about."""
    match each.event:
        case ReleasePlanned(release=release) | ReleaseCleared(release=release):
            return release
        case ReleaseCompleted(release=release) | ReleaseDropped(release=release):
            return release
        case ReleaseBlocked(release=release) | ReleaseHeldUp(release=release):
            return release
        case ReleaseFreed(release=release) | ReleaseTakenOut(release=release):
            return release
        case LeadOffered(release=release) | LeadHandedOver(release=release):
            return release
        case ReleaseScored(release=release):
            return release
        case _:
            return None


TIMELINE = View(name="timeline", version=3, metadata=_metadata, take=_take)
