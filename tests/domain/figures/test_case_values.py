"""Figures of a business case and of its budget reductions, as figures of a document."""

from fractions import Fraction

from domain.business_case.figure import (
    BudgetFigure,
    BudgetMeasure,
    CaseRows,
    InvestmentFigure,
    InvestmentMeasure,
)
from domain.business_case.state import BusinessCase
from domain.figures.case_values import budget_value, investment_value
from domain.figures.computed import Computed
from domain.money import Pence
from tests.domain.business_case.scene import PLAN

CASE = BusinessCase(plan=PLAN, versions=PLAN.versions)
TOTAL = InvestmentFigure(measure=InvestmentMeasure.TOTAL, case="original")
THOUSAND = 1_000_00


def test_unrounded_amounts_allow_no_rounding() -> None:
    whole = sum(each.amount for line in PLAN.versions[0].lines for each in line.years)
    assert investment_value(CASE, TOTAL) == Computed(value=Fraction(whole))


def test_each_rounded_row_allows_half_of_its_step() -> None:
    rounded = InvestmentFigure(
        measure=InvestmentMeasure.TOTAL, case="original", rows=CaseRows.LINE, rows_to=THOUSAND
    )
    cells = sum(1 for line in PLAN.versions[0].lines for each in line.years if each.amount)
    found = investment_value(CASE, rounded)
    assert found is not None
    assert found.tolerance == Fraction(cells * THOUSAND, 2)


def test_a_figure_of_what_is_not_there_cannot_be_computed() -> None:
    nowhere = InvestmentFigure(measure=InvestmentMeasure.TOTAL, line="nowhere")
    reduced = BudgetFigure(measure=BudgetMeasure.AMOUNT, year=1999)
    assert investment_value(CASE, nowhere) is None
    assert budget_value(CASE, {}, reduced) is None
    assert investment_value(BusinessCase(), TOTAL) is None
    assert budget_value(BusinessCase(), {}, BudgetFigure(measure=BudgetMeasure.AMOUNT)) is None


def test_budget_reductions_add_up() -> None:
    whole = sum(each.amount for each in PLAN.reductions)
    assert budget_value(CASE, {2017: Pence(1)}, BudgetFigure(measure=BudgetMeasure.CUMULATIVE)) == Computed(
        value=Fraction(whole)
    )
