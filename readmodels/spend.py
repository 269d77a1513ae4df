"""What has been spent and committed against each year's ask, the business case and the whole envelope."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain.business_case.recording import open_rows
from domain.business_case.spending import Spent, exit_cost, spent_by_line, spent_in, spent_in_all
from domain.business_case.state import BusinessCase
from domain.financial_year import quarter_of, year_name
from domain.fund.state import Ask, Fund
from domain.money import NOTHING, Pence
from readmodels.as_recorded import fund_as_recorded
from readmodels.business_case import business_case_folded


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendLine:
    """What was planned in the latest case, and what became of it.

    `underspend` is what was planned above what was paid or is owed, and `free` what nobody has promised
    either. `cap` is the most that may be asked for, where there is a fund, with what it granted and what was
    drawn.
    """

    year: str
    line: str
    name: str
    planned: Pence
    spent: Pence
    accrued: Pence
    committed: Pence
    used: Pence
    underspend: Pence
    free: Pence
    cap: Pence | None = None
    granted: Pence | None = None
    drawn: Pence | None = None
    is_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """A row of a file of actuals that is not understood, and why."""

    file: str
    row: int
    written: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """A file of actuals: when it came, and what became of its rows."""

    file: str
    digest: str
    at: datetime
    counted: int
    amount: Pence
    again: int
    not_understood: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendPage:
    """What is spent and committed, in pence, what stopping now would cost, and what is not understood."""

    programme: str
    whole: SpendLine
    years: tuple[SpendLine, ...]
    lines: tuple[SpendLine, ...]
    exit_cost: Pence
    not_understood: tuple[OpenRow, ...]
    files: tuple[FileLine, ...]


def spend_page(connection: Connection, programme: str, *, at: datetime) -> SpendPage:
    """The spend of a programme; `at` tells which financial year is now, and which grants are over.

    :raises BusinessCaseUnknown: when it has no business case.
    """
    case = business_case_folded(connection, programme)
    fund = fund_as_recorded(connection, programme)
    now = quarter_of(at.date()).year
    return SpendPage(
        programme=programme,
        whole=_whole(case, fund, at),
        years=tuple(_year(case, fund, year, at, is_now=year == now) for year in _years(case, fund)),
        lines=tuple(
            _line(each.spent, year=year_name(each.year), line=each.line, name=each.name)
            for each in spent_by_line(case)
        ),
        exit_cost=exit_cost(case),
        not_understood=tuple(
            OpenRow(file=file, row=row.number, written=row.written, reason=row.reason)
            for file, row in open_rows(case)
        ),
        files=tuple(
            FileLine(
                file=each.file,
                digest=each.digest,
                at=each.at,
                counted=len(each.entries),
                amount=Pence(sum(entry.amount for entry in each.entries)),
                again=each.again,
                not_understood=len(each.not_understood),
            )
            for each in case.files
        ),
    )


def _whole(case: BusinessCase, fund: Fund, at: datetime) -> SpendLine:
    envelope = fund.plan.envelope if fund.plan else None
    approved = case.plan.approved if case.plan else None
    cap = envelope if envelope is not None else approved.amount if approved else None
    granted, drawn = _granted(fund, at), _drawn(fund)
    has_fund = fund.plan is not None
    return _line(
        spent_in_all(case),
        year="all",
        cap=cap,
        granted=granted if has_fund else None,
        drawn=drawn if has_fund else None,
    )


def _year(case: BusinessCase, fund: Fund, year: int, at: datetime, *, is_now: bool) -> SpendLine:
    planned = fund.plan.year(year) if fund.plan else None
    has_fund = fund.plan is not None
    return _line(
        spent_in(case, year),
        year=year_name(year),
        cap=planned.amount if planned else None,
        granted=_granted(fund, at, year) if has_fund else None,
        drawn=_drawn(fund, year) if has_fund else None,
        is_now=is_now,
    )


def _line(
    spent: Spent,
    *,
    year: str,
    line: str = "",
    name: str = "",
    cap: Pence | None = None,
    granted: Pence | None = None,
    drawn: Pence | None = None,
    is_now: bool = False,
) -> SpendLine:
    return SpendLine(
        year=year,
        line=line,
        name=name,
        planned=spent.planned,
        spent=spent.spent,
        accrued=spent.accrued,
        committed=spent.committed,
        used=spent.used,
        underspend=spent.underspend,
        free=spent.free,
        cap=cap,
        granted=granted,
        drawn=drawn,
        is_now=is_now,
    )


def _years(case: BusinessCase, fund: Fund) -> list[int]:
    asked = [each.year for each in fund.plan.years] if fund.plan else []
    return sorted({*case.years, *asked})


def _granted(fund: Fund, at: datetime, year: int | None = None) -> Pence:
    """What gates granted and still stands, or was drawn; money that only moves between lines is none."""
    return Pence(sum(_grant(each, at) for each in fund.asks if year in (None, each.asked.year)))


def _grant(ask: Ask, at: datetime) -> Pence:
    if ask.granted is None or ask.is_virement or ask.is_over(at):
        return NOTHING
    return ask.revoked.drawn if ask.revoked else ask.granted.amount


def _drawn(fund: Fund, year: int | None = None) -> Pence:
    return Pence(
        sum(each.drawn.amount for each in fund.asks if each.drawn and year in (None, each.asked.year))
    )
