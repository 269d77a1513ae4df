"""How much money is left: in a year, in the envelope, on a line."""

from collections.abc import Iterable
from datetime import datetime

from domain.financial_year import year_name
from domain.fund.events import MoneyAsked
from domain.fund.plan import FundPlan, LineId
from domain.fund.refusals import AboveEnvelope, AboveYearsAsk, NotEnoughOnLine, YearNotPlanned
from domain.fund.state import Ask, Fund
from domain.money import NOTHING, Pence, exact_pounds
from domain.stake import Spend


def claim(ask: Ask, at: datetime) -> Pence:
    """What an ask takes from the envelope at a moment.

    All of it from when it is asked; once it is drawn, what was drawn; nothing when it is over.
    """
    if ask.is_virement or ask.is_over(at):
        return NOTHING
    return ask.drawn.amount if ask.drawn else ask.asked.amount


def left_in_year(fund: Fund, plan: FundPlan, year: int, at: datetime, *, without: Ask | None = None) -> Pence:
    """What may still be asked for in a financial year."""
    planned = plan.year(year)
    others = _others(fund, without)
    taken = sum(claim(each, at) for each in others if each.asked.year == year)
    return Pence((planned.amount if planned else NOTHING) - taken)


def left_in_envelope(fund: Fund, plan: FundPlan, at: datetime, *, without: Ask | None = None) -> Pence:
    """What may still be asked for in all."""
    return Pence(plan.envelope - sum(claim(each, at) for each in _others(fund, without)))


def gone(fund: Fund, plan: FundPlan, ask: Ask, at: datetime) -> Pence:
    """What of a grant cannot come back: what was drawn; of what moved, all that its line no longer has."""
    if ask.revoked:
        return ask.revoked.drawn
    if ask.drawn:
        return ask.drawn.amount
    if ask.granted is None or not ask.is_virement:
        return NOTHING
    left = max(NOTHING, unspent_on(fund, plan, ask.asked.line, at))
    return max(NOTHING, Pence(ask.asked.amount - left))


def spend_of(fund: Fund, year: int, at: datetime) -> Spend | None:
    """What is committed of the envelope and of a year's ask; None without a fund."""
    if fund.plan is None:
        return None
    planned = fund.plan.year(year)
    years_ask = planned.amount if planned else NOTHING
    return Spend(
        envelope=fund.plan.envelope,
        committed=Pence(fund.plan.envelope - left_in_envelope(fund, fund.plan, at)),
        year=year,
        years_ask=years_ask,
        committed_in_year=Pence(years_ask - left_in_year(fund, fund.plan, year, at)),
    )


def unspent_on(
    fund: Fund, plan: FundPlan, line: LineId, at: datetime, *, without: Ask | None = None
) -> Pence:
    """What a line has that is neither spent nor set aside; moved money counts on the line that it is on."""
    planned = plan.line(line)
    others = _others(fund, without)
    moved = sum(each.amount * ((each.to_line == line) - (each.from_line == line)) for each in fund.virements)
    claimed = sum(claim(each, at) for each in others if each.asked.line == line)
    leaving = sum(each.asked.amount for each in others if each.is_waiting and each.asked.from_line == line)
    return Pence((planned.amount if planned else NOTHING) + moved - claimed - leaving)


def require_room(
    fund: Fund, plan: FundPlan, asked: MoneyAsked, at: datetime, *, without: Ask | None = None
) -> None:
    """Lets an ask through that fits.

    :raises Rejected: when it is a penny above the year's ask, the envelope, or what its line has.
    """
    if asked.from_line:
        _require(asked.amount, unspent_on(fund, plan, asked.from_line, at, without=without), asked.from_line)
        return
    if plan.year(asked.year) is None:
        raise YearNotPlanned(f"Year: {year_name(asked.year)}.")
    in_year = left_in_year(fund, plan, asked.year, at, without=without)
    if asked.amount > in_year:
        raise AboveYearsAsk(_more_than(asked.amount, in_year, year_name(asked.year)))
    in_all = left_in_envelope(fund, plan, at, without=without)
    if asked.amount > in_all:
        raise AboveEnvelope(_more_than(asked.amount, in_all, "the envelope"))
    if asked.line:
        _require(asked.amount, unspent_on(fund, plan, asked.line, at, without=without), asked.line)


def _require(amount: Pence, unspent: Pence, line: LineId) -> None:
    if amount > unspent:
        raise NotEnoughOnLine(_more_than(amount, unspent, line))


def _more_than(amount: Pence, left: Pence, of: str) -> str:
    return f"{exact_pounds(amount)} is above the {exact_pounds(left)} left of {of}."


def _others(fund: Fund, without: Ask | None) -> Iterable[Ask]:
    return [each for each in fund.asks if each is not without]
