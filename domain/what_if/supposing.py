"""How a supposed change moves the course of a programme, and when it first differs from what happened."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from statistics import median_low
from typing import assert_never

from domain.gate.outcome import Outcome
from domain.programme.dependencies import behind
from domain.programme.outside.building import build_expected
from domain.programme.path.course import Course
from domain.programme.path.network import Task
from domain.programme.path.situation import History
from domain.programme.path.working_days import WorkingDays
from domain.programme.state import Programme
from domain.release.events import ReleaseEvent, StagePassed, StageReturned
from domain.release.evolving import fold
from domain.release.plan import ReleaseId, ReleasePlan
from domain.stage import Stage, following
from domain.what_if.changes import (
    AnotherDay,
    AnotherDecision,
    AnotherLength,
    AnotherStart,
    Change,
    GateForMoney,
    NotInTheCourse,
    ReworkUnknown,
)

NO_PROGRAMME = Programme()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a supposition is held against: the course, what happened to each release, and today.

    Those `given_up` are in the course as if they went on, and so are those behind them. `rework_assumed` is
    how many working days rework is said to take, for as long as none is recorded.
    """

    course: Course
    given_up: frozenset[ReleaseId]
    history: History
    on: date
    programme: Programme = NO_PROGRAMME
    rework_assumed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rework:
    """How many working days it takes from being sent back to passing, and whether that is only assumed."""

    days: int
    is_assumed: bool


def supposed(known: Known, tasks: Mapping[str, Task], change: Change) -> Mapping[str, Task]:
    """The network after one more change.

    :raises Rejected: when it is about something that is not on the way, or nobody can tell what it would do.
    """
    match change:
        case AnotherLength(release=release, days=days):
            return _longer(tasks, release, days)
        case AnotherStart(release=release, on=on):
            task = _task(tasks, release)
            return {
                **tasks,
                release: replace(task, not_before=known.course.days.at_or_after(on), fixed=False),
            }
        case AnotherDay(external=external, on=on):
            task = _task(tasks, external)
            moved = {**tasks, external: replace(task, not_before=known.course.days.at_or_after(on))}
            return _builds_moved(known, moved, change)
        case AnotherDecision():
            return _decided(known, tasks, change)
        case _:
            assert_never(change)


def _builds_moved(known: Known, tasks: Mapping[str, Task], change: AnotherDay) -> Mapping[str, Task]:
    """The network once the builds that await something outside begin on other days."""
    expected = known.programme.externals.get(change.external)
    if expected is None:
        return tasks
    externals = {**known.programme.externals, change.external: replace(expected, expected=change.on)}
    then, days = replace(known.programme, externals=externals), known.course.days
    for id, plan in known.course.plans.items():
        begun = fold(known.history.get(id, ())).begun
        if id in tasks and change.external in plan.build_awaits and Stage.BUILD_SPRINTS not in begun:
            planned = plan.stage(Stage.BUILD_SPRINTS).starts
            was, would = (build_expected(each, plan) for each in (known.programme, then))
            later = days.late(planned, max(would, planned)) - days.late(planned, max(was, planned))
            tasks = _longer(tasks, id, later)
    return tasks


def without(tasks: Mapping[str, Task], given_up: Collection[str]) -> Mapping[str, Task]:
    """The network without what is given up, and without all that could not start any more."""
    waits_for = {id: task.waits_for for id, task in tasks.items()}
    gone = {each for root in given_up for each in (root, *behind(waits_for, root))}
    return {id: task for id, task in tasks.items() if id not in gone}


def _decided(known: Known, tasks: Mapping[str, Task], change: AnotherDecision) -> Mapping[str, Task]:
    release, stage = ReleaseId(change.subject.release), change.subject.stage
    if stage is None:
        raise GateForMoney(change.subject.gate)
    _task(tasks, release)
    if change.would is Outcome.STOPPED:
        return without(tasks, {release})
    plan, days = known.course.plans[release], known.course.days
    would = _late(plan, stage, change.at.date(), days)
    if is_sent_back(change):
        would += rework(known).days
    later = would - _late(plan, stage, _passed(known, release, stage), days)
    return _longer(tasks, release, max(later, _to_gain(plan, tasks[release], days)))


def is_sent_back(change: Change) -> bool:
    """Whether rework would follow; what is stopped ends, and what is put off comes again as it is."""
    if not isinstance(change, AnotherDecision) or change.open_still:
        return False
    return not (change.would.opens_the_way or change.would in (Outcome.DEFERRED, Outcome.STOPPED))


def rework(known: Known) -> Rework:
    """How long rework took, as the programme's median; as it is assumed while none is recorded.

    :raises ReworkUnknown: when nothing was sent back and passed later, and nothing is assumed.
    """
    days = known.course.days
    found = [
        days.at_or_after(passed) - days.at_or_after(returned)
        for events in known.history.values()
        for returned, passed in _returns(events)
    ]
    if found:
        return Rework(days=median_low(found), is_assumed=False)
    if known.rework_assumed is None:
        raise ReworkUnknown("Say how many working days it is assumed to take.")
    return Rework(days=known.rework_assumed, is_assumed=True)


def _returns(events: Sequence[ReleaseEvent]) -> Sequence[tuple[date, date]]:
    returned: dict[Stage, date] = {}
    found = []
    for event in events:
        match event:
            case StageReturned(stage=stage, at=at):
                returned.setdefault(stage, at.date())
            case StagePassed(stage=stage, at=at) if stage in returned:
                found.append((returned[stage], at.date()))
            case _:
                pass
    return found


def _passed(known: Known, release: ReleaseId, stage: Stage) -> date:
    """When the stage was passed; as things stand not before today."""
    for event in known.history.get(release, ()):
        if isinstance(event, StagePassed) and event.stage is stage:
            return event.at.date()
    return known.on


def _late(plan: ReleasePlan, stage: Stage, day: date, days: WorkingDays) -> int:
    """By how many working days the next stage begins late, when this one is passed on a day."""
    after = following(stage)
    wanted = plan.stage(after).starts if after else plan.stage(stage).ends
    return days.late(wanted, day)


def _to_gain(plan: ReleasePlan, task: Task, days: WorkingDays) -> int:
    """By how much less a release may take: no decision lets it take less than planned."""
    planned = days.at_or_before(plan.ends) - days.at_or_after(plan.starts)
    return min(planned - task.takes, 0)


def _longer(tasks: Mapping[str, Task], release: ReleaseId, days: int) -> Mapping[str, Task]:
    task = _task(tasks, release)
    return {**tasks, release: replace(task, takes=max(task.takes + days, 0))}


def _task(tasks: Mapping[str, Task], id: str) -> Task:
    if id not in tasks:
        raise NotInTheCourse(f"That is {id}.")
    return tasks[id]


def moment_of(change: AnotherDecision) -> datetime:
    """When a decision first differs: at the earlier of the two moments."""
    return min(change.at, change.was_at) if change.was_at else change.at
