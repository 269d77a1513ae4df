"""When something is reviewed again by a rule of months."""

import calendar
from datetime import date


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last one of a month that is too short."""
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
