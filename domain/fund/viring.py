"""Who may move money between lines by themselves, and how much."""

from collections.abc import Sequence

from domain.authority import AmountAtStake, why_not
from domain.financial_year import quarter_of
from domain.fund.commands import Vire
from domain.fund.commitment import committed_by
from domain.fund.events import LinesVired
from domain.fund.freezing import require_thaw
from domain.fund.plan import FundPlan
from domain.fund.refusals import (
    AmountNotPositive,
    LinesTheSame,
    LineUnknown,
    NotEnoughOnLine,
    NotInThisRole,
    ReferenceMissing,
    ReferenceUsed,
    RoleMayNotVire,
)
from domain.fund.ring_fence import require_same_project
from domain.fund.room import unspent_on
from domain.fund.state import Fund
from domain.gate.refusals import ReasonMissing
from domain.money import exact_pounds


def vire(fund: Fund, plan: FundPlan, command: Vire) -> Sequence[LinesVired]:
    """The money on another line.

    :raises Rejected: when the role may not, the line has not as much, or it is a penny above a limit.
    """
    vired = LinesVired(
        from_line=command.from_line,
        to_line=command.to_line,
        amount=command.amount,
        under=(command.role,),
        reference=command.reference.strip(),
        reason=command.reason.strip(),
        by=command.by.identity,
        at=command.at,
    )
    already = next((each for each in fund.virements if each.reference == vired.reference), None)
    if already and _same(already, vired):
        return []
    if already:
        raise ReferenceUsed(vired.reference)
    require_thaw(fund, by_guardian=bool(command.standing_as(plan.guardian)))
    _require_words_and_lines(plan, command)
    unspent = unspent_on(fund, plan, command.from_line, command.at)
    if command.amount > unspent:
        raise NotEnoughOnLine(f"{command.from_line} has {exact_pounds(unspent)}.")
    _require_authority(fund, plan, command)
    return [vired]


def _same(one: LinesVired, other: LinesVired) -> bool:
    return _content(one) == _content(other)


def _content(vired: LinesVired) -> tuple[object, ...]:
    return (vired.from_line, vired.to_line, vired.amount, vired.under, vired.reason, vired.by, vired.ask)


def _require_words_and_lines(plan: FundPlan, command: Vire) -> None:
    if not command.reference.strip():
        raise ReferenceMissing
    if not command.reason.strip():
        raise ReasonMissing
    if command.amount <= 0:
        raise AmountNotPositive
    for line in (command.from_line, command.to_line):
        if plan.line(line) is None:
            raise LineUnknown(line)
    if command.from_line == command.to_line:
        raise LinesTheSame
    require_same_project(plan, command.from_line, command.to_line)


def _require_authority(fund: Fund, plan: FundPlan, command: Vire) -> None:
    if command.role not in plan.virement:
        raise RoleMayNotVire(f"Role: {command.role}.")
    entitlements = command.standing_as(command.role)
    if not entitlements:
        raise NotInThisRole(f"Role: {command.role}.")
    year = quarter_of(command.at.date()).year
    before = committed_by(fund, command.role, year, fund.asks)
    amount = AmountAtStake(
        whole=command.amount, year=year, already_this_year=before.in_year, already_in_all=before.in_all
    )
    refusals = [why_not(each, amount) for each in entitlements]
    refused = next((each for each in refusals if each), None)
    if refused and all(refusals):
        raise refused
