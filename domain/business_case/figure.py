"""A single figure of a business case as a document would print it, and of how many parts it is the sum."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, assert_never

from domain.business_case.budget import budget_ahead
from domain.business_case.line import CaseLine, LineKind, by_year
from domain.business_case.plan import Approved, BudgetReduction, CaseVersion, Reading
from domain.business_case.refusals import FigureUnknown
from domain.money import NOTHING, Pence


class InvestmentMeasure(StrEnum):
    """What a figure says: a year or all of them, everything up to a year, or how two versions differ.

    A variance is the latest above the original, and a reduction the original above the latest. Headroom is
    what the latest is below the original, or below what was approved, up to the last year approved.
    """

    AMOUNT = "amount"
    CUMULATIVE = "cumulative"
    TOTAL = "total"
    VARIANCE = "variance"
    REDUCTION = "reduction"
    HEADROOM = "headroom"
    BELOW_APPROVED = "below-approved"


class BudgetMeasure(StrEnum):
    """What a figure of the budget reductions says: one year's, all up to it, or what is ahead of benefit."""

    AMOUNT = "amount"
    CUMULATIVE = "cumulative"
    AHEAD = "ahead"


class CaseRows(StrEnum):
    """What a reader of the document sees rounded: each line's year, or each year over its lines."""

    LINE = "line"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestmentFigure:
    """Which figure is meant; without a year it is of all years, and without a line of all lines.

    `case` is the version; the two that are compared need none. With `rows_to` it is computed as a reader
    would, from rows that were each rounded to that step in pence; without it from unrounded amounts.
    """

    measure: InvestmentMeasure
    case: str = "latest"
    year: int | None = None
    line: str | None = None
    line_kind: LineKind | None = None
    part_of: str | None = None
    rows: CaseRows = CaseRows.LINE
    rows_to: int = 0
    kind: Literal["investment"] = "investment"


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetFigure:
    """Which figure of the budget reductions is meant; without a year it is of all of them."""

    measure: BudgetMeasure
    year: int | None = None
    reading: Reading = Reading.INCREMENT
    kind: Literal["budget"] = "budget"


Version = Callable[[str], CaseVersion]


def investment_figure(version: Version, approved: Approved | None, of: InvestmentFigure) -> tuple[Pence, int]:
    """The figure, and how many amounts it is the sum of; `version` finds one by its name.

    :raises Rejected: when there is no such version, line or approval.
    """
    match of.measure:
        case InvestmentMeasure.AMOUNT | InvestmentMeasure.TOTAL:
            return _sum(version(of.case), of, lambda year: of.year in (None, year))
        case InvestmentMeasure.CUMULATIVE:
            return _sum(version(of.case), of, lambda year: of.year is None or year <= of.year)
        case InvestmentMeasure.VARIANCE:
            return _difference(version, of, "latest", "original", lambda year: of.year in (None, year))
        case InvestmentMeasure.REDUCTION:
            return _difference(version, of, "original", "latest", lambda year: of.year in (None, year))
        case InvestmentMeasure.HEADROOM:
            last = _approved(approved).to_year
            return _difference(version, of, "original", "latest", lambda year: year <= last)
        case InvestmentMeasure.BELOW_APPROVED:
            most = _approved(approved)
            value, parts = _sum(version("latest"), of, lambda year: year <= most.to_year)
            return Pence(most.amount - value), parts + 1
        case _:
            assert_never(of.measure)


def budget_figure(
    reductions: Sequence[BudgetReduction], benefits: Mapping[int, Pence], of: BudgetFigure
) -> tuple[Pence, int]:
    """The figure of the reductions, and how many amounts it is the sum of; `benefits` as printed by year.

    :raises FigureUnknown: when nothing is taken in that year.
    """
    if of.year is not None and of.year not in {each.year for each in reductions}:
        raise FigureUnknown(f"Nothing is taken out of budgets in {of.year}.")
    match of.measure:
        case BudgetMeasure.AMOUNT:
            amounts = [each.amount for each in reductions if of.year in (None, each.year)]
            return Pence(sum(amounts)), len(amounts)
        case BudgetMeasure.CUMULATIVE:
            amounts = [each.amount for each in reductions if of.year is None or each.year <= of.year]
            return Pence(sum(amounts)), len(amounts)
        case BudgetMeasure.AHEAD:
            return _ahead(reductions, benefits, of)
        case _:
            assert_never(of.measure)


def _ahead(
    reductions: Sequence[BudgetReduction], benefits: Mapping[int, Pence], of: BudgetFigure
) -> tuple[Pence, int]:
    found = [each for each in budget_ahead(reductions, benefits, of.reading) if of.year in (None, each.year)]
    if not found:
        return NOTHING, 0
    last = found[-1]
    if of.reading is Reading.CUMULATIVE:
        return last.ahead, 2
    before = [year for year in benefits if year < last.year]
    return last.ahead, len([each for each in reductions if each.year <= last.year]) + len(before)


def _difference(
    version: Version, of: InvestmentFigure, more: str, less: str, counts: Callable[[int], bool]
) -> tuple[Pence, int]:
    (first, parts), (second, others) = (_sum(version(name), of, counts) for name in (more, less))
    return Pence(first - second), parts + others


def _sum(version: CaseVersion, of: InvestmentFigure, counts: Callable[[int], bool]) -> tuple[Pence, int]:
    lines = [line for line in version.lines if _is_meant(line, of)]
    if not lines:
        raise FigureUnknown(f"The version {version.id} has no such line.")
    amounts = [each for each in _rows(lines, of.rows, counts) if each]
    return Pence(sum(_rounded(each, of.rows_to) for each in amounts)), len(amounts)


def _rows(lines: Sequence[CaseLine], rows: CaseRows, counts: Callable[[int], bool]) -> Iterable[Pence]:
    if rows is CaseRows.YEAR:
        return [amount for year, amount in by_year(lines).items() if counts(year)]
    return [each.amount for line in lines for each in line.years if counts(each.year)]


def _rounded(amount: Pence, step: int) -> Pence:
    """The nearest multiple of a step, half a step up; costs are never below nothing."""
    return Pence((amount + step // 2) // step * step) if step else amount


def _is_meant(line: CaseLine, of: InvestmentFigure) -> bool:
    return (
        of.line in (None, line.id)
        and of.line_kind in (None, line.kind)
        and (of.part_of is None or of.part_of in line.part_of)
    )


def _approved(approved: Approved | None) -> Approved:
    if approved is None:
        raise FigureUnknown("Nothing says up to which year it was approved.")
    return approved
