"""How the milestones of a blueprint become the domain's, each with its last day."""

from collections.abc import Iterable
from datetime import date

from definitions.milestone_sections import MilestoneSection, PlanCalendarSection
from domain.milestone.plan import Milestone
from domain.plan_quarter import PlanCalendar

# Of a quarter that the plan has not: it is told as a problem, and never becomes a plan.
NO_DAY = date.max


def plan_calendar(section: PlanCalendarSection) -> PlanCalendar:
    """The quarters of a plan."""
    year, month = map(int, section.first_month.split("-"))
    return PlanCalendar(
        name=section.name,
        first=date(year, month, 1),
        quarters=section.quarters,
        lead_in_months=section.lead_in_months,
    )


def milestones_of(
    sections: Iterable[MilestoneSection], calendar: PlanCalendar | None
) -> tuple[Milestone, ...]:
    """These milestones; one that is planned by quarter is due on its last day."""
    return tuple(
        Milestone(
            id=each.id,
            text=each.text,
            due=each.due or _last_day(each.quarter, calendar),
            quarter=each.quarter,
            key=each.key,
            review_days=each.review_days,
        )
        for each in sections
    )


def _last_day(number: int | None, calendar: PlanCalendar | None) -> date:
    quarter = calendar.quarter(number) if calendar and number is not None else None
    return quarter.last if quarter else NO_DAY
