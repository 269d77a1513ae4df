"""Whether budgets gave money away before the benefit was there: Bedford's plan, in both readings."""

import pytest

from domain.business_case.budget import budget_ahead
from domain.business_case.figure import BudgetFigure, BudgetMeasure, budget_figure
from domain.business_case.plan import Reading
from domain.business_case.refusals import FigureUnknown
from domain.money import Pence
from tests.domain.business_case.scene import PLAN

BENEFITS = {2017: Pence(1_974_000_00), 2018: Pence(3_901_000_00), 2019: Pence(4_527_000_00)}
IN_POUNDS = 100


def test_as_increments_budgets_give_before_benefits_are_there() -> None:
    found = budget_ahead(PLAN.reductions, BENEFITS, Reading.INCREMENT)
    assert [(each.taken // IN_POUNDS, each.benefit // IN_POUNDS) for each in found] == [
        (1_000_000, 0),
        (3_800_000, 1_974_000),
        (10_300_000, 5_875_000),
    ]
    assert [each.ahead // IN_POUNDS for each in found] == [1_000_000, 1_826_000, 4_425_000]
    assert [each.ahead_at_year_end for each in found] == [0, 0, 0]


def test_as_cumulative_the_last_reduction_is_never_covered() -> None:
    found = budget_ahead(PLAN.reductions, BENEFITS, Reading.CUMULATIVE)
    assert [each.taken // IN_POUNDS for each in found] == [1_000_000, 2_800_000, 6_500_000]
    assert [each.benefit // IN_POUNDS for each in found] == [0, 1_974_000, 3_901_000]
    assert (found[-1].taken, found[-1].benefit_at_year_end) == (6_500_000_00, 4_527_000_00)
    assert found[-1].ahead_at_year_end == 1_973_000_00


@pytest.mark.parametrize(
    ("of", "value", "parts"),
    [
        (BudgetFigure(measure=BudgetMeasure.AMOUNT, year=2018), 2_800_000_00, 1),
        (BudgetFigure(measure=BudgetMeasure.AMOUNT), 10_300_000_00, 3),
        (BudgetFigure(measure=BudgetMeasure.CUMULATIVE, year=2018), 3_800_000_00, 2),
        (BudgetFigure(measure=BudgetMeasure.AHEAD, year=2019), 4_425_000_00, 5),
        (BudgetFigure(measure=BudgetMeasure.AHEAD), 4_425_000_00, 5),
        (BudgetFigure(measure=BudgetMeasure.AHEAD, reading=Reading.CUMULATIVE), 2_599_000_00, 2),
    ],
)
def test_a_figure_of_the_budget_is_known_by_what_it_is_of(of: BudgetFigure, value: int, parts: int) -> None:
    assert budget_figure(PLAN.reductions, BENEFITS, of) == (value, parts)


def test_a_year_without_a_reduction_has_no_figure() -> None:
    with pytest.raises(FigureUnknown):
        budget_figure(PLAN.reductions, BENEFITS, BudgetFigure(measure=BudgetMeasure.AMOUNT, year=2030))
    assert budget_figure((), BENEFITS, BudgetFigure(measure=BudgetMeasure.AHEAD)) == (0, 0)
