"""What benefits come to in each year, in many runs of which each has releases finish on other days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.benefit.forecast import Forecast
from domain.benefit.lines import parts_on
from domain.benefit.parts import Part, years_of
from domain.benefit.profile import BenefitId
from domain.benefit.state import Benefit
from domain.benefit.table import Axis, Measure, tabulated
from domain.financial_year import month_of
from domain.money import Pence
from domain.outlook.amounts import ranges_of
from domain.programme.path.course import Course
from domain.release.plan import ReleaseId

# A release, and the month in which it finishes: nothing else decides when its benefits begin.
Moment = tuple[ReleaseId, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The numbers of the days on which releases finish, and the yearly amounts that were drawn."""

    days: Mapping[ReleaseId, int]
    amounts: Mapping[BenefitId, Pence]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """What a release brings in each year when its benefits are as likely, and how each that varies moves it.

    `moves` has by how much the years change from the low of a benefit to its high.
    """

    likely: Sequence[Pence]
    moves: Mapping[BenefitId, tuple[Forecast, Sequence[int]]]

    def in_year(self, nth: int, amounts: Mapping[BenefitId, Pence]) -> int:
        # A year is linear in each amount, so that no run needs a table of its own.
        return self.likely[nth] + sum(
            by[nth] * (amounts[id] - told.likely) // (told.high - told.low)
            for id, (told, by) in self.moves.items()
        )


def yearly_benefits(
    course: Course, benefits: Iterable[Benefit], runs: Sequence[Run]
) -> Mapping[int, Sequence[Pence]]:
    """For each financial year, what all benefits come to in each run, by their latest forecasts."""
    groups = _by_release(benefits)
    wanted = [_moments(course, run.days, groups) for run in runs]
    days = {moment: day for each in wanted for moment, day in each.items()}
    parts = {moment: _parts(groups[moment[0]], moment[0], course, day) for moment, day in days.items()}
    years = years_of(part for each in parts.values() for part in each)
    counted = {
        moment: _Counted(
            likely=_in_year(parts[moment], years),
            moves=_moves(groups[moment[0]], moment[0], course, day, years),
        )
        for moment, day in days.items()
    }
    return {
        year: [
            Pence(sum(counted[moment].in_year(nth, run.amounts) for moment in each))
            for each, run in zip(wanted, runs, strict=True)
        ]
        for nth, year in enumerate(years)
    }


def _moves(
    benefits: Sequence[Benefit], release: ReleaseId, course: Course, day: int, years: range
) -> Mapping[BenefitId, tuple[Forecast, Sequence[int]]]:
    found: dict[BenefitId, tuple[Forecast, Sequence[int]]] = {}
    for id, told in ranges_of(benefits).items():
        concerned = [
            each for each in benefits if each.profile and id in (each.profile.id, each.profile.continues)
        ]
        lows, highs = (
            _in_year(_parts([_with(id, annual, each) for each in concerned], release, course, day), years)
            for annual in (told.low, told.high)
        )
        found[id] = told, [high - low for low, high in zip(lows, highs, strict=True)]
    return found


def _with(id: BenefitId, annual: Pence, benefit: Benefit) -> Benefit:
    """The benefit of this id as if its latest forecast were one amount; any other as it is."""
    if benefit.forecast is None or benefit.profile is None or benefit.profile.id != id:
        return benefit
    told = replace(benefit.forecast.forecast, low=annual, likely=annual, high=annual)
    return replace(benefit, forecast=replace(benefit.forecast, forecast=told))


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
