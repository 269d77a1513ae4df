"""Whether money may move, and who stops it."""

from collections.abc import Sequence

from domain.fund.commands import FreezeMoney, LiftFreeze
from domain.fund.events import FreezeLifted, MoneyFrozen
from domain.fund.plan import FundPlan
from domain.fund.refusals import MoneyIsFrozen, NotTheGuardian
from domain.fund.state import Fund
from domain.gate.refusals import ReasonMissing


def require_thaw(fund: Fund, *, by_guardian: bool) -> None:
    """:raises MoneyIsFrozen: when all money is stopped, and it is not the guardian who moves it."""
    if fund.frozen and not by_guardian:
        raise MoneyIsFrozen(f"{fund.frozen.by.subject} stopped it: {fund.frozen.reason}")


def freeze(fund: Fund, plan: FundPlan, command: FreezeMoney) -> Sequence[MoneyFrozen]:
    """All money stopped, or nothing when it is."""
    _require_guardian(plan, command)
    if fund.frozen:
        return []
    return [MoneyFrozen(reason=command.reason.strip(), by=command.by.identity, at=command.at)]


def lift(fund: Fund, plan: FundPlan, command: LiftFreeze) -> Sequence[FreezeLifted]:
    """Money let go again, or nothing when it is free."""
    _require_guardian(plan, command)
    if not fund.frozen:
        return []
    return [FreezeLifted(reason=command.reason.strip(), by=command.by.identity, at=command.at)]


def _require_guardian(plan: FundPlan, command: FreezeMoney | LiftFreeze) -> None:
    if not command.standing_as(plan.guardian):
        raise NotTheGuardian(f"The role is {plan.guardian}.")
    if not command.reason.strip():
        raise ReasonMissing
