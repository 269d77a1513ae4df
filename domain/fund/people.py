"""What people may ask of a fund themselves; the rest is Lockgate's own, once a gate has spoken."""

from typing import TypeAlias

from domain.fund.commands import AskForMoney, DrawDown, FreezeMoney, LiftFreeze, OfferAskEvidence, Vire
from domain.fund.refusals import NotForPeople
from domain.identity import SERVICE_ISSUER

PeoplesCommand: TypeAlias = AskForMoney | OfferAskEvidence | DrawDown | Vire | FreezeMoney | LiftFreeze


def from_people(command: object, *, programme: str) -> PeoplesCommand:
    """The command, when a person may send it to this programme's fund.

    :raises NotForPeople: when only Lockgate itself may, or it is for another programme.
    """
    if not isinstance(command, PeoplesCommand):
        raise NotForPeople(type(command).__name__)
    if command.programme != programme:
        raise NotForPeople(f"This is {programme}, not {command.programme}.")
    if command.by.identity.issuer == SERVICE_ISSUER:
        raise NotForPeople(f"{command.by.identity.subject} is a service.")
    return command
