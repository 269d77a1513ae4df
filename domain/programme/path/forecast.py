"""When each release starts and finishes as things stand, and which of them the end waits for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.calendar import Calendar
from domain.programme.path.network import Task, critical_chain, timings
from domain.programme.path.progress import Progress
from domain.programme.path.working_days import WorkingDays, working_days
from domain.release.plan import ExternalId, ReleaseId, ReleasePlan
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A release as planned and as it is expected now, and by how many working days it may slip.

    It is `driven_by` what it waits for longest: a release, something outside, or None but its own day.
    """

    release: ReleaseId
    planned_start: date
    planned_finish: date
    starts: date
    finishes: date
    spare: int
    is_critical: bool
    driven_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a forecast rests on: the releases that are not given up, how far they are, and what is expected.

    `expected` are the days on which things outside the programme are expected. Nothing that has not begun
    starts before that day, `on`. `builds` are the days before which some builds cannot begin.
    """

    plans: tuple[ReleasePlan, ...]
    calendar: Calendar
    on: date
    progress: Mapping[ReleaseId, Progress]
    expected: Mapping[ExternalId, date]
    builds: Mapping[ReleaseId, date] = field(default_factory=dict)


def forecast(situation: Situation, slips: Mapping[ReleaseId, int] | None = None) -> tuple[Forecast, ...]:
    """Every release in the order in which they can be done, when some slip by so many working days."""
    days = working_days(situation.calendar)
    found = timings(tasks_of(situation, days, slips or {}))
    chain = critical_chain(found)
    plans = {each.id: each for each in situation.plans}
    return tuple(
        Forecast(
            release=release,
            planned_start=plans[release].starts,
            planned_finish=plans[release].ends,
            starts=_began(situation, release) or days.day(found[release].starts),
            finishes=_finished(situation, release) or days.day(found[release].finishes),
            spare=found[release].spare,
            is_critical=release in chain,
            driven_by=found[release].driven_by,
        )
        for release in (ReleaseId(each) for each in found)
        if release in plans
    )


def chain_of(situation: Situation) -> tuple[str, ...]:
    """The critical chain: releases and things outside that the end of the programme waits for, in order."""
    return critical_chain(timings(tasks_of(situation, working_days(situation.calendar), {})))


def held_up(found: Sequence[Forecast], release: ReleaseId) -> tuple[ReleaseId, ...]:
    """A release, and those that have yet to begin and wait for it longest, directly or through others."""
    held = [release]
    for each in found:
        if each.driven_by in held:
            held.append(each.release)
    return tuple(held)


def tasks_of(situation: Situation, days: WorkingDays, slips: Mapping[ReleaseId, int]) -> Mapping[str, Task]:
    """Releases and things outside as a network, when some releases slip by so many working days."""
    outside = {
        str(id): Task(not_before=days.at_or_after(day), takes=0) for id, day in situation.expected.items()
    }
    releases = {str(plan.id): _task(plan, situation, days, slips.get(plan.id, 0)) for plan in situation.plans}
    return {**outside, **releases}


def _task(plan: ReleasePlan, situation: Situation, days: WorkingDays, slip: int) -> Task:
    waits_for: Sequence[str] = (*plan.depends_on, *plan.depends_on_external)
    starts = days.at_or_after(plan.starts)
    takes = max(days.at_or_before(plan.ends) - starts, 0)
    progress = situation.progress.get(plan.id)
    today = days.at_or_after(situation.on)
    slip += build_waits(plan, situation, days)
    if progress is None:
        return Task(not_before=max(starts, today), takes=takes + slip, waits_for=tuple(waits_for))
    began = days.at_or_after(progress.began)
    if progress.finished:
        return Task(not_before=began, takes=max(days.at_or_after(progress.finished) - began, 0), fixed=True)
    finishes = max(days.at_or_before(plan.ends) + progress.days_late, today)
    return Task(not_before=began, takes=max(finishes - began, 0) + slip, fixed=True)


def build_waits(plan: ReleasePlan, situation: Situation, days: WorkingDays) -> int:
    """By how many working days the build begins later, since what it awaits outside does."""
    planned = plan.stage(Stage.BUILD_SPRINTS).starts
    first = max(situation.builds.get(plan.id, planned), planned)
    return days.at_or_after(first) - days.at_or_after(planned)


def _began(situation: Situation, release: ReleaseId) -> date | None:
    progress = situation.progress.get(release)
    return progress.began if progress else None


def _finished(situation: Situation, release: ReleaseId) -> date | None:
    progress = situation.progress.get(release)
    return progress.finished if progress else None
