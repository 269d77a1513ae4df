"""When a case has paid back, and what it is worth in a base year."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.business_case.appraising import appraise, present_value
from domain.business_case.discounting import BeforeBaseYear, BeyondSeries
from domain.business_case.line import CaseLineId, LineKind, Spending, by_year
from domain.business_case.optimism import StartingValue, allowance
from domain.business_case.refusals import AppraisalTermsMissing
from domain.business_case.terms import terms_of
from domain.money import Pence
from tests.domain.business_case.scene import BENEFITS, GREEN_BOOK, INCREMENTS, PLAN, UPDATED, line
from tests.domain.business_case.test_comparing import thousands

COSTS = by_year(UPDATED.lines)


def test_surrey_breaks_even_in_2027_and_is_worth_twelve_million() -> None:
    found = appraise(COSTS, BENEFITS, GREEN_BOOK, base_year=2024, to_year=2029)
    assert found.break_even == 2027
    assert found.payback_months == 46
    assert thousands(found.cost) == 10289
    assert thousands(found.benefit) == 25069
    # The derived figure is the difference of two printed ones: 25.069m less 10.289m.
    assert found.net == 14_780_840_00
    assert thousands(found.benefit) - thousands(found.cost) == 14780
    assert round(found.present_cost / 1e8, 2) == 9.78
    assert round(found.present_benefit / 1e8, 2) == 22.09
    assert round(found.net_present_value / 1e8, 1) == 12.3
    in_2027 = next(each for each in found.years if each.year == 2027)
    assert (thousands(in_2027.cumulative_benefit), thousands(in_2027.cumulative_cost)) == (10506, 9418)


def test_the_printed_impact_is_the_running_sum_of_the_running_sum() -> None:
    assert thousands(sum(INCREMENTS.values())) == 7282
    found = appraise({}, BENEFITS, GREEN_BOOK, base_year=2024, to_year=2029)
    printed = [thousands(each.cumulative_benefit) for each in found.years]
    assert printed == [0, 398, 3832, 10506, 17788, 25069]


def test_a_case_that_does_not_pay_back_has_no_year_for_it() -> None:
    found = appraise({2024: Pence(2)}, {2025: Pence(1)}, GREEN_BOOK, base_year=2024, to_year=2029)
    assert (found.break_even, found.payback_months) == (None, None)


def test_a_case_breaks_even_only_when_it_stays_so() -> None:
    costs = {2024: Pence(10), 2026: Pence(30)}
    benefits = {2024: Pence(15), 2026: Pence(5), 2027: Pence(40)}
    found = appraise(costs, benefits, GREEN_BOOK, base_year=2024, to_year=2027)
    assert (found.break_even, found.payback_months) == (2027, 42)


def test_what_brings_more_than_it_costs_at_once_pays_back_at_once() -> None:
    found = appraise({2024: Pence(10)}, {2024: Pence(15)}, GREEN_BOOK, base_year=2024, to_year=2025)
    assert (found.break_even, found.payback_months) == (2024, 0)
    free = appraise({}, {2024: Pence(15)}, GREEN_BOOK, base_year=2024, to_year=2025)
    assert (free.break_even, free.payback_months) == (None, None)


def test_nothing_after_the_last_year_counts() -> None:
    found = appraise({2024: Pence(1), 2030: Pence(9)}, {}, GREEN_BOOK, base_year=2024, to_year=2029)
    assert (found.cost, found.present_cost) == (1, 1)


def test_rates_fall_with_distance() -> None:
    assert GREEN_BOOK.factor(0) == 1
    assert GREEN_BOOK.factor(1) == Fraction(1000, 1035)
    thirty, seventy_five = GREEN_BOOK.factor(30), GREEN_BOOK.factor(75)
    assert GREEN_BOOK.factor(31) == thirty / Fraction(103, 100)
    assert GREEN_BOOK.factor(76) == seventy_five / Fraction(1025, 1000)
    with pytest.raises(BeyondSeries, match="ends after 125 years"):
        GREEN_BOOK.factor(126)


def test_nothing_falls_before_the_base_year() -> None:
    with pytest.raises(BeforeBaseYear):
        appraise(COSTS, BENEFITS, GREEN_BOOK, base_year=2025, to_year=2029)


AMOUNTS = st.dictionaries(st.integers(2024, 2060), st.integers(0, 10**12).map(Pence), max_size=8)


@given(amounts=AMOUNTS)
def test_what_comes_later_is_never_worth_more(amounts: dict[int, Pence]) -> None:
    worth = present_value(amounts, GREEN_BOOK, base_year=2024, to_year=2060)
    later = {year + 1: amount for year, amount in amounts.items()}
    assert present_value(later, GREEN_BOOK, base_year=2024, to_year=2061) <= worth <= sum(amounts.values())


@given(costs=AMOUNTS, benefits=AMOUNTS)
def test_years_add_up_to_the_whole(costs: dict[int, Pence], benefits: dict[int, Pence]) -> None:
    found = appraise(costs, benefits, GREEN_BOOK, base_year=2024, to_year=2060)
    assert (found.cost, found.benefit) == (sum(costs.values()), sum(benefits.values()))
    assert abs(sum(each.present_cost for each in found.years) - found.present_cost) <= len(found.years)
    if found.break_even is not None:
        assert all(each.cumulative_net >= 0 for each in found.years if each.year >= found.break_even)


EQUIPMENT = StartingValue(
    id="equipment", name="Equipment and development", spending=Spending.CAPITAL, lower=10, upper=200
)


def test_an_allowance_for_optimism_is_a_share_of_the_lines_that_it_is_about() -> None:
    capital = line(CaseLineId("kit"), LineKind.TECHNOLOGY, {2024: 100, 2025: 5}, spending=Spending.CAPITAL)
    revenue = line(CaseLineId("team"), LineKind.DELIVERY, {2024: 100})
    allowed = line(
        CaseLineId("bias"), LineKind.OPTIMISM_BIAS, {2024: 7}, spending=Spending.CAPITAL, source="Theirs"
    )
    assert allowance((capital, revenue, allowed), EQUIPMENT, 200) == {2024: 200_00, 2025: 10_00}
    assert allowance((revenue,), EQUIPMENT, 200) == {}


def test_a_case_is_appraised_as_it_says_or_as_somebody_asks() -> None:
    assert terms_of(PLAN) == PLAN.appraisal
    assert terms_of(PLAN, to_year=2033).to_year == 2033
    bare = replace(PLAN, appraisal=None)
    named = terms_of(bare, series=GREEN_BOOK, base_year=2024, to_year=2029)
    assert named == PLAN.appraisal
    with pytest.raises(AppraisalTermsMissing):
        terms_of(bare, series=GREEN_BOOK, base_year=2024)
    with pytest.raises(AppraisalTermsMissing, match="not before the base year"):
        terms_of(PLAN, to_year=2023)
    with pytest.raises(BeyondSeries):
        terms_of(PLAN, to_year=9999)
