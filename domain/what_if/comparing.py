"""What would have been beside what is: where they first differ, dates, and pounds by year and fund."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from domain.benefit.lines import parts_on
from domain.benefit.parts import Part, years_of
from domain.benefit.state import Benefit
from domain.benefit.table import Axis, Measure, tabulated
from domain.benefit.timing import Case
from domain.gate.outcome import Outcome
from domain.money import NOTHING, Pence
from domain.programme.path.course import Dates, dates_of
from domain.programme.path.network import Task
from domain.release.plan import ReleaseId
from domain.what_if.changes import (
    AnotherDay,
    AnotherDecision,
    AnotherLength,
    AnotherStart,
    Change,
    NothingSupposed,
)
from domain.what_if.supposing import Known, Rework, is_sent_back, moment_of, rework, supposed, without


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where the two first differ: when, at what, what happened or is expected there, and what would have."""

    at: datetime
    of: str
    was: str
    would: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """A release side by side; None where it never finishes. `days` are by how many calendar days."""

    release: ReleaseId
    was: Dates | None
    would: Dates | None
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """What benefits relieve a fund by in a year: as it is known, as it would be, and the difference."""

    fund: str
    year: int
    was: Pence
    would: Pence

    @property
    def change(self) -> Pence:
        return Pence(self.would - self.was)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """An estimate, and never a fact. `each_year_after` is the change in each year after the last one told.

    `rework` is how long it takes again what is supposed to be sent back; None where nothing is.
    """

    first: Point
    releases: tuple[ReleaseLine, ...]
    money: tuple[MoneyLine, ...]
    each_year_after: Pence
    ends: date | None
    would_end: date | None
    rework: Rework | None = None


def what_if(
    known: Known, changes: Sequence[Change], benefits: Iterable[Benefit], case: Case = Case.LIKELY
) -> WhatIf:
    """The same programme with these changes, one after the other, side by side with what happened.

    :raises Rejected: when nothing is supposed, or nobody can tell what it would do.
    """
    if not changes:
        raise NothingSupposed
    revived = {release for change in changes for release in _revived(change)}
    tasks: Mapping[str, Task] = known.course.tasks
    for change in changes:
        tasks = supposed(known, tasks, change)
    was = dates_of(known.course, without(known.course.tasks, known.given_up))
    would = dates_of(known.course, without(tasks, known.given_up - revived))
    every = tuple(benefits)
    before = parts_on(every, _finishes(was), case)
    after = parts_on([_again(each, revived) for each in every], _finishes(would), case)
    return WhatIf(
        first=min((_point(known, each, would) for each in changes), key=lambda point: point.at),
        releases=tuple(_release(id, was.get(id), would.get(id)) for id in known.course.plans),
        money=tuple(_money(before, after)),
        each_year_after=Pence(_at_last(after) - _at_last(before)),
        ends=max(_finishes(was).values(), default=None),
        would_end=max(_finishes(would).values(), default=None),
        rework=rework(known) if any(is_sent_back(each) for each in changes) else None,
    )


def _revived(change: Change) -> Iterator[ReleaseId]:
    """The release that was stopped by a decision that is supposed to have been another one."""
    if isinstance(change, AnotherDecision) and change.was is Outcome.STOPPED is not change.would:
        yield ReleaseId(change.subject.release)


def _again(benefit: Benefit, revived: Collection[ReleaseId]) -> Benefit:
    """A benefit that was withdrawn with its release is awaited again with it."""
    is_back = benefit.profile and benefit.profile.release in revived
    return replace(benefit, withdrawn=None) if is_back else benefit


def _finishes(dates: Mapping[ReleaseId, Dates]) -> Mapping[ReleaseId, date]:
    return {id: each.finishes for id, each in dates.items()}


def _release(id: ReleaseId, was: Dates | None, would: Dates | None) -> ReleaseLine:
    days = (would.finishes - was.finishes).days if was and would else None
    return ReleaseLine(release=id, was=was, would=would, days=days)


def _money(before: Sequence[Part], after: Sequence[Part]) -> Iterator[MoneyLine]:
    years = years_of((*before, *after))
    was, would = (_by_fund(parts, years) for parts in (before, after))
    for fund in sorted({*was, *would}):
        for nth, year in enumerate(years):
            amounts = [each[fund][nth] if fund in each else NOTHING for each in (was, would)]
            yield MoneyLine(fund=fund, year=year, was=amounts[0], would=amounts[1])


def _by_fund(parts: Sequence[Part], years: range) -> Mapping[str, Sequence[Pence]]:
    if not parts:
        return {}
    table = tabulated(parts, years, Measure.IN_YEAR, Axis.FUND)
    return {row.of: row.amounts for row in table.rows}


def _at_last(parts: Iterable[Part]) -> int:
    """What every year brings once all has begun."""
    return sum(part.amount for part in parts if part.recurring)


def _point(known: Known, change: Change, would: Mapping[ReleaseId, Dates]) -> Point:
    was = known.course.dates
    match change:
        case AnotherDecision(subject=subject):
            return Point(
                at=moment_of(change),
                of=f"{subject.gate}, round {subject.round}",
                was=f"{change.was} at {change.was_at:%Y-%m-%d %H:%M}" if change.was_at else "open",
                would="open still" if change.open_still else f"{change.would} at {change.at:%Y-%m-%d %H:%M}",
            )
        case AnotherStart(release=release):
            then = would[release].starts if release in would else was[release].starts
            return _differs(f"{release} starts", was[release].starts, then)
        case AnotherDay(external=external, on=on):
            expected = known.course.days.day(known.course.tasks[external].not_before)
            return _differs(f"{external} is expected", expected, on)
        case AnotherLength(release=release):
            then = would[release].finishes if release in would else was[release].finishes
            return _differs(f"{release} finishes", was[release].finishes, then)


def _differs(of: str, was: date, would: date) -> Point:
    at = datetime.combine(min(was, would), time(), tzinfo=UTC)
    return Point(at=at, of=of, was=was.isoformat(), would=would.isoformat())
