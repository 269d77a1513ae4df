"""How two versions of a business case differ, year by year, and how far they are below what was approved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from domain.business_case.line import by_year
from domain.business_case.plan import Approved, CaseVersion
from domain.money import NOTHING, Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCompared:
    """A year in both versions, and all years up to it; a variance above nothing is more than originally."""

    year: int
    original: Pence
    latest: Pence
    cumulative_original: Pence
    cumulative_latest: Pence

    @property
    def variance(self) -> Pence:
        return Pence(self.latest - self.original)

    @property
    def cumulative_variance(self) -> Pence:
        return Pence(self.cumulative_latest - self.cumulative_original)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headroom:
    """What is left below the most that was approved, and below the original case, up to the same year."""

    to_year: int
    approved: Pence
    original: Pence
    latest: Pence

    @property
    def below_approved(self) -> Pence:
        return Pence(self.approved - self.latest)

    @property
    def below_original(self) -> Pence:
        return Pence(self.original - self.latest)


def compared(original: CaseVersion, latest: CaseVersion) -> tuple[YearCompared, ...]:
    """Every year from the first to the last of either version, so that none is hidden in a total."""
    before, now = by_year(original.lines), by_year(latest.lines)
    years = _years((*before, *now))
    return tuple(
        YearCompared(year=year, original=was, latest=is_, cumulative_original=up_to, cumulative_latest=to_now)
        for year, was, is_, up_to, to_now in zip(
            years,
            _amounts(before, years),
            _amounts(now, years),
            cumulative(_amounts(before, years)),
            cumulative(_amounts(now, years)),
            strict=True,
        )
    )


def headroom(approved: Approved, original: CaseVersion, latest: CaseVersion) -> Headroom:
    """How far the latest case is below what was approved, in the years that the approval covers."""
    return Headroom(
        to_year=approved.to_year,
        approved=approved.amount,
        original=up_to(by_year(original.lines), approved.to_year),
        latest=up_to(by_year(latest.lines), approved.to_year),
    )


def up_to(amounts: Mapping[int, Pence], year: int) -> Pence:
    """What falls into all years up to this one, itself included."""
    return Pence(sum(amount for of, amount in amounts.items() if of <= year))


def cumulative(amounts: Iterable[Pence]) -> tuple[Pence, ...]:
    """The running sum."""
    return tuple(Pence(each) for each in accumulate(amounts))


def _amounts(found: Mapping[int, Pence], years: Iterable[int]) -> tuple[Pence, ...]:
    return tuple(found.get(year, NOTHING) for year in years)


def _years(found: Iterable[int]) -> range:
    years = set(found)
    return range(min(years), max(years) + 1) if years else range(0)
