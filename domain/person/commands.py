"""What can be asked about somebody's personal data."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Actor, Identity

# People belong to no programme; where one is asked for, this stands, which no programme can be called.
NO_PROGRAMME = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCommand:
    """About one person, known by the pseudonym that the record has for them.

    `officers` may ask for it; when there are none, everybody may whom the installation lets act.
    """

    person: str
    by: Actor
    at: datetime
    officers: tuple[str, ...] = ()

    @property
    def programme(self) -> str:
        return NO_PROGRAMME

    @property
    def stream(self) -> str:
        return person_stream(self.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPerson(PersonCommand):
    """Keep what is known of somebody whatever is asked: a claim or an inquiry needs it."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftHold(PersonCommand):
    """Let the ordinary rules hold again for somebody."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasePerson(PersonCommand):
    """Erase who somebody is, on a legal basis.

    `who` they are and when they last acted the record tells, and so where it names them. Whoever acted is
    accountable for `years` more.
    """

    legal_basis: str
    who: Identity | None = None
    last_acted: datetime | None = None
    years: int = 0
    positions: tuple[int, ...] = ()


AnyPersonCommand: TypeAlias = HoldPerson | LiftHold | ErasePerson


def person_stream(person: str) -> str:
    """Where it is recorded what was asked about somebody: `person-p-3f…`."""
    return f"person-{person}"
