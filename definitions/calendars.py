"""Which calendars a programme may name, and where their bank holidays come from."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from importlib.metadata import version

from domain.calendar import SATURDAY, Calendar


class CalendarName(StrEnum):
    """A part of the United Kingdom with bank holidays of its own, as gov.uk/bank-holidays names it."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


# England and Wales keep the same bank holidays; the library lists them apart.
_SUBDIVISIONS = {
    CalendarName.ENGLAND_AND_WALES: "ENG",
    CalendarName.SCOTLAND: "SCT",
    CalendarName.NORTHERN_IRELAND: "NIR",
}


def calendar_of(
    name: CalendarName, *, first_year: int, last_year: int, also_closed: Iterable[date] = ()
) -> Calendar:
    """The calendar from January of one year to December of another, both included.

    It covers fewer years where the library knows no bank holidays, since a day without them would pass for a
    working day. A bank holiday on a Saturday or Sunday is left out; its substitute day is in.
    """
    # It takes half a second to load, for which only readers of blueprints should wait.
    from holidays import country_holidays

    nation = _SUBDIVISIONS[name]
    library = country_holidays("GB", subdiv=nation)
    first, last = (max(library.start_year, min(year, library.end_year)) for year in (first_year, last_year))
    holidays = country_holidays("GB", subdiv=nation, years=range(first, last + 1))
    bank_holidays = {day for day in holidays if day.weekday() < SATURDAY}
    return Calendar(
        id=name.value,
        version=f"holidays {version('holidays')}",
        first=date(first, 1, 1),
        last=date(last, 12, 31),
        closed=tuple(sorted(bank_holidays | set(also_closed))),
    )
