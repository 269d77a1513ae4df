"""What benefits come to in each year, in many runs of which each has releases finish on other days."""

from collections.abc import Iterable, Mapping, Sequence

from domain.benefit.lines import parts_on
from domain.benefit.parts import Part, years_of
from domain.benefit.state import Benefit
from domain.benefit.table import Axis, Measure, tabulated
from domain.financial_year import month_of
from domain.money import Pence
from domain.programme.path.course import Course
from domain.release.plan import ReleaseId

# A release, and the month in which it finishes: nothing else decides when its benefits begin.
Moment = tuple[ReleaseId, int]


def yearly_benefits(
    course: Course, benefits: Iterable[Benefit], runs: Sequence[Mapping[ReleaseId, int]]
) -> Mapping[int, Sequence[Pence]]:
    """For each financial year, what all benefits come to in each run, by their latest forecasts."""
    groups = _by_release(benefits)
    wanted = [_moments(course, run, groups) for run in runs]
    days = {moment: day for each in wanted for moment, day in each.items()}
    parts = {moment: _parts(groups[moment[0]], moment[0], course, day) for moment, day in days.items()}
    years = years_of(part for each in parts.values() for part in each)
    amounts = {moment: _in_year(each, years) for moment, each in parts.items()}
    return {
        year: [Pence(sum(amounts[moment][nth] for moment in each)) for each in wanted]
        for nth, year in enumerate(years)
    }


def _by_release(benefits: Iterable[Benefit]) -> Mapping[ReleaseId, Sequence[Benefit]]:
    """The benefits of each release, and those that they continue."""
    by_id = {each.profile.id: each for each in benefits if each.profile}
    found: dict[ReleaseId, list[Benefit]] = {}
    for each in by_id.values():
        if each.profile:
            before = by_id.get(each.profile.continues) if each.profile.continues else None
            found.setdefault(each.profile.release, []).extend([each, before] if before else [each])
    return found


def _moments(
    course: Course, run: Mapping[ReleaseId, int], groups: Mapping[ReleaseId, object]
) -> Mapping[Moment, int]:
    return {(id, month_of(course.days.day(day))): day for id, day in run.items() if id in groups}


def _parts(benefits: Sequence[Benefit], release: ReleaseId, course: Course, day: int) -> Sequence[Part]:
    ends = {each.profile.release: course.days.day(day) for each in benefits if each.profile}
    return [part for part in parts_on(benefits, ends) if part.release == release]


def _in_year(parts: Sequence[Part], years: range) -> Sequence[Pence]:
    if not parts:
        return [Pence(0)] * len(years)
    return tabulated(parts, years, Measure.IN_YEAR, Axis.YEAR).total.amounts
