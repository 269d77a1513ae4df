"""Whether somebody may ask for money as they do."""

import re
from collections.abc import Sequence
from datetime import datetime

from domain.financial_year import quarter_of, year_name
from domain.fund.commands import AskForMoney
from domain.fund.events import MoneyAsked
from domain.fund.freezing import require_thaw
from domain.fund.plan import FundPlan
from domain.fund.refusals import (
    AmountNotPositive,
    AskAlreadyMade,
    AskNameUnfit,
    AsksForAnother,
    GateNotForMoney,
    IncreasesNothing,
    LinesTheSame,
    LineUnknown,
    ReleaseTakesNoMoney,
    ShareNotDecided,
    SharesDoNotAddUp,
    YearIsOver,
)
from domain.fund.ring_fence import require_same_project
from domain.fund.room import require_room
from domain.fund.state import Fund
from domain.identity import SERVICE_ISSUER

# The name becomes part of the gate's: with a slash in it, an ask would be taken for a stage of a release.
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def ask_for(fund: Fund, plan: FundPlan, command: AskForMoney) -> Sequence[MoneyAsked]:
    """The ask, or nothing when it was made before.

    :raises Rejected: when it may not be made so.
    """
    asked = _asked(command)
    already = fund.in_round(command.ask, command.round)
    if already and already.asked == _asked(command, at=already.asked.at):
        return []
    require_fit_name(command.ask)
    if already or command.round != next_round(fund, command):
        raise AskAlreadyMade(f"{command.ask}, round {command.round}.")
    if command.release in fund.stopped:
        raise ReleaseTakesNoMoney(command.release)
    require_thaw(fund, by_guardian=bool(command.standing_as(plan.guardian)))
    _require_own_name(command)
    _require_amount_and_gate(plan, command)
    _require_shares(plan, command)
    _require_lines(plan, command)
    _require_increase(fund, command)
    require_room(fund, plan, asked, command.at)
    return [asked]


def next_round(fund: Fund, command: AskForMoney) -> int:
    """The round that an ask is in: its first, the one that it is in, or the one after it was refused."""
    latest = fund.latest(command.ask)
    if latest is None:
        return 1
    return latest.asked.round + 1 if latest.is_over(command.at) else latest.asked.round


def require_fit_name(ask: str) -> None:
    """:raises AskNameUnfit: when no ask can have this name."""
    if not NAME.fullmatch(ask):
        raise AskNameUnfit(ask)


def _asked(command: AskForMoney, at: datetime | None = None) -> MoneyAsked:
    return MoneyAsked(
        ask=command.ask,
        round=command.round,
        year=command.year,
        line=command.line,
        from_line=command.from_line,
        amount=command.amount,
        increases=command.increases,
        shares=command.shares,
        gate=command.gate,
        deciders=command.deciders,
        requested_by=command.requested_by,
        release=command.release,
        at=at or command.at,
    )


def _require_own_name(command: AskForMoney) -> None:
    who = command.by.identity
    if who.issuer != SERVICE_ISSUER and command.requested_by != who:
        raise AsksForAnother(f"It was asked for {command.requested_by.subject}.")


def _require_amount_and_gate(plan: FundPlan, command: AskForMoney) -> None:
    if command.amount <= 0:
        raise AmountNotPositive
    if command.gate not in plan.gates:
        raise GateNotForMoney(f"They are {', '.join(plan.gates)}.")
    if command.year < quarter_of(command.at.date()).year:
        raise YearIsOver(f"Year: {year_name(command.year)}.")


def _require_shares(plan: FundPlan, command: AskForMoney) -> None:
    roles = [share.role for share in command.shares]
    if not roles:
        return
    for role in roles:
        if role not in plan.partners or role not in command.deciders:
            raise ShareNotDecided(f"Role: {role}.")
    amounts = [share.amount for share in command.shares]
    if len(set(roles)) < len(roles) or min(amounts) <= 0 or sum(amounts) != command.amount:
        raise SharesDoNotAddUp


def _require_lines(plan: FundPlan, command: AskForMoney) -> None:
    for line in (command.line, command.from_line):
        if line and plan.line(line) is None:
            raise LineUnknown(line)
    if command.from_line and not command.line:
        raise LineUnknown("Name the line that the money moves to.")
    if command.from_line and command.from_line == command.line:
        raise LinesTheSame
    require_same_project(plan, command.from_line, command.line)


def _require_increase(fund: Fund, command: AskForMoney) -> None:
    if not command.increases:
        return
    original = fund.latest(command.increases)
    if original is None or original.granted is None or original.is_over(command.at):
        raise IncreasesNothing(command.increases)
