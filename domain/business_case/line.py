"""What a business case costs: its lines, each with an amount for each financial year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from domain.money import NOTHING, Pence

CaseLineId = NewType("CaseLineId", str)


class LineKind(StrEnum):
    """What the money of a line is for."""

    TRANSFORMATION = "transformation"
    SERVICE = "service"
    TECHNOLOGY = "technology"
    DELIVERY = "delivery"
    CONTINGENCY = "contingency"
    OPTIMISM_BIAS = "optimism-bias"


class Spending(StrEnum):
    """Whether a line buys something that lasts, or pays for a year."""

    CAPITAL = "capital"
    REVENUE = "revenue"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAmount:
    """What a line costs in the financial year that begins in April of `year`."""

    year: int
    amount: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A line of a business case.

    `funding` says whose money it is, `part_of` under which headings a document adds it up, and `source` where
    its amounts come from; an allowance for optimism has one. `exit_cost` is what ending it early would cost
    beyond what is committed.
    """

    id: CaseLineId
    name: str
    kind: LineKind
    spending: Spending
    funding: str
    years: tuple[YearAmount, ...]
    part_of: tuple[str, ...] = ()
    source: str = ""
    exit_cost: Pence = NOTHING

    @property
    def total(self) -> Pence:
        return Pence(sum(each.amount for each in self.years))

    def amount(self, year: int) -> Pence:
        """What it costs in a year; nothing when the year is not among its own."""
        return Pence(sum(each.amount for each in self.years if each.year == year))


def by_year(lines: Iterable[CaseLine]) -> Mapping[int, Pence]:
    """What these lines cost together in each of their years, in order."""
    found: dict[int, Pence] = {}
    for each in (each for line in lines for each in line.years):
        found[each.year] = Pence(found.get(each.year, NOTHING) + each.amount)
    return dict(sorted(found.items()))
