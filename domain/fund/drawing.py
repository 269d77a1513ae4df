"""Who may take granted money, and how much of it."""

from collections.abc import Sequence
from dataclasses import replace

from domain.fund.commands import DrawDown
from domain.fund.events import DrawdownReleased
from domain.fund.freezing import require_thaw
from domain.fund.plan import FundPlan
from domain.fund.refusals import (
    AboveCapability,
    AmountNotPositive,
    CapabilityExpired,
    CapabilitySpent,
    CapabilityUnknown,
    GrantRevoked,
    NotWitnessedYet,
    NotYoursToDraw,
    ReferenceMissing,
)
from domain.fund.room import require_room
from domain.fund.state import Ask, Fund
from domain.money import exact_pounds


def draw(fund: Fund, plan: FundPlan, command: DrawDown) -> Sequence[DrawdownReleased]:
    """The money, once.

    :raises Rejected: when it is not theirs, not there any more, or not as much.
    """
    ask = fund.under(command.capability)
    if ask is None:
        raise CapabilityUnknown(command.capability)
    drawn = DrawdownReleased(
        capability=command.capability,
        amount=command.amount,
        reference=command.reference.strip(),
        by=command.by.identity,
        at=command.at,
    )
    if ask.drawn and _same(ask.drawn, drawn):
        return []
    is_guardian = bool(command.standing_as(plan.guardian))
    if command.by.identity != ask.asked.requested_by and not is_guardian:
        raise NotYoursToDraw
    _require_live(ask, command)
    require_thaw(fund, by_guardian=is_guardian)
    if plan.witnessed and not command.witnessed:
        raise NotWitnessedYet
    _require_amount(ask, command)
    # A draw from before its grant expired may be written down after others were given what it had set aside.
    require_room(fund, plan, replace(ask.asked, amount=command.amount), command.at, without=ask)
    return [drawn]


def _same(one: DrawdownReleased, other: DrawdownReleased) -> bool:
    return (one.amount, one.reference, one.by) == (other.amount, other.reference, other.by)


def _require_live(ask: Ask, command: DrawDown) -> None:
    if ask.is_spent:
        raise CapabilitySpent(command.capability)
    if ask.revoked:
        raise GrantRevoked(ask.revoked.reason)
    if ask.has_expired(command.at):
        raise CapabilityExpired(command.capability)


def _require_amount(ask: Ask, command: DrawDown) -> None:
    if command.amount <= 0:
        raise AmountNotPositive
    if command.amount > ask.asked.amount:
        raise AboveCapability(f"{exact_pounds(command.amount)} is above {exact_pounds(ask.asked.amount)}.")
    if not command.reference.strip():
        raise ReferenceMissing
