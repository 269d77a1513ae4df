"""What an amount of a later year is worth in a base year, under a stated series of rates."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.refusal import Rejected

WHOLE = 10_000


class BeforeBaseYear(Rejected):
    """Amounts are brought back to the base year: nothing may fall before it."""


class BeyondSeries(Rejected):
    """The series says nothing about a year so far away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The rate of the years up to `to_year`, counted from the base year; 350 is 3.5 per cent."""

    to_year: int
    basis_points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountSeries:
    """Rates by how far away a year is, the nearest first; `since` is the day from which it is used."""

    id: str
    title: str
    source: str
    since: date
    bands: tuple[Band, ...]

    def factor(self, years: int) -> Fraction:
        """What a penny is worth that comes so many years after the base year; exact.

        :raises Rejected: when it comes before the base year, or after the last year of the series.
        """
        if years < 0:
            raise BeforeBaseYear
        worth, before = Fraction(1), 0
        for band in self.bands:
            within = min(years, band.to_year) - before
            worth /= (1 + Fraction(band.basis_points, WHOLE)) ** within
            before += within
        if before < years:
            raise BeyondSeries(f"{self.title} ends after {before} years.")
        return worth
