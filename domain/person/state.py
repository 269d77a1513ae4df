"""How it stands with somebody's personal data."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import assert_never

from domain.person.events import LegalHoldLifted, LegalHoldPlaced, PersonalDataErased, PersonEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whether somebody is held, and whether they are erased."""

    hold: LegalHoldPlaced | None = None
    erased: PersonalDataErased | None = None


def evolve(person: Person, event: PersonEvent) -> Person:
    """The person after one more event; it believes every event."""
    match event:
        case LegalHoldPlaced():
            return replace(person, hold=event)
        case LegalHoldLifted():
            return replace(person, hold=None)
        case PersonalDataErased():
            return replace(person, erased=event)
        case _:
            assert_never(event)


def fold(events: Iterable[PersonEvent]) -> Person:
    """The person that these events made."""
    return reduce(evolve, events, Person())
