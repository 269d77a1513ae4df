"""Who answers for a benefit when its owner no longer does."""

from collections.abc import Sequence

from domain.benefit.commands import HandOverBenefit
from domain.benefit.events import BenefitEvent, BenefitHandedOver
from domain.benefit.profile import BenefitProfile
from domain.benefit.refusals import (
    BenefitEnded,
    HandOverReasonMissing,
    NewOwnerUnknown,
    NobodyElseConfirms,
    NotTheirsToHandOver,
)
from domain.benefit.state import Benefit


def hand_over(benefit: Benefit, profile: BenefitProfile, command: HandOverBenefit) -> Sequence[BenefitEvent]:
    """That somebody else owns the benefit; whoever confirms may say so where the owner has left.

    :raises Rejected: when it is not theirs to hand over, or not to them.
    """
    if command.owner == profile.owner:
        return []
    if benefit.has_ended:
        raise BenefitEnded
    if command.by.identity != profile.owner and command.by.identity not in profile.confirmers:
        raise NotTheirsToHandOver
    if not command.reason.strip():
        raise HandOverReasonMissing
    if command.owner not in command.on_roster:
        raise NewOwnerUnknown(f"{command.owner.subject} is not.")
    if not set(profile.confirmers) - {command.owner}:
        raise NobodyElseConfirms
    return [
        BenefitHandedOver(owner=command.owner, reason=command.reason, by=command.by.identity, at=command.at)
    ]
