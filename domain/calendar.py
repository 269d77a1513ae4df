"""Which days are working days, and when a number of them has passed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from domain.digest import digest
from domain.refusal import Rejected

SATURDAY = 5


class CalendarTooShort(Rejected):
    """A calendar answers only for the days it covers: ask about a day within them, or adopt a longer one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The working days of a place from `first` to `last`; pinned by digest when a programme adopts it.

    A working day is any day but Saturday, Sunday, a bank holiday and a closing day of the organisation's own.
    Bank holidays are those of the Banking and Financial Dealings Act 1971, Good Friday and Christmas Day.
    Both kinds of closed day are in `closed`, once each and in order. `version` says which list of bank
    holidays was used: it follows the rule for years to come, and a proclamation may still move or add one.
    A day is a day in UTC.
    """

    id: str
    version: str
    first: date
    last: date
    closed: tuple[date, ...]

    @property
    def digest(self) -> str:
        return digest("calendar/1", self)

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day.

        :raises CalendarTooShort: when the calendar does not cover it.
        """
        self._require(day)
        return day.weekday() < SATURDAY and day not in self.closed

    def add(self, day: date, working_days: int) -> date:
        """The day on which so many working days have passed, the day after `day` being the first to count.

        The day itself never counts, as with clear days. None at all gives the day itself when it is a working
        day, else the next one.

        :raises CalendarTooShort: when the calendar ends before.
        """
        if working_days < 0:
            raise ValueError("Working days are counted forwards.")
        if working_days == 0:
            return day if self.is_working(day) else self.add(day, 1)
        self._require(day)
        closed, left = frozenset(self.closed), working_days
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < SATURDAY and day not in closed
        self._require(day)
        return day

    def days_between(self, start: date, end: date) -> int:
        """How many working days come after `start`, up to and including `end`; none when it is not later.

        :raises CalendarTooShort: when the calendar does not cover both.
        """
        self._require(start)
        self._require(end)
        later = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
        return sum(self.is_working(day) for day in later)

    def end_of(self, day: date) -> datetime:
        """The moment at which a day is over: midnight after it, UTC.

        :raises CalendarTooShort: when the calendar does not cover it.
        """
        self._require(day)
        return datetime.combine(day + timedelta(days=1), time(), tzinfo=UTC)

    def deadline(self, at: datetime, working_days: int) -> datetime:
        """The end of the day on which so many working days have passed since a moment, UTC.

        Whoever is asked has all of the last day, as the call-in rules of council constitutions give it: asked
        on a Friday for one working day, until midnight after Monday.

        :raises CalendarTooShort: when the calendar ends before.
        """
        return self.end_of(self.add(at.date(), working_days))

    def _require(self, day: date) -> None:
        if not self.first <= day <= self.last:
            raise CalendarTooShort(f"{self.id} covers {self.first} to {self.last}, and not {day}.")
