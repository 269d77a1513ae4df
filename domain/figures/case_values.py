"""What a figure of the business case, or of its budget reductions, comes to."""

from collections.abc import Mapping
from fractions import Fraction

from domain.business_case.figure import BudgetFigure, InvestmentFigure, budget_figure, investment_figure
from domain.business_case.state import BusinessCase
from domain.figures.computed import Computed, half_steps
from domain.money import Pence
from domain.refusal import Rejected


def investment_value(case: BusinessCase, of: InvestmentFigure) -> Computed | None:
    """The value and its tolerance, which is nothing where no row was rounded; None without such a line."""
    if case.plan is None:
        return None
    try:
        value, parts = investment_figure(case.version, case.plan.approved, of)
    except Rejected:
        return None
    return Computed(value=Fraction(value), tolerance=half_steps(parts if of.rows_to else 0, of.rows_to or 1))


def budget_value(case: BusinessCase, benefits: Mapping[int, Pence], of: BudgetFigure) -> Computed | None:
    """The value beside what benefits grow by in each year; None where budgets give nothing up."""
    if case.plan is None:
        return None
    try:
        value, _ = budget_figure(case.plan.reductions, benefits, of)
    except Rejected:
        return None
    return Computed(value=Fraction(value))
