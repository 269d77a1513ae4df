"""Which years' money a programme asks for by itself now, and when next."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.fund.events import MoneyAsked
from domain.fund.plan import FundPlan, LineId, Opening, YearsAsk
from domain.fund.room import left_in_envelope, left_in_year, unspent_on
from domain.fund.state import Fund
from domain.money import Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class DueAsk:
    """A year whose day has come, what is left to ask for, and how it is asked for."""

    year: YearsAsk
    opening: Opening
    amount: Pence


def due_asks(fund: Fund, at: datetime) -> tuple[DueAsk, ...]:
    """The years to ask for now: for all that is left of each, once. None while money is frozen."""
    plan = fund.plan
    if plan is None or fund.frozen:
        return ()
    found = []
    for opening, year in _unasked(fund, plan):
        amount = _left(fund, plan, year.year, opening.line, at)
        if opening.day <= at.date() and amount > 0:
            found.append(DueAsk(year=year, opening=opening, amount=amount))
    return tuple(found)


def still_waiting(fund: Fund) -> tuple[DueAsk, ...]:
    """The years asked for that still wait, whose gates may have been left unopened half-way."""
    found = []
    for year in fund.plan.years if fund.plan else ():
        ask = fund.latest(year.ask)
        if ask and ask.is_waiting and year.opening and _is_by_itself(ask.asked, year.opening):
            found.append(DueAsk(year=year, opening=year.opening, amount=ask.asked.amount))
    return tuple(found)


def next_opening(fund: Fund, today: date) -> date | None:
    """The next day on which the programme asks for a year's money."""
    days = [opening.day for opening, _ in _unasked(fund, fund.plan) if opening.day > today]
    return min(days, default=None)


def _unasked(fund: Fund, plan: FundPlan | None) -> list[tuple[Opening, YearsAsk]]:
    years = plan.years if plan else ()
    return [(each.opening, each) for each in years if each.opening and fund.latest(each.ask) is None]


def _is_by_itself(asked: MoneyAsked, opening: Opening) -> bool:
    return (asked.gate, asked.requested_by, asked.line) == (opening.gate, opening.requested_by, opening.line)


def _left(fund: Fund, plan: FundPlan, year: int, line: LineId, at: datetime) -> Pence:
    left = min(left_in_year(fund, plan, year, at), left_in_envelope(fund, plan, at))
    return min(left, unspent_on(fund, plan, line, at)) if line else left
