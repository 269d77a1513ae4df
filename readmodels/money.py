"""What a programme's money looks like: the envelope, each year, each ask, each line, and what is left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from domain.financial_year import year_name
from domain.fund.events import LinesVired
from domain.fund.plan import BudgetLine, FundPlan, YearsAsk
from domain.fund.refusals import FundUnknown
from domain.fund.room import claim, left_in_envelope, left_in_year, unspent_on
from domain.fund.state import Ask, Fund
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.money import Pence
from readmodels.as_recorded import fund_as_recorded
from readmodels.people import names


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """A financial year: what may be asked for, what is taken by asks, what was drawn, and what is left.

    `opens` is when the programme asks for it by itself.
    """

    year: str
    planned: Pence
    taken: Pence
    drawn: Pence
    left: Pence
    opens: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLine:
    """One round of an ask; `capability` is the name under which it was granted, and is drawn."""

    ask: str
    round: int
    year: str
    amount: Pence
    line: str
    from_line: str
    increases: str
    state: str
    requested_by: str
    gate: str
    capability: str
    drawn: Pence
    valid_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOfBudget:
    """A line: what it began with, what was moved to it or, below nothing, from it, and what is unspent."""

    line: str
    name: str
    planned: Pence
    moved: Pence
    unspent: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze:
    """Who stopped all money, why, and since when."""

    by: str
    reason: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPage:
    """A programme's money at a moment, in pence."""

    programme: str
    envelope: Pence
    taken: Pence
    drawn: Pence
    left: Pence
    frozen: Freeze | None
    years: tuple[YearLine, ...]
    asks: tuple[AskLine, ...]
    lines: tuple[LineOfBudget, ...]
    gates: tuple[str, ...]


def money(connection: Connection, programme: str, *, at: datetime) -> MoneyPage:
    """The money of a programme; `at` tells which grants have expired.

    :raises FundUnknown: when it has none of its own.
    """
    fund = fund_as_recorded(connection, programme)
    plan = fund.plan
    if plan is None:
        raise FundUnknown(programme)
    people = names(connection, programme)
    left = left_in_envelope(fund, plan, at)
    return MoneyPage(
        programme=programme,
        envelope=plan.envelope,
        taken=Pence(plan.envelope - left),
        drawn=_drawn(fund.asks),
        left=left,
        frozen=_freeze(fund, people),
        years=tuple(_year(fund, plan, each, at) for each in plan.years),
        asks=tuple(_ask(fund, each, people, at) for each in fund.asks),
        lines=tuple(_line(fund, plan, each, at) for each in plan.lines),
        gates=plan.gates,
    )


def _year(fund: Fund, plan: FundPlan, year: YearsAsk, at: datetime) -> YearLine:
    asks = [each for each in fund.asks if each.asked.year == year.year]
    opening = year.opening
    return YearLine(
        year=year_name(year.year),
        planned=year.amount,
        taken=Pence(sum(claim(each, at) for each in asks)),
        drawn=_drawn(asks),
        left=left_in_year(fund, plan, year.year, at),
        opens=opening.day if opening and fund.latest(year.ask) is None else None,
    )


def _ask(fund: Fund, ask: Ask, people: Mapping[Identity, str], at: datetime) -> AskLine:
    asked, granted = ask.asked, ask.granted
    subject = GateSubject(programme=fund.programme, ask=asked.ask, round=asked.round)
    return AskLine(
        ask=asked.ask,
        round=asked.round,
        year=year_name(asked.year),
        amount=asked.amount,
        line=asked.line,
        from_line=asked.from_line,
        increases=asked.increases,
        state=_state(ask, at),
        requested_by=people.get(asked.requested_by, asked.requested_by.subject),
        gate=subject.gate,
        capability=granted.capability if granted else "",
        drawn=_drawn([ask]),
        valid_until=granted.valid_until if granted else None,
    )


def _state(ask: Ask, at: datetime) -> str:
    if ask.closed:
        return f"not granted: {ask.closed.outcome}"
    if ask.revoked:
        return "taken back"
    if ask.drawn:
        return "drawn"
    if ask.is_spent:
        return "moved"
    if ask.has_expired(at):
        return "expired"
    return "granted" if ask.granted else "at its gate"


def _line(fund: Fund, plan: FundPlan, line: BudgetLine, at: datetime) -> LineOfBudget:
    return LineOfBudget(
        line=line.id,
        name=line.name,
        planned=line.amount,
        moved=Pence(sum(_moved(each, line) for each in fund.virements)),
        unspent=unspent_on(fund, plan, line.id, at),
    )


def _moved(vired: LinesVired, line: BudgetLine) -> Pence:
    return Pence(vired.amount * ((vired.to_line == line.id) - (vired.from_line == line.id)))


def _drawn(asks: Iterable[Ask]) -> Pence:
    return Pence(sum(each.drawn.amount for each in asks if each.drawn))


def _freeze(fund: Fund, people: Mapping[Identity, str]) -> Freeze | None:
    if fund.frozen is None:
        return None
    by = fund.frozen.by
    return Freeze(by=people.get(by, by.subject), reason=fund.frozen.reason, since=fund.frozen.at)
