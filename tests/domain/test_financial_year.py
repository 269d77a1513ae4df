"""Which financial year and quarter a day falls in."""

from datetime import date, timedelta

import pytest

from domain.financial_year import Quarter, quarter_of, year_name


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_quarter_holds_its_days_from_first_to_last(number: int) -> None:
    quarter = Quarter(year=2018, number=number)
    last_day = quarter.following.starts - timedelta(days=1)
    assert quarter_of(quarter.starts) == quarter_of(last_day) == quarter
    assert quarter_of(quarter.starts - timedelta(days=1)) < quarter


def test_a_year_begins_in_april() -> None:
    assert Quarter(year=2018, number=1).starts == date(2018, 4, 1)
    assert Quarter(year=2018, number=4).starts == date(2019, 1, 1)


def test_the_last_quarter_leads_to_the_next_year() -> None:
    assert Quarter(year=2018, number=4).following == Quarter(year=2019, number=1)


def test_a_leap_day_is_in_the_last_quarter() -> None:
    assert quarter_of(date(2020, 2, 29)) == Quarter(year=2019, number=4)


def test_a_quarter_is_printed_with_both_its_years() -> None:
    assert str(Quarter(year=2018, number=3)) == "Q3 2018/19"
    assert year_name(1999) == "1999/00"
    assert year_name(2008) == "2008/09"
