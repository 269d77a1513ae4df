"""What a stored fact says in the words of the domain."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache

from sqlalchemy import Connection, select

from domain.aggregate import Event
from domain.catalogue import EVENTS
from domain.identity import Actor
from domain.upcasting import UPCASTS
from eventstore.codec import Codec
from eventstore.facts import StoredFact
from eventstore.reading import facts_of
from eventstore.tables import events

LARGEST_PAGE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event as it stands in the record: what happened, who brought it about, and where it is stored."""

    event: Event
    by: Actor
    fact: StoredFact


@cache
def codec() -> Codec[Event, Actor]:
    """The one codec for Lockgate's events."""
    return Codec({event: stored.name for event, stored in EVENTS.items()}, Actor, UPCASTS)


# Every view reads every fact in turn; without this each of them would parse the same page again.
@lru_cache(maxsize=LARGEST_PAGE)
def recorded(fact: StoredFact) -> Recorded:
    """A stored fact, read."""
    said = codec().decode(fact.type, fact.schema, fact.body)
    return Recorded(event=said.event, by=said.by, fact=fact)


def recorded_in(connection: Connection, stream: str) -> tuple[Recorded, ...]:
    """Everything recorded in one stream, in order."""
    return tuple(recorded(fact) for fact in facts_of(connection, stream))


def newest_moment(connection: Connection) -> datetime:
    """When the newest fact happened, in business time, UTC; the first of all moments for an empty record."""
    newest = select(events.c.at).order_by(events.c.position.desc()).limit(1)
    return connection.execute(newest).scalar() or datetime.min.replace(tzinfo=UTC)
