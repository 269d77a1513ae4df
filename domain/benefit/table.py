"""What benefits amount to in year, annualised, incremental or cumulative, along each axis.

Everything is counted in whole pence, for each part of a benefit, fund and quarter. Each table adds the same
amounts up, so that tables agree along every axis.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add, sub
from typing import assert_never

from domain.benefit.parts import Part
from domain.benefit.timing import ALL, MONTHS, MONTHS_IN_QUARTER, QUARTERS, weight
from domain.financial_year import Quarter
from domain.money import Pence

EVERYTHING = "total"


class Measure(StrEnum):
    """What a table tells of a period.

    In year is what counts in it; annualised is the yearly rate reached by its end; incremental is by how much
    that rate rose in it; cumulative is all that counted until its end. Where yearly efficiencies recur, the
    rate is their running sum and the cumulative impact the running sum of that (Surrey, U-10).
    """

    IN_YEAR = "in-year"
    ANNUALISED = "annualised"
    INCREMENTAL = "incremental"
    CUMULATIVE = "cumulative"

    @property
    def adds_up(self) -> bool:
        """Whether the periods add up to the whole; otherwise the last period is the whole."""
        return self in (Measure.IN_YEAR, Measure.INCREMENTAL)


class Axis(StrEnum):
    """What the rows of a table are."""

    QUARTER = "quarter"
    YEAR = "year"
    FUND = "fund"
    CLASS = "class"
    RELEASE = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one part comes to for a fund in each quarter, and the yearly rate reached by the end of each."""

    fund: str
    counts: tuple[int, ...]
    rates: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a table: its amounts by period in order, and what they come to."""

    of: str
    amounts: tuple[Pence, ...]
    whole: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountTable:
    """Rows over periods, which are financial years or quarters; `total` adds the rows up."""

    measure: Measure
    axis: Axis
    periods: tuple[str, ...]
    rows: tuple[TableRow, ...]
    total: TableRow


def columns(part: Part, years: range) -> Iterator[Column]:
    """A column for each fund of a part in these years; over a full year each gets its share to the penny."""
    upto = [0, *accumulate(share.amount for share in part.shares)]
    counts = [_quarterly(_counted, part, amount, years) for amount in upto]
    rates = [_quarterly(_reached, part, amount, years) for amount in upto]
    for nth, share in enumerate(part.shares):
        yield Column(
            fund=share.fund,
            counts=tuple(map(sub, counts[nth + 1], counts[nth])),
            rates=tuple(map(sub, rates[nth + 1], rates[nth])),
        )


def tabulated(parts: Sequence[Part], years: range, measure: Measure, axis: Axis) -> AmountTable:
    """The table of all these parts over these years, which begin with the first in which anything begins."""
    row_of = _ROW_OF[axis]
    found: dict[str, Column] = {}
    for part in parts:
        for column in columns(part, years):
            for name in {row_of(part, column.fund), EVERYTHING}:
                found[name] = _added(found[name], column) if name in found else column
    periods = tuple(_periods(years, axis))
    rows = {name: _row(name, found[name], periods, measure) for name in sorted(found)}
    total = rows.pop(EVERYTHING, TableRow(of=EVERYTHING, amounts=(), whole=Pence(0)))
    return AmountTable(
        measure=measure,
        axis=axis,
        periods=tuple(_period_name(period, years, axis) for period in periods),
        rows=tuple(rows.values()) or (total,),
        total=total,
    )


def _added(one: Column, other: Column) -> Column:
    return Column(
        fund=one.fund,
        counts=tuple(map(add, one.counts, other.counts)),
        rates=tuple(map(add, one.rates, other.rates)),
    )


def _quarterly(
    of_year: Callable[[Part, int, int], list[int]], part: Part, amount: int, years: range
) -> list[int]:
    if not amount:
        return [0] * (len(years) * QUARTERS)
    return [each for year in years for each in of_year(part, amount, year)]


def _counted(part: Part, amount: int, year: int) -> list[int]:
    """What an amount comes to in each quarter of a year; what cannot be split evenly goes to earlier ones."""
    if not part.recurring:
        falls = (part.counts_from - year * MONTHS) // MONTHS_IN_QUARTER
        return [amount if falls == nth else 0 for nth in range(QUARTERS)]
    upto = [_share(amount, each, ALL * MONTHS) for each in _weighed(part.counts_from, part.ramp, year)]
    return [after - before for before, after in pairwise(upto)]


def _reached(part: Part, amount: int, year: int) -> list[int]:
    """The yearly rate of an amount at the end of each quarter of a year."""
    if not part.recurring:
        return [0] * QUARTERS
    return [_share(amount, each, ALL) for each in _at_ends(part.rate_from, part.ramp, year)]


# Many benefits begin in the same month, and each of them asks for each of its funds.
@lru_cache(maxsize=4096)
def _weighed(begins: int, ramp: tuple[int, ...], year: int) -> tuple[int, ...]:
    """The per cent of all months until each quarter of a year begins, and until it is over, added up."""
    months = range(year * MONTHS, (year + 1) * MONTHS)
    return (0, *accumulate(weight(month, begins, ramp) for month in months))[::MONTHS_IN_QUARTER]


@lru_cache(maxsize=4096)
def _at_ends(begins: int, ramp: tuple[int, ...], year: int) -> tuple[int, ...]:
    """The per cent in the last month of each quarter of a year."""
    last = range(year * MONTHS + MONTHS_IN_QUARTER - 1, (year + 1) * MONTHS, MONTHS_IN_QUARTER)
    return tuple(weight(month, begins, ramp) for month in last)


def _share(amount: int, weighed: int, whole: int) -> int:
    """Part of an amount in whole pence, the odd penny to it."""
    return -(-abs(amount) * weighed // whole) * (1 if amount >= 0 else -1)


def _periods(years: range, axis: Axis) -> Iterator[range]:
    """The quarters of each period, by their places."""
    length = 1 if axis is Axis.QUARTER else QUARTERS
    for first in range(0, len(years) * QUARTERS, length):
        yield range(first, first + length)


def _period_name(period: range, years: range, axis: Axis) -> str:
    year, quarter = years[period[0] // QUARTERS], period[0] % QUARTERS + 1
    return str(Quarter(year=year, number=quarter)) if axis is Axis.QUARTER else str(year)


def _row(name: str, column: Column, periods: Iterable[range], measure: Measure) -> TableRow:
    told = [(sum(column.counts[each] for each in period), column.rates[period[-1]]) for period in periods]
    amounts = tuple(Pence(each) for each in _measured([c for c, _ in told], [r for _, r in told], measure))
    whole = sum(amounts) if measure.adds_up else amounts[-1]
    return TableRow(of=name, amounts=amounts, whole=Pence(whole))


def _measured(counts: list[int], rates: list[int], measure: Measure) -> Iterable[int]:
    match measure:
        case Measure.IN_YEAR:
            return counts
        case Measure.ANNUALISED:
            return rates
        case Measure.INCREMENTAL:
            return [after - before for before, after in pairwise([0, *rates])]
        case Measure.CUMULATIVE:
            return accumulate(counts)
        case _:
            assert_never(measure)


_ROW_OF: Mapping[Axis, Callable[[Part, str], str]] = {
    Axis.QUARTER: lambda part, fund: EVERYTHING,
    Axis.YEAR: lambda part, fund: EVERYTHING,
    Axis.FUND: lambda part, fund: fund,
    Axis.CLASS: lambda part, fund: part.kind,
    Axis.RELEASE: lambda part, fund: part.release,
}
