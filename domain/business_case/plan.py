"""The business case that a programme is started with: its versions, what was approved, and its appraisal."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from domain.business_case.discounting import DiscountSeries
from domain.business_case.line import CaseLine, CaseLineId
from domain.money import Pence
from domain.roster import RoleId

VersionId = NewType("VersionId", str)


class Reading(StrEnum):
    """How yearly figures are read: each year adds to those before, or says how much it is by then."""

    INCREMENT = "increment"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseVersion:
    """The business case as it was at some time, and why it is as it is."""

    id: VersionId
    name: str
    reason: str
    lines: tuple[CaseLine, ...]

    @property
    def total(self) -> Pence:
        return Pence(sum(line.total for line in self.lines))

    def line(self, line: CaseLineId) -> CaseLine | None:
        """A line by its id."""
        return next((each for each in self.lines if each.id == line), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """The most that was approved, and the last year that it covers."""

    amount: Pence
    to_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetReduction:
    """What is taken out of budgets for a financial year, on a day, because a benefit is expected."""

    year: int
    amount: Pence
    taken: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How the case is appraised: the series of rates, the year it is brought back to, and the last year."""

    series: DiscountSeries
    base_year: int
    to_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlan:
    """A programme's business case, its first version first.

    `keepers` are the roles that may revise it, and `recorders` those that may bring in what was spent.
    `reading` says how the reductions, and the benefits beside them, are meant.
    """

    versions: tuple[CaseVersion, ...]
    keepers: tuple[RoleId, ...] = ()
    recorders: tuple[RoleId, ...] = ()
    approved: Approved | None = None
    reductions: tuple[BudgetReduction, ...] = ()
    reading: Reading = Reading.INCREMENT
    appraisal: Terms | None = None
