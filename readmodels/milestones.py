"""How the milestones of a programme and of its releases stand on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from sqlalchemy import Connection

from domain.milestone.plan import Milestone
from domain.milestone.state import Milestones
from domain.plan_quarter import PlanCalendar
from readmodels.as_recorded import programme_as_recorded, releases_as_recorded

Standing: TypeAlias = Literal["reached", "reached late", "late", "expected late", "to come"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneLine:
    """A milestone of a release, or of the programme itself when it names none.

    `quarter` is told with the name of its calendar; empty, when it is planned by day. `said` is the newest
    note or reason.
    """

    release: str
    id: str
    text: str
    key: bool
    quarter: str
    due: date
    expected: date
    reached: date | None
    standing: Standing
    said: str


def milestones(connection: Connection, programme: str, *, today: date) -> tuple[MilestoneLine, ...]:
    """Every milestone, the soonest due first."""
    found = programme_as_recorded(connection, programme)
    calendar = found.started.plan_calendar if found.started else None
    lines = [*_lines("", found.milestones, calendar, today)]
    for id, release in releases_as_recorded(connection, programme).items():
        lines += _lines(id, release.milestones, calendar, today)
    return tuple(sorted(lines, key=lambda line: (line.due, line.release, line.id)))


def plan_calendar(connection: Connection, programme: str) -> PlanCalendar | None:
    """The quarters that a programme plans in; None when it has none of its own."""
    started = programme_as_recorded(connection, programme).started
    return started.plan_calendar if started else None


def _lines(
    release: str, found: Milestones, calendar: PlanCalendar | None, today: date
) -> Iterator[MilestoneLine]:
    for milestone in found.planned.values():
        reached, forecast = found.reached.get(milestone.id), found.forecasts.get(milestone.id)
        yield MilestoneLine(
            release=release,
            id=milestone.id,
            text=milestone.text,
            key=milestone.key,
            quarter=_quarter(milestone, calendar),
            due=milestone.due,
            expected=found.expected(milestone.id),
            reached=reached.on if reached else None,
            standing=_standing(found, milestone, today),
            said=reached.note if reached else (forecast.reason if forecast else ""),
        )


def _quarter(milestone: Milestone, calendar: PlanCalendar | None) -> str:
    if milestone.quarter is None or calendar is None:
        return ""
    return str(calendar.quarter(milestone.quarter) or "")


def _standing(found: Milestones, milestone: Milestone, today: date) -> Standing:
    if reached := found.reached.get(milestone.id):
        return "reached late" if reached.on > milestone.due else "reached"
    if milestone in found.late(today):
        return "late"
    return "expected late" if found.expected(milestone.id) > milestone.due else "to come"
