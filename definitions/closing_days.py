"""Which closing days of a blueprint stand in the wrong place."""

from collections.abc import Iterator, Sequence
from datetime import date

from domain.calendar import Calendar
from domain.programme.problem import Problem


def misplaced(days: Sequence[date], calendar: Calendar) -> Iterator[Problem]:
    """Every day that is there twice, out of order, or outside the calendar."""
    for nth, day in enumerate(days):
        if day in days[:nth]:
            yield _at(nth, f"{day} is there twice.")
        elif nth and day < days[nth - 1]:
            yield _at(nth, f"{day} is before {days[nth - 1]}; list the days in order.")
        elif not calendar.first <= day <= calendar.last:
            yield _at(
                nth, f"The programme's calendar covers {calendar.first} to {calendar.last}, and not {day}."
            )


def _at(nth: int, sentence: str) -> Problem:
    return Problem(path=("calendar", "also_closed", nth), sentence=sentence)
