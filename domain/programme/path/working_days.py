"""The working days of a calendar as numbers, so that they can be added and compared."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import SATURDAY, Calendar


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Every working day of a calendar, in order; days beyond it count as its first or last."""

    days: tuple[date, ...]

    def at_or_after(self, day: date) -> int:
        """The number of a working day, or of the next one after another day."""
        return min(bisect_left(self.days, day), len(self.days) - 1)

    def at_or_before(self, day: date) -> int:
        """The number of a working day, or of the last one before another day."""
        return max(bisect_right(self.days, day) - 1, 0)

    def late(self, planned: date, was: date) -> int:
        """By how many working days something was later than planned; early is not late."""
        return max(self.between(planned, was), 0)

    def between(self, planned: date, was: date) -> int:
        """The working days from one day to another; less than 0 when that was earlier."""
        return self.at_or_after(was) - self.at_or_after(planned)

    def day(self, number: int) -> date:
        return self.days[max(0, min(number, len(self.days) - 1))]


def working_days(calendar: Calendar) -> WorkingDays:
    """The working days that a calendar covers."""
    closed, length = frozenset(calendar.closed), (calendar.last - calendar.first).days + 1
    every = (calendar.first + timedelta(days=nth) for nth in range(length))
    return WorkingDays(tuple(day for day in every if day.weekday() < SATURDAY and day not in closed))
