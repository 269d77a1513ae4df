"""How it stands with somebody's personal data."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import assert_never

from domain.person.events import LegalHoldLifted, LegalHoldPlaced, PersonalDataErased, PersonEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whether somebody is held, and whether they are erased; `holds` is every word said of holds so far."""

    hold: LegalHoldPlaced | None = None
    erased: PersonalDataErased | None = None
    holds: frozenset[LegalHoldPlaced | LegalHoldLifted] = frozenset()


def evolve(person: Person, event: PersonEvent) -> Person:
    """The person after one more event; it believes every event."""
    match event:
        case LegalHoldPlaced():
            return replace(person, hold=event, holds=person.holds | {event})
        case LegalHoldLifted():
            return replace(person, hold=None, holds=person.holds | {event})
        case PersonalDataErased():
            return replace(person, erased=event)
        case _:
            assert_never(event)


def fold(events: Iterable[PersonEvent]) -> Person:
    """The person that these events made."""
    return reduce(evolve, events, Person())
