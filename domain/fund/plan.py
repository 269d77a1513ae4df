"""The money of a programme as it is planned: an envelope, what is asked of it each year, and its lines."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from domain.financial_year import year_name
from domain.gate.policy import PolicyId
from domain.identity import Identity
from domain.money import Pence
from domain.release.plan import ReleaseId
from domain.roster import RoleId

AskId = NewType("AskId", str)
CapabilityId = NewType("CapabilityId", str)
LineId = NewType("LineId", str)

NO_ASK = AskId("")
NO_LINE = LineId("")
NO_RELEASE = ReleaseId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The programme asks for a year's money by itself: on this day, at this gate, in somebody's name."""

    day: date
    gate: PolicyId
    requested_by: Identity
    line: LineId = NO_LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsAsk:
    """The most that may be asked for in the financial year that begins in April of `year`."""

    year: int
    amount: Pence
    opening: Opening | None = None

    @property
    def ask(self) -> AskId:
        """The ask that the programme makes by itself: `2025-26`."""
        return AskId(year_name(self.year).replace("/", "-"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """A part of the budget that has a name of its own; what is kept for a project stays with it."""

    id: LineId
    name: str
    amount: Pence
    project: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FundPlan:
    """The money of a programme.

    `envelope` caps everything, `years` each year. `guardian` is the role that alone freezes all money: the
    s151 officer's. `virement` names the roles that move money between lines within their own limits, `gates`
    the policies that may decide on money, and `partners` the bodies that each decide on their own share.
    When it is `witnessed`, a grant is drawn once somebody outside has seen it in the record.
    """

    envelope: Pence
    years: tuple[YearsAsk, ...]
    lines: tuple[BudgetLine, ...]
    guardian: RoleId
    virement: tuple[RoleId, ...]
    gates: tuple[PolicyId, ...]
    partners: tuple[RoleId, ...] = ()
    witnessed: bool = False

    def year(self, year: int) -> YearsAsk | None:
        """What may be asked for in a year; None when nothing may."""
        return next((each for each in self.years if each.year == year), None)

    def line(self, line: LineId) -> BudgetLine | None:
        """A line by its id."""
        return next((each for each in self.lines if each.id == line), None)
