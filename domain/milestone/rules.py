"""When a milestone counts as reached, and when it may be re-forecast."""

from datetime import date, datetime

from domain.identity import Identity
from domain.milestone.refusals import (
    ForecastIsPast,
    ForecastReasonMissing,
    MilestoneNotReachedYet,
    MilestoneReachedBefore,
    MilestoneUnknown,
)
from domain.milestone.state import Milestones


def is_reached_anew(milestones: Milestones, milestone: str, on: date, at: datetime) -> bool:
    """Whether it is news that a milestone was reached on a day.

    :raises Rejected: when there is no such milestone, it was reached on another day, or the day has not come.
    """
    _require_known(milestones, milestone)
    before = milestones.reached.get(milestone)
    if before and before.on != on:
        raise MilestoneReachedBefore(f"{milestone} was reached on {before.on}.")
    if on > at.date():
        raise MilestoneNotReachedYet(f"{on} is after {at.date()}.")
    return before is None


def is_forecast_anew(
    milestones: Milestones, milestone: str, expected: date, reason: str, *, by: Identity, at: datetime
) -> bool:
    """Whether it is news that a milestone is expected by a day.

    :raises Rejected: when there is no such milestone, it was reached, the day is past, or no reason is given.
    """
    _require_known(milestones, milestone)
    before = milestones.forecasts.get(milestone)
    if before and (before.expected, before.reason, before.by) == (expected, reason, by):
        return False
    if reached := milestones.reached.get(milestone):
        raise MilestoneReachedBefore(f"{milestone} was reached on {reached.on}.")
    if expected < at.date():
        raise ForecastIsPast(f"{expected} is before {at.date()}.")
    if not reason.strip():
        raise ForecastReasonMissing(milestone)
    return True


def _require_known(milestones: Milestones, milestone: str) -> None:
    if milestone not in milestones.planned:
        raise MilestoneUnknown(f"{milestone} is not among {', '.join(milestones.planned) or 'any'}.")
