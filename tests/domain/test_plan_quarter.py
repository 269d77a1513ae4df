"""Which quarter a day falls in, and under which name it is told."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plan_quarter import PlanCalendar, in_every_calendar

# Five quarters from July, which are not those of a financial year.
SOUTH_VALE = PlanCalendar(name="Action plan", first=date(2018, 7, 1), quarters=5)
# March 2017 alone, then quarters to September 2019.
BEDFORD = PlanCalendar(name="Plan on a page", first=date(2017, 4, 1), quarters=10, lead_in_months=1)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2018, 7, 1), "Q1 of Action plan, Jul-Sep 2018"),
        (date(2018, 12, 31), "Q2 of Action plan, Oct-Dec 2018"),
        (date(2019, 9, 30), "Q5 of Action plan, Jul-Sep 2019"),
    ],
)
def test_a_day_has_a_quarter_of_the_plan(day: date, told: str) -> None:
    assert str(SOUTH_VALE.quarter_of(day)) == told


@pytest.mark.parametrize("day", [date(2018, 6, 30), date(2019, 10, 1)])
def test_a_day_outside_the_plan_has_none(day: date) -> None:
    assert SOUTH_VALE.quarter_of(day) is None
    assert SOUTH_VALE.quarter(0) is None
    assert SOUTH_VALE.quarter(6) is None


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2017, 3, 1), "Start of Plan on a page, Mar 2017"),
        (date(2017, 4, 1), "Q1 of Plan on a page, Apr-Jun 2017"),
        (date(2019, 9, 30), "Q10 of Plan on a page, Jul-Sep 2019"),
    ],
)
def test_a_plan_may_begin_with_a_month_of_its_own(day: date, told: str) -> None:
    assert str(BEDFORD.quarter_of(day)) == told


def test_a_quarter_across_two_years_names_both() -> None:
    odd = PlanCalendar(name="Odd", first=date(2018, 11, 1), quarters=1)
    assert str(odd.quarter(1)) == "Q1 of Odd, Nov 2018-Jan 2019"


def test_the_same_day_has_another_quarter_in_every_calendar() -> None:
    assert in_every_calendar(date(2018, 7, 1), SOUTH_VALE) == (
        "Q2 2018/19 of the financial year",
        "Q3 2018 of the calendar year",
        "Q1 of Action plan, Jul-Sep 2018",
    )
    assert in_every_calendar(date(2018, 6, 30), SOUTH_VALE)[-1] == "outside Action plan"
    assert len(in_every_calendar(date(2018, 6, 30), None)) == 2


@given(day=st.dates(date(2016, 1, 1), date(2021, 1, 1)), lead_in=st.integers(0, 5))
def test_every_day_of_a_plan_is_in_exactly_one_quarter(day: date, lead_in: int) -> None:
    plan = PlanCalendar(name="Any", first=date(2017, 2, 1), quarters=9, lead_in_months=lead_in)
    quarters = [each for number in range(10) if (each := plan.quarter(number))]
    holding = [each for each in quarters if each.first <= day <= each.last]
    assert holding == ([plan.quarter_of(day)] if plan.quarter_of(day) else [])
    for before, after in pairwise(quarters):
        assert before.last + timedelta(days=1) == after.first
