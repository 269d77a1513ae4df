"""On which day something falls that is to be there within so many days."""

from datetime import date, timedelta


def nth_day(first: date, number: int) -> date:
    """The first day is day 1, so that day 90 of 1 March 2017 is 29 May 2017 (Bedford, B-22)."""
    return first + timedelta(days=number - 1)
