"""Whether a printed figure is what Lockgate computes, and by how much rounding may keep them apart."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.benefit.events import BenefitRegistered
from domain.benefit.profile import BenefitClass, BenefitId, FundShare, YearlyFigure
from domain.benefit.state import Benefit, fold
from domain.benefit.table import Measure
from domain.figures.benefit import BenefitFigure, Rows
from domain.figures.benefit_values import benefit_value
from domain.figures.computed import Agreement, Computed, agreement, rounded
from domain.figures.figure import Figure, Unit
from domain.figures.staffing import StaffColumn, StaffingFigure, StaffingTable, StaffRow
from domain.figures.staffing_values import staffing_value
from domain.financial_year import Quarter
from domain.money import Pence
from domain.release.plan import ReleaseId
from tests.domain.benefit.scene import PROFILE
from tests.domain.people import NOON

TABLE = StaffingTable(
    id="phases",
    name="Phases",
    rows=(
        StaffRow(id="1A", as_is_fte=3640, to_be_fte=3100, saved_fte=540, as_is_cost=2_635_811_00),
        StaffRow(id="1B", as_is_fte=2130, to_be_fte=1970, saved_fte=160),
    ),
    fte_to=10,
    cost_to=100,
)
FIGURE = Figure(
    id="fte",
    printed=690,
    unit=Unit.FTE,
    of=StaffingFigure(table="phases", column=StaffColumn.SAVED_FTE),
    rounds_to=10,
)


def computed(value: int, tolerance: int = 0) -> Computed:
    return Computed(value=Fraction(value), tolerance=Fraction(tolerance))


def test_a_figure_is_exact_when_it_rounds_to_what_was_printed() -> None:
    assert agreement(FIGURE, computed(690)) is Agreement.EXACT
    assert agreement(FIGURE, computed(694)) is Agreement.EXACT
    assert agreement(FIGURE, computed(694, 1)) is Agreement.ROUNDING


def test_it_differs_by_rounding_within_what_its_parts_allow() -> None:
    assert agreement(FIGURE, computed(705, 10)) is Agreement.ROUNDING
    assert agreement(FIGURE, computed(706, 10)) is Agreement.UNEXPLAINED


def test_any_other_difference_needs_an_explanation() -> None:
    told = replace(FIGURE, explained="The text credits three components (S-39).")
    assert agreement(FIGURE, None) is Agreement.UNEXPLAINED
    assert agreement(told, None) is Agreement.EXPLAINED
    assert agreement(told, computed(1)) is Agreement.EXPLAINED
    assert agreement(told, computed(690)) is Agreement.EXACT


@pytest.mark.parametrize(
    ("value", "step", "nearest"), [(149, 100, 100), (150, 100, 200), (-150, 100, -200), (0, 10, 0)]
)
def test_half_a_step_is_rounded_away_from_nothing(value: int, step: int, nearest: int) -> None:
    assert rounded(Fraction(value), step) == nearest


def test_a_column_is_summed_or_read_in_one_row() -> None:
    whole = staffing_value([TABLE], StaffingFigure(table="phases", column=StaffColumn.AS_IS_FTE))
    assert whole == computed(5770, 10)
    row = StaffingFigure(table="phases", column=StaffColumn.AS_IS_FTE, row="1B")
    assert staffing_value([TABLE], row) == computed(2130, 5)


def test_a_column_less_another_may_be_off_by_both() -> None:
    less = StaffingFigure(table="phases", column=StaffColumn.AS_IS_FTE, less=StaffColumn.TO_BE_FTE)
    assert staffing_value([TABLE], less) == computed(700, 20)


def test_a_share_may_be_off_as_far_as_both_ends_allow() -> None:
    small = replace(TABLE, rows=(StaffRow(id="FM", as_is_fte=110, saved_fte=10),))
    share = StaffingFigure(
        table="phases", column=StaffColumn.SAVED_FTE, row="FM", share_of=StaffColumn.AS_IS_FTE
    )
    printed = Figure(id="pct", printed=1400, unit=Unit.PER_CENT, of=share, rounds_to=100)
    assert agreement(printed, staffing_value([small], share)) is Agreement.ROUNDING
    assert agreement(replace(printed, printed=1600), staffing_value([small], share)) is Agreement.UNEXPLAINED


@pytest.mark.parametrize(
    "of",
    [
        StaffingFigure(table="teams", column=StaffColumn.AS_IS_FTE),
        StaffingFigure(table="phases", column=StaffColumn.AS_IS_FTE, row="9Z"),
        StaffingFigure(table="phases", column=StaffColumn.SAVED_COST),
        StaffingFigure(table="phases", column=StaffColumn.AS_IS_COST, less=StaffColumn.TO_BE_COST),
    ],
)
def test_what_is_not_tabled_is_not_computed(of: StaffingFigure) -> None:
    assert staffing_value([TABLE], of) is None


def promised() -> list[Benefit]:
    first = replace(
        PROFILE,
        annual=Pence(100_40),
        planned=Quarter(year=2018, number=3),
        funds=(FundShare(fund="GF", amount=Pence(90_40)), FundShare(fund="HRA", amount=Pence(10_00))),
    )
    second = replace(
        first,
        id=BenefitId("B2"),
        release=ReleaseId("2A"),
        kind=BenefitClass.NON_CASHABLE,
        annual=Pence(50_40),
        planned=Quarter(year=2019, number=1),
        funds=(),
        fund="HRA",
    )
    return [fold([BenefitRegistered(programme="p", profile=each, at=NOON)]) for each in (first, second)]


@pytest.mark.parametrize(
    ("of", "value"),
    [
        (BenefitFigure(measure=Measure.IN_YEAR, year=2018), 25_10),
        (BenefitFigure(measure=Measure.ANNUALISED), 150_80),
        (BenefitFigure(measure=Measure.ANNUALISED, year=2018), 100_40),
        (BenefitFigure(measure=Measure.INCREMENTAL, year=2019), 50_40),
        (
            BenefitFigure(measure=Measure.CUMULATIVE, year=2030),
            25_10 + 12 * 100_40 + 37_80 + 11 * 50_40,
        ),
        (BenefitFigure(measure=Measure.IN_YEAR, year=1999), 0),
        (BenefitFigure(measure=Measure.ANNUALISED, fund="HRA"), 60_40),
        (BenefitFigure(measure=Measure.ANNUALISED, release="2A"), 50_40),
        (BenefitFigure(measure=Measure.ANNUALISED, benefits=("B-1A",)), 100_40),
        (BenefitFigure(measure=Measure.ANNUALISED, benefit_class=BenefitClass.NON_CASHABLE), 50_40),
    ],
    ids=str,
)
def test_benefits_are_computed_unrounded_from_what_was_promised(of: BenefitFigure, value: int) -> None:
    assert benefit_value(promised(), of) == computed(value)


def test_from_printed_rows_each_may_be_off_by_half_a_step_as_often_as_it_counts() -> None:
    rows = BenefitFigure(measure=Measure.IN_YEAR, year=2018, rows_to=100)
    assert benefit_value(promised(), rows) == Computed(value=Fraction(25_00), tolerance=Fraction(50, 4))
    both = replace(rows, year=2019)
    assert benefit_value(promised(), both) == Computed(value=Fraction(137_50), tolerance=Fraction(175, 2))


def test_rows_by_year_are_rounded_together() -> None:
    yearly = replace(
        PROFILE,
        annual=Pence(2_00),
        planned=Quarter(year=2018, number=4),
        yearly=(YearlyFigure(year=2019, amount=Pence(140)), YearlyFigure(year=2020, amount=Pence(60))),
    )
    again = replace(yearly, id=BenefitId("B2"))
    both = [fold([BenefitRegistered(programme="p", profile=each, at=NOON)]) for each in (yearly, again)]
    by_benefit = BenefitFigure(measure=Measure.INCREMENTAL, year=2019, rows_to=100)
    assert benefit_value(both, by_benefit) == computed(200, 100)
    assert benefit_value(both, replace(by_benefit, rows=Rows.YEAR)) == computed(300, 50)
    cumulative = BenefitFigure(measure=Measure.CUMULATIVE, year=2020, rows_to=100, rows=Rows.YEAR)
    assert benefit_value(both, cumulative) == computed(300 * 2 + 100, 150)


def test_of_no_benefit_there_is_no_figure() -> None:
    assert benefit_value(promised(), BenefitFigure(measure=Measure.IN_YEAR, fund="grants")) is None


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8), st.sampled_from([1, 10, 100]))
def test_rounding_never_moves_a_sum_further_than_its_tolerance(cells: list[int], step: int) -> None:
    rows = tuple(
        StaffRow(id=str(nth), saved_cost=rounded(Fraction(cell), step)) for nth, cell in enumerate(cells)
    )
    table = StaffingTable(id="t", name="T", rows=rows, fte_to=1, cost_to=step)
    found = staffing_value([table], StaffingFigure(table="t", column=StaffColumn.SAVED_COST))
    assert found
    assert abs(found.value - sum(cells)) <= found.tolerance
