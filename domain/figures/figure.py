"""A figure that a programme's document printed, and what of the record it is compared with.

Every amount here is in hundredths of its unit: pounds in pence, posts in hundredths, 19 per cent as 1900.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from domain.business_case.figure import BudgetFigure, InvestmentFigure
from domain.figures.benefit import BenefitFigure
from domain.figures.count import CountFigure
from domain.figures.spending import CostFigure, FundFigure
from domain.figures.staffing import StaffingFigure
from domain.indicator.figure import IndicatorFigure
from domain.risk.figure import RiskFigure

# Another kind of figure is another class here, with a word of its own as its `kind`.
FigureOf: TypeAlias = (
    StaffingFigure
    | BenefitFigure
    | CountFigure
    | InvestmentFigure
    | BudgetFigure
    | RiskFigure
    | IndicatorFigure
    | CostFigure
    | FundFigure
)


class Unit(StrEnum):
    """What a figure counts."""

    POUNDS = "pounds"
    FTE = "fte"
    COUNT = "count"
    PER_CENT = "per-cent"
    SCORE = "score"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as printed, to which step it was rounded, and what Lockgate computes to compare with it.

    `explained` cites what is inconsistent in the document itself, where that keeps the two apart.
    """

    id: str
    printed: int
    unit: Unit
    of: FigureOf
    rounds_to: int
    explained: str = ""
