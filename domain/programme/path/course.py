"""The course that a programme took and is expected to take, as a network that can be changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.programme.path.forecast import Situation, forecast, tasks_of
from domain.programme.path.network import Task, Timing, timings
from domain.programme.path.working_days import WorkingDays, working_days
from domain.release.plan import ReleaseId, ReleasePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """When a release started, or will; and when it finished, or will."""

    starts: date
    finishes: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Every release takes as long as it took or is expected to, after as much delay of its own as it had.

    Unchanged, it comes to the dates of the forecast, past and future. `plans` are the releases in it.
    """

    tasks: Mapping[str, Task]
    plans: Mapping[ReleaseId, ReleasePlan]
    days: WorkingDays
    dates: Mapping[ReleaseId, Dates]


def course_of(situation: Situation) -> Course:
    """The course of a programme as it is known."""
    days = working_days(situation.calendar)
    tasks = tasks_of(situation, days, {})
    found = timings(tasks)
    plans = {plan.id: plan for plan in situation.plans}
    return Course(
        tasks={
            id: _as_it_went(plans[ReleaseId(id)], task, found, days) if id in plans else task
            for id, task in tasks.items()
        },
        plans=plans,
        days=days,
        dates={
            each.release: Dates(starts=each.starts, finishes=each.finishes) for each in forecast(situation)
        },
    )


def dates_of(course: Course, tasks: Mapping[str, Task]) -> Mapping[ReleaseId, Dates]:
    """The dates to which a course comes with these tasks instead of its own; what does not move keeps its."""
    before, after = timings(course.tasks), timings(tasks)
    return {
        id: Dates(
            starts=_day(course, before[id].starts, after[id].starts, dates.starts),
            finishes=_day(course, before[id].finishes, after[id].finishes, dates.finishes),
        )
        for id, dates in course.dates.items()
        if id in after
    }


def _as_it_went(plan: ReleasePlan, task: Task, found: Mapping[str, Timing], days: WorkingDays) -> Task:
    waits_for = tuple(each for each in (*plan.depends_on, *plan.depends_on_external) if each in found)
    not_before = days.at_or_after(plan.starts)
    ready = max((not_before, *(found[each].finishes for each in waits_for)))
    lag = found[plan.id].starts - ready
    if lag < 0:  # It began before it was planned to, or before what it waits for was done.
        return Task(not_before=found[plan.id].starts, takes=task.takes, fixed=True)
    return Task(not_before=not_before, takes=task.takes, waits_for=waits_for, lag=lag)


def _day(course: Course, before: int, after: int, day: date) -> date:
    """The day itself where its number stays: what happened may have happened on a day off."""
    return day if before == after else course.days.day(after)
