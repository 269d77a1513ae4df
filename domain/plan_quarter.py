"""Which quarter a day falls in: of the financial year, the calendar year, and a programme's own plan."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.financial_year import quarter_of

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanQuarter:
    """A column of a plan, with its first and last day; column 0 stands before the first quarter."""

    calendar: str
    number: int
    first: date
    last: date

    def __str__(self) -> str:
        """`Q1 of Action plan, Jul-Sep 2018`: no quarter is told without the name of its calendar."""
        name = f"Q{self.number}" if self.number else "Start"
        return f"{name} of {self.calendar}, {self.months}"

    @property
    def months(self) -> str:
        """`Jul-Sep 2018`, `Dec 2018-Jan 2019` or `Mar 2017`."""
        first, last = MONTHS[self.first.month - 1], MONTHS[self.last.month - 1]
        if self.first.year != self.last.year:
            return f"{first} {self.first.year}-{last} {self.last.year}"
        return f"{first} {self.last.year}" if first == last else f"{first}-{last} {self.last.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCalendar:
    """The quarters that a programme plans in, under a name of their own.

    `first` is the first day of quarter 1, whatever the financial year. Some plans begin with a column of a
    few months before it: `lead_in_months`.
    """

    name: str
    first: date
    quarters: int
    lead_in_months: int = 0

    def quarter(self, number: int) -> PlanQuarter | None:
        """The quarter of this number; None when the plan has none."""
        if number not in self._numbers:
            return None
        begins = 3 * (number - 1) if number else -self.lead_in_months
        last = month_after(self.first, 3 * number) - timedelta(days=1)
        return PlanQuarter(
            calendar=self.name, number=number, first=month_after(self.first, begins), last=last
        )

    def quarter_of(self, day: date) -> PlanQuarter | None:
        """The quarter that a day falls in; None when the plan does not reach it."""
        found = (self.quarter(number) for number in self._numbers)
        return next((each for each in found if each and each.first <= day <= each.last), None)

    @property
    def _numbers(self) -> range:
        return range(0 if self.lead_in_months else 1, self.quarters + 1)


def month_after(first: date, months: int) -> date:
    """The first day of the month so many months on, or back."""
    month = first.year * 12 + first.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)


def financial_quarter(day: date) -> str:
    """`Q1 2018/19 of the financial year`."""
    return f"{quarter_of(day)} of the financial year"


def calendar_quarter(day: date) -> str:
    """`Q3 2018 of the calendar year`."""
    return f"Q{(day.month - 1) // 3 + 1} {day.year} of the calendar year"


def in_every_calendar(day: date, plan: PlanCalendar | None) -> tuple[str, ...]:
    """A day's quarter in each calendar there is, each with the calendar's name."""
    known = (financial_quarter(day), calendar_quarter(day))
    if plan is None:
        return known
    return (*known, str(plan.quarter_of(day) or f"outside {plan.name}"))
