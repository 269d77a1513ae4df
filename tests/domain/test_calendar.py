"""Which days are working days, and when a number of them has passed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from definitions.calendars import CalendarName, calendar_of
from domain.calendar import Calendar, CalendarTooShort
from tests.domain.calendars import ENGLAND as PRINTED

ENGLAND, SCOTLAND, ULSTER = (calendar_of(name, first_year=2017, last_year=2030) for name in CalendarName)
BEFORE_CHRISTMAS = datetime(2018, 12, 21, 16, 45, tzinfo=UTC)
FRIDAY, SATURDAY, MONDAY = date(2018, 6, 15), date(2018, 6, 16), date(2018, 6, 18)

DAYS = st.dates(date(2017, 1, 1), date(2028, 6, 30))
MOMENTS = st.datetimes(datetime(2017, 1, 1), datetime(2028, 6, 30), timezones=st.just(UTC))
SPANS = st.integers(1, 200)
CALENDARS = st.sampled_from([ENGLAND, SCOTLAND, ULSTER])


def closed_in(calendar: Calendar, *months: tuple[int, int]) -> list[str]:
    """The closed days within these months, as `04-19`."""
    return [f"{day:%m-%d}" for day in calendar.closed if (day.year, day.month) in months]


def test_a_weekend_is_no_working_day() -> None:
    assert [PRINTED.is_working(FRIDAY + timedelta(days=number)) for number in range(4)] == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("calendar", "month", "closed"),
    [
        (ENGLAND, (2019, 4), ["04-19", "04-22"]),
        (SCOTLAND, (2019, 4), ["04-19"]),
        (ULSTER, (2019, 4), ["04-19", "04-22"]),
        (ENGLAND, (2022, 12), ["12-26", "12-27"]),
        (ENGLAND, (2021, 12), ["12-27", "12-28"]),
        (ENGLAND, (2020, 5), ["05-08", "05-25"]),
        (ENGLAND, (2022, 5), ["05-02"]),
        (ENGLAND, (2022, 6), ["06-02", "06-03"]),
        (ENGLAND, (2022, 9), ["09-19"]),
        (ENGLAND, (2023, 5), ["05-01", "05-08", "05-29"]),
        (SCOTLAND, (2019, 1), ["01-01", "01-02"]),
        (SCOTLAND, (2022, 1), ["01-03", "01-04"]),
        (SCOTLAND, (2018, 11), ["11-30"]),
        (SCOTLAND, (2019, 12), ["12-02", "12-25", "12-26"]),
        (ULSTER, (2019, 7), ["07-12"]),
        (ULSTER, (2020, 7), ["07-13"]),
        (ULSTER, (2019, 3), ["03-18"]),
        (ENGLAND, (2019, 7), []),
        (SCOTLAND, (2019, 8), ["08-05"]),
    ],
)
def test_bank_holidays_are_those_that_gov_uk_prints(
    calendar: Calendar, month: tuple[int, int], closed: list[str]
) -> None:
    assert closed_in(calendar, month) == closed


def test_the_shipped_bank_holidays_are_the_printed_ones() -> None:
    made = [day for day in ENGLAND.closed if day.year in (2018, 2019)]
    assert tuple(made) == PRINTED.closed


def test_good_friday_and_easter_monday_are_not_counted() -> None:
    maundy_thursday = date(2019, 4, 18)
    assert ENGLAND.add(maundy_thursday, 1) == date(2019, 4, 23)
    assert SCOTLAND.add(maundy_thursday, 1) == date(2019, 4, 22)


def test_counting_goes_on_across_the_end_of_the_year() -> None:
    assert ENGLAND.add(date(2018, 12, 21), 5) == date(2019, 1, 2)
    assert SCOTLAND.add(date(2018, 12, 21), 5) == date(2019, 1, 3)
    assert ENGLAND.days_between(date(2018, 12, 21), date(2019, 1, 2)) == 5


def test_the_day_itself_is_not_counted() -> None:
    assert PRINTED.add(FRIDAY, 1) == PRINTED.add(SATURDAY, 1) == MONDAY
    assert PRINTED.days_between(FRIDAY, FRIDAY) == 0
    assert PRINTED.days_between(FRIDAY, MONDAY) == PRINTED.days_between(SATURDAY, MONDAY) == 1


def test_no_working_days_from_now_is_today_or_the_next_working_day() -> None:
    assert PRINTED.add(FRIDAY, 0) == FRIDAY
    assert PRINTED.add(SATURDAY, 0) == MONDAY


def test_no_working_day_lies_between_a_day_and_an_earlier_one() -> None:
    assert PRINTED.days_between(MONDAY, FRIDAY) == 0


def test_working_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        PRINTED.add(FRIDAY, -1)


def test_a_local_closing_day_is_no_working_day() -> None:
    christmas_eve = date(2018, 12, 24)
    closing = calendar_of(
        CalendarName.ENGLAND_AND_WALES, first_year=2018, last_year=2019, also_closed=[christmas_eve]
    )
    assert ENGLAND.is_working(christmas_eve)
    assert not closing.is_working(christmas_eve)
    assert closing.add(date(2018, 12, 21), 1) == date(2018, 12, 27)
    assert list(closing.closed) == sorted(closing.closed)


def test_a_day_is_over_at_midnight_after_it() -> None:
    assert PRINTED.end_of(FRIDAY) == datetime(2018, 6, 16, tzinfo=UTC)


def test_whoever_is_asked_has_all_of_the_last_day() -> None:
    assert PRINTED.deadline(BEFORE_CHRISTMAS, 5) == datetime(2019, 1, 3, tzinfo=UTC)
    assert PRINTED.deadline(BEFORE_CHRISTMAS, 0) == datetime(2018, 12, 22, tzinfo=UTC)


BEFORE, AFTER = PRINTED.first - timedelta(days=1), PRINTED.last + timedelta(days=1)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: PRINTED.is_working(BEFORE),
        lambda: PRINTED.is_working(AFTER),
        lambda: PRINTED.add(BEFORE, 3),
        lambda: PRINTED.add(PRINTED.last, 1),
        lambda: PRINTED.add(AFTER, 0),
        lambda: PRINTED.days_between(BEFORE, FRIDAY),
        lambda: PRINTED.days_between(FRIDAY, AFTER),
        lambda: PRINTED.end_of(AFTER),
        lambda: PRINTED.deadline(datetime(2040, 12, 31, 9, tzinfo=UTC), 1),
    ],
)
def test_a_calendar_answers_only_for_the_days_it_covers(ask: Callable[[], object]) -> None:
    with pytest.raises(CalendarTooShort, match="england-and-wales covers 2017-01-01 to 2040-12-31, and not"):
        ask()


def test_another_day_changes_the_digest() -> None:
    assert PRINTED.digest == replace(PRINTED, closed=tuple(PRINTED.closed)).digest
    assert PRINTED.digest != replace(PRINTED, closed=PRINTED.closed[1:]).digest
    assert PRINTED.digest.startswith("sha256:")


@given(CALENDARS, DAYS, SPANS)
def test_as_many_working_days_lie_between_as_were_added(calendar: Calendar, day: date, span: int) -> None:
    later = calendar.add(day, span)
    assert calendar.is_working(later)
    assert calendar.days_between(day, later) == span


@given(CALENDARS, DAYS, SPANS)
def test_adding_the_days_between_leads_to_the_later_day(calendar: Calendar, day: date, span: int) -> None:
    later = calendar.add(day + timedelta(days=span), 0)
    assert calendar.add(day, calendar.days_between(day, later)) == later


@given(CALENDARS, DAYS, SPANS, SPANS)
def test_working_days_can_be_added_in_parts(calendar: Calendar, day: date, one: int, other: int) -> None:
    assert calendar.add(calendar.add(day, one), other) == calendar.add(day, one + other)


@given(CALENDARS, MOMENTS, MOMENTS, SPANS)
def test_a_later_question_has_no_earlier_deadline(
    calendar: Calendar, one: datetime, other: datetime, span: int
) -> None:
    earlier, later = sorted((one, other))
    assert calendar.deadline(earlier, span) <= calendar.deadline(later, span)
    assert calendar.deadline(later, span - 1) < calendar.deadline(later, span + 1)
    assert later < calendar.deadline(later, span)
