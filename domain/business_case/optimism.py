"""What an allowance for optimism would come to: published starting values, applied to a case's lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from domain.business_case.line import CaseLine, LineKind, Spending, by_year
from domain.money import Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingValue:
    """How far projects of a kind went above their estimates: from `lower` to `upper` per cent of the cost.

    `spending` says which costs they are about, and the later two how long such works took in addition, where
    that was published.
    """

    id: str
    name: str
    spending: Spending
    lower: int
    upper: int
    lower_duration: int | None = None
    upper_duration: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingValues:
    """Starting values from one source."""

    id: str
    title: str
    source: str
    values: tuple[StartingValue, ...]


def allowance(lines: Iterable[CaseLine], value: StartingValue, per_cent: int) -> Mapping[int, Pence]:
    """What so many per cent of the lines that the value is about come to, by year; an allowance has none."""
    about = [
        line for line in lines if line.spending is value.spending and line.kind is not LineKind.OPTIMISM_BIAS
    ]
    return {year: _share(amount, per_cent) for year, amount in by_year(about).items()}


def _share(amount: Pence, per_cent: int) -> Pence:
    return Pence(floor(Fraction(amount * per_cent, 100) + Fraction(1, 2)))
