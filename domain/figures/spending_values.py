"""What a figure of releases' costs, or of the money set up, comes to."""

from collections.abc import Iterable
from fractions import Fraction
from typing import assert_never

from domain.figures.computed import Computed
from domain.figures.spending import CostFigure, CostMeasure, FundFigure, FundMeasure
from domain.fund.plan import FundPlan, LineId
from domain.money import Pence
from domain.release.plan import ReleasePlan


def cost_value(releases: Iterable[ReleasePlan], of: CostFigure) -> Computed:
    """The sum of what the releases meant are planned to cost."""
    costs = (cost for each in releases if not of.releases or each.id in of.releases for cost in each.costs)
    meant = [cost for cost in costs if of.year in (None, cost.year)]
    match of.measure:
        case CostMeasure.BUDGET:
            return _exact(sum(cost.budget for cost in meant))
        case CostMeasure.PRESSURE:
            return _exact(sum(cost.pressure for cost in meant))
        case _:
            assert_never(of.measure)


def fund_value(fund: FundPlan | None, of: FundFigure) -> Computed | None:
    """The amount as it was set up; None when there is no fund, or no such year or line in it."""
    amount = None if fund is None else _set_up(fund, of)
    return None if amount is None else _exact(amount)


def _set_up(fund: FundPlan, of: FundFigure) -> Pence | None:
    match of.measure:
        case FundMeasure.ENVELOPE:
            return fund.envelope
        case FundMeasure.YEAR:
            year = None if of.year is None else fund.year(of.year)
            return year.amount if year else None
        case FundMeasure.LINE:
            line = fund.line(LineId(of.line))
            return line.amount if line else None
        case _:
            assert_never(of.measure)


def _exact(amount: int) -> Computed:
    return Computed(value=Fraction(amount))
