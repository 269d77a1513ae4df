"""Who answers for a benefit next."""

from collections.abc import Sequence

from domain.benefit.commands import HandOverBenefit, TakeOverBenefit
from domain.benefit.events import BenefitEvent, BenefitOffered, BenefitTakenOver
from domain.benefit.profile import BenefitProfile
from domain.benefit.refusals import (
    BenefitEnded,
    BenefitNotOffered,
    NobodyElseConfirms,
    NotTheirsToHandOver,
)
from domain.benefit.state import Benefit


def hand_over(benefit: Benefit, profile: BenefitProfile, command: HandOverBenefit) -> Sequence[BenefitEvent]:
    """Somebody else is asked to own the benefit.

    :raises Rejected: when it has ended, is not theirs to hand over, or would be confirmed by nobody else.
    """
    asked = benefit.offered.to if benefit.offered else profile.owner
    if command.to == asked:
        return []
    if benefit.has_ended:
        raise BenefitEnded
    # An owner who has left can hand nothing over: those who confirm what was measured can.
    if command.by.identity not in {profile.owner, *profile.confirmers} - {command.to}:
        raise NotTheirsToHandOver(f"It is owned by {profile.owner.subject}.")
    if not set(profile.confirmers) - {command.to}:
        raise NobodyElseConfirms(f"It would be {command.to.subject}.")
    return [BenefitOffered(to=command.to, by=command.by.identity, at=command.at)]


def take_over(benefit: Benefit, profile: BenefitProfile, command: TakeOverBenefit) -> Sequence[BenefitEvent]:
    """The new owner agrees.

    :raises Rejected: when it has ended, or was not offered to them.
    """
    if command.by.identity == profile.owner:
        return []
    if benefit.has_ended:
        raise BenefitEnded
    if benefit.offered is None or command.by.identity != benefit.offered.to:
        raise BenefitNotOffered
    return [BenefitTakenOver(by=command.by.identity, at=command.at)]
