"""Ben, whom the record names, and what officers ask about him."""

from datetime import datetime

from domain.identity import Actor
from domain.person.commands import AnyPersonCommand, ErasePerson, HoldPerson, LiftHold
from domain.person.events import LegalHoldLifted, LegalHoldPlaced, PersonalDataErased
from tests.domain.people import BEN, DINA, GITA, LATER, NEXT_DAY, NOON

PERSON = "p-" + "b" * 32
HOLD = HoldPerson(person=PERSON, by=DINA, at=NOON, reason="A claim is expected.")
LIFT = LiftHold(person=PERSON, by=GITA, at=LATER, reason="The claim is settled.")
HELD = LegalHoldPlaced(person=PERSON, by=DINA.identity, at=NOON, reason="A claim is expected.")
LIFTED = LegalHoldLifted(person=PERSON, by=GITA.identity, at=LATER, reason="The claim is settled.")


def erase(
    *,
    by: Actor = DINA,
    last_acted: datetime | None = None,
    years: int = 7,
    officers: tuple[str, ...] = (),
    basis: str = "Article 17",
) -> ErasePerson:
    return ErasePerson(
        person=PERSON,
        by=by,
        at=NEXT_DAY,
        officers=officers,
        legal_basis=basis,
        who=BEN.identity,
        last_acted=last_acted,
        years=years,
        positions=(2, 5),
    )


ERASED = PersonalDataErased(
    person=PERSON, by=DINA.identity, at=NEXT_DAY, legal_basis="Article 17", positions=(2, 5)
)
WAY: tuple[AnyPersonCommand, ...] = (HOLD, LIFT, erase())
