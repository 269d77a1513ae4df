"""What the record has of one person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from domain.identity import Identity
from domain.person.commands import person_stream
from domain.person.events import PersonEvent
from domain.person.state import Person, fold
from eventstore.persons import names_of, person_behind, positions_of, token_of, tokens_of_subject
from eventstore.tokens import Who
from readmodels.recorded import recorded_in
from readmodels.timeline_table import timeline_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Somebody's pseudonym, who and what they are called unless erased, and where the record names them."""

    person: str
    who: Identity | None
    names: tuple[str, ...]
    positions: tuple[int, ...]
    last_acted: datetime | None
    standing: Person


def pseudonym_of(connection: Connection, who: Identity) -> str | None:
    """The pseudonym that the record has for somebody; None when it does not name them."""
    return token_of(connection, Who(issuer=who.issuer, subject=who.subject))


def pseudonyms_of(connection: Connection, subject: str) -> list[str]:
    """The pseudonyms of everybody whom some issuer gives this name."""
    return tokens_of_subject(connection, subject)


def person_page(connection: Connection, person: str) -> PersonPage:
    """Everything that the record has of a pseudonym."""
    found = person_behind(connection, person)
    who = Identity(issuer=found.issuer, subject=found.subject) if found else None
    events = (each.event for each in recorded_in(connection, person_stream(person)))
    return PersonPage(
        person=person,
        who=who,
        names=tuple(names_of(connection, person)) if who else (),
        positions=positions_of(connection, person),
        last_acted=_last_acted(connection, who) if who else None,
        standing=fold(event for event in events if isinstance(event, PersonEvent)),
    )


def _last_acted(connection: Connection, who: Identity) -> datetime | None:
    table = timeline_table.c
    acted = select(table.recorded_at).where(table.by_issuer == who.issuer, table.by_subject == who.subject)
    return connection.execute(acted.order_by(table.position.desc()).limit(1)).scalar_one_or_none()
