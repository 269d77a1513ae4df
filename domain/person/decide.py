"""Who may be held, and who erased."""

from collections.abc import Sequence
from typing import assert_never

from domain.person.commands import AnyPersonCommand, ErasePerson, HoldPerson, LiftHold
from domain.person.events import LegalHoldLifted, LegalHoldPlaced, PersonalDataErased, PersonEvent
from domain.person.refusals import (
    ErasesOneself,
    HeldForLegalReasons,
    KeptForAccountability,
    NotADataProtectionOfficer,
    PersonUnknown,
    SaysNoReason,
)
from domain.person.retention import kept_until
from domain.person.state import Person


def decide(person: Person, command: AnyPersonCommand) -> Sequence[PersonEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when it is not theirs to ask, or what is known must be kept.
    """
    if command.officers and command.by.identity.subject not in command.officers:
        raise NotADataProtectionOfficer(f"They are {', '.join(command.officers)}.")
    match command:
        case HoldPerson():
            return _hold(person, command)
        case LiftHold():
            return _lift(person, command)
        case ErasePerson():
            return _erase(person, command)
        case _:
            assert_never(command)


def _hold(person: Person, command: HoldPerson) -> Sequence[PersonEvent]:
    held = LegalHoldPlaced(
        person=command.person, reason=command.reason, by=command.by.identity, at=command.at
    )
    if person.hold or held in person.holds:
        return []
    if person.erased:
        raise PersonUnknown(f"Erased on {person.erased.at:%d %B %Y}.")
    _require(command.reason)
    return [held]


def _lift(person: Person, command: LiftHold) -> Sequence[PersonEvent]:
    lifted = LegalHoldLifted(
        person=command.person, reason=command.reason, by=command.by.identity, at=command.at
    )
    if person.hold is None or lifted in person.holds:
        return []
    _require(command.reason)
    return [lifted]


def _erase(person: Person, command: ErasePerson) -> Sequence[PersonEvent]:
    if person.erased:
        return []
    if command.who is None:
        raise PersonUnknown
    if command.who == command.by.identity:
        raise ErasesOneself
    if person.hold:
        raise HeldForLegalReasons(f"{person.hold.by.subject} placed it: {person.hold.reason}")
    _require(command.legal_basis)
    if command.last_acted and command.at < (until := kept_until(command.last_acted, command.years)):
        raise KeptForAccountability(f"That is until {until:%d %B %Y}.")
    return [
        PersonalDataErased(
            person=command.person,
            legal_basis=command.legal_basis,
            positions=command.positions,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _require(reason: str) -> None:
    if not reason.strip():
        raise SaysNoReason
