"""Which financial year a period in a list falls into."""

import re
from datetime import date

from domain.financial_year import quarter_of

YEAR = re.compile(r"(?P<first>[0-9]{4})[/-](?P<second>[0-9]{2})( ?P(eriod )?(?P<period>[0-9]{1,2}))?", re.I)
MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?")
PERIODS = range(1, 13)

NONE = "It is no financial year such as 2025/26, no period such as 2025/26 P3, and no month such as 2025-06."


def year_in(text: str) -> int:
    """The year in whose April the financial year begins.

    :raises ValueError: with a sentence, when the text is no period of one.
    """
    if found := MONTH.fullmatch(text):
        return _of_day(int(found["year"]), int(found["month"]), int(found["day"] or 1), text)
    return _of_year(text)


def _of_day(year: int, month: int, day: int, text: str) -> int:
    try:
        return quarter_of(date(year, month, day)).year
    except ValueError:
        return _of_year(text)


def _of_year(text: str) -> int:
    found = YEAR.fullmatch(text)
    if found is None or int(found["second"]) != (int(found["first"]) + 1) % 100:
        raise ValueError(NONE)
    if found["period"] and int(found["period"]) not in PERIODS:
        raise ValueError(NONE)
    return int(found["first"])
