"""By which days releases are likely to finish, and what their benefits come to, from what is recorded."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from domain.benefit.profile import BenefitId
from domain.benefit.state import Benefit
from domain.money import Pence
from domain.outlook.amounts import amounts_drawn, ranges_of
from domain.outlook.benefits import Run, yearly_benefits
from domain.outlook.delays import StillToPass, still_to_pass
from domain.outlook.draws import Draws
from domain.programme.path.course import Course, course_of
from domain.programme.path.forecast import Situation, build_waits
from domain.programme.path.network import Task, timings
from domain.programme.path.situation import History
from domain.refusal import Rejected
from domain.release.plan import ReleaseId

LEAST_RECORDED = 5

T = TypeVar("T", date, int, Pence)


class TooLittleRecorded(Rejected):
    """Too few stages have been passed for their delays to say anything about those to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely(Generic[T]):
    """In one run of ten it is at most `p10`, in half of them at most `p50`, in nine of ten at most `p90`."""

    p10: T
    p50: T
    p90: T


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseOutlook:
    """When a release is likely to finish, beside the day that the plan's own forecast expects."""

    release: ReleaseId
    expected: date
    finishes: Likely[date]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOutlook:
    """What benefits are likely to come to in the financial year that begins in April of `year`."""

    year: int
    amount: Likely[Pence]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """An estimate from so many runs, each of which draws from so many recorded delays; the seed says all.

    `varying` are the benefits of which each run draws an amount as well; of the others it is the likely one.
    """

    on: date
    seed: int
    runs: int
    recorded: int
    releases: tuple[ReleaseOutlook, ...]
    ends: Likely[date] | None
    benefits: tuple[YearOutlook, ...]
    varying: tuple[BenefitId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """How an outlook is drawn: from these delays, in working days, in so many runs, from a seed on."""

    delays: Sequence[int]
    runs: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """What a release has still to pass, how long it takes when that is on time, and at the least by today."""

    still: StillToPass
    on_time: int
    least: int


def outlook(
    situation: Situation, history: History, drawing: Drawing, benefits: Iterable[Benefit] = ()
) -> Outlook:
    """How the releases still to finish may go: each stage to come draws one of the recorded delays.

    A stage under way draws among those that are no shorter than it has waited already. A benefit whose
    forecast is a range draws its amount.

    :raises TooLittleRecorded: when there are too few.
    """
    if len(drawing.delays) < LEAST_RECORDED:
        raise TooLittleRecorded(f"There are {len(drawing.delays)}, and {LEAST_RECORDED} are needed.")
    course = course_of(situation)
    runs = tuple(_runs(course, situation, history, drawing))
    open_now = [id for id in course.plans if not _is_finished(situation, id)]
    ends = [max(run.values()) for run in runs if run]
    every = tuple(benefits)
    ranges = ranges_of(every)
    amounts = amounts_drawn(ranges, runs=drawing.runs, seed=drawing.seed)
    drawn = [Run(days=run, amounts=each) for run, each in zip(runs, amounts, strict=True)]
    return Outlook(
        on=situation.on,
        seed=drawing.seed,
        runs=drawing.runs,
        recorded=len(drawing.delays),
        releases=tuple(_release(course, id, [run[id] for run in runs]) for id in open_now),
        ends=_days(course, _likely(ends)) if ends else None,
        benefits=tuple(
            YearOutlook(year=year, amount=_likely(found))
            for year, found in yearly_benefits(course, every, drawn).items()
        ),
        varying=tuple(sorted(ranges)),
    )


def _runs(
    course: Course, situation: Situation, history: History, drawing: Drawing
) -> Iterator[Mapping[ReleaseId, int]]:
    """For each run the numbers of the days on which releases finish."""
    draws, delays = Draws(drawing.seed), sorted(drawing.delays)
    left = dict(_left(course, situation, history))
    for _ in range(drawing.runs):
        drawn: dict[str, Task] = {
            id: _drawn(course.tasks[id], each, delays, draws) for id, each in left.items()
        }
        found = timings({**course.tasks, **drawn})
        yield {id: found[id].finishes for id in course.plans}


def _left(course: Course, situation: Situation, history: History) -> Iterator[tuple[ReleaseId, _Left]]:
    """What is left of each release that is not finished."""
    found, days = timings(course.tasks), course.days
    for id, plan in course.plans.items():
        progress = situation.progress.get(id)
        if progress and progress.finished:
            continue
        starts = found[id].starts if progress else days.at_or_after(plan.starts)
        yield (
            id,
            _Left(
                still=still_to_pass(plan, history.get(id, ()), situation.on, days),
                on_time=days.at_or_after(plan.ends) - starts + build_waits(plan, situation, days),
                least=max(days.at_or_after(situation.on) - starts, 0) if progress else 0,
            ),
        )


def _drawn(task: Task, left: _Left, delays: Sequence[int], draws: Draws) -> Task:
    """The task in one run: it takes as much longer as its last stage is passed late."""
    late, waited, passed_late = left.still.entered_late, left.still.waited, 0
    for gap in left.still.gaps:
        passed_late = late + _one_of(delays, waited or delays[0], draws)
        late, waited = max(passed_late - gap, 0), 0
    return replace(task, takes=max(left.on_time + passed_late, left.least))


def _one_of(delays: Sequence[int], least: int, draws: Draws) -> int:
    """One of these delays, in order, that is no shorter; the least itself where none is."""
    first = bisect_left(delays, least)
    return delays[first + draws.below(len(delays) - first)] if first < len(delays) else least


def _is_finished(situation: Situation, id: ReleaseId) -> bool:
    progress = situation.progress.get(id)
    return bool(progress and progress.finished)


def _release(course: Course, id: ReleaseId, finishes: Sequence[int]) -> ReleaseOutlook:
    return ReleaseOutlook(
        release=id, expected=course.dates[id].finishes, finishes=_days(course, _likely(finishes))
    )


def _days(course: Course, numbers: Likely[int]) -> Likely[date]:
    day = course.days.day
    return Likely(p10=day(numbers.p10), p50=day(numbers.p50), p90=day(numbers.p90))


def _likely(values: Sequence[T]) -> Likely[T]:
    ordered = sorted(values)
    p10, p50, p90 = (ordered[(len(ordered) * share + 99) // 100 - 1] for share in (10, 50, 90))
    return Likely(p10=p10, p50=p50, p90=p90)
