"""What slips when a release slips: other releases, and the benefits that come after them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.benefit.parts import Line, Part, parts_of, with_what_they_continue, years_of
from domain.benefit.profile import BenefitId, BenefitProfile
from domain.benefit.table import Axis, Measure, tabulated
from domain.benefit.timing import Case, begin_of
from domain.calendar import Calendar
from domain.financial_year import Quarter, quarter_of
from domain.money import Pence
from domain.programme.path.forecast import Forecast, Situation, forecast
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A release that finishes later, and by how many working days."""

    release: ReleaseId
    starts: date
    starts_then: date
    finishes: date
    finishes_then: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitMoved:
    """A benefit that counts from a later quarter, and what that takes from each financial year it touches."""

    benefit: BenefitId
    release: ReleaseId
    fund: str
    posted: Quarter
    posted_then: Quarter
    change: Mapping[int, Pence]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Everything that moves; `change` is what all benefits together lose in each financial year."""

    releases: tuple[Moved, ...]
    benefits: tuple[BenefitMoved, ...]
    change: Mapping[int, Pence]
    finishes: date | None
    finishes_then: date | None


def slip(
    situation: Situation, release: ReleaseId, days: int, benefits: Iterable[BenefitProfile] = ()
) -> Slip:
    """What moves when a release takes so many working days more than it is expected to now."""
    before = {each.release: each for each in forecast(situation)}
    after = {each.release: each for each in forecast(situation, {release: days})}
    moved = tuple(
        _moved(before[each], after[each], situation.calendar)
        for each in before
        if before[each].finishes != after[each].finishes
    )
    affected = tuple(_benefits(tuple(benefits), before, after))
    years = sorted({year for each in affected for year in each.change})
    return Slip(
        releases=moved,
        benefits=affected,
        change={year: Pence(sum(each.change.get(year, 0) for each in affected)) for year in years},
        finishes=max((each.finishes for each in before.values()), default=None),
        finishes_then=max((each.finishes for each in after.values()), default=None),
    )


def _moved(before: Forecast, after: Forecast, calendar: Calendar) -> Moved:
    return Moved(
        release=before.release,
        starts=before.starts,
        starts_then=after.starts,
        finishes=before.finishes,
        finishes_then=after.finishes,
        days=calendar.days_between(before.finishes, after.finishes),
    )


def _benefits(
    profiles: Sequence[BenefitProfile],
    before: Mapping[ReleaseId, Forecast],
    after: Mapping[ReleaseId, Forecast],
) -> Iterator[BenefitMoved]:
    """The benefits that come in another quarter, or in another month after their lag."""
    parts, then = _by_benefit(profiles, before), _by_benefit(profiles, after)
    for profile in profiles:
        if profile.release not in before:
            continue
        change = _change(parts[profile.id], then[profile.id])
        posted, posted_then = (quarter_of(each[profile.release].finishes) for each in (before, after))
        if change or posted != posted_then:
            yield BenefitMoved(
                benefit=profile.id,
                release=profile.release,
                fund=", ".join(share.fund for share in profile.shares),
                posted=posted,
                posted_then=posted_then,
                change=change,
            )


def _by_benefit(
    profiles: Sequence[BenefitProfile], found: Mapping[ReleaseId, Forecast]
) -> Mapping[BenefitId, Sequence[Part]]:
    """What each benefit promises, posted on the day on which its release finishes."""
    days = {id: each.finishes for id, each in found.items()}
    lines = (
        Line(
            profile=profile,
            annual=profile.annual,
            begin=begin_of(profile, quarter_of(days[profile.release]), days[profile.release], Case.LIKELY),
        )
        for profile in profiles
        if profile.release in days
    )
    return {line.profile.id: tuple(parts_of(line)) for line in with_what_they_continue(lines)}


def _change(parts: Sequence[Part], then: Sequence[Part]) -> Mapping[int, Pence]:
    years = years_of((*parts, *then))
    amounts, amounts_then = (
        tabulated(each, years, Measure.IN_YEAR, Axis.YEAR).total.amounts for each in (parts, then)
    )
    changes = zip(years, amounts, amounts_then, strict=True)
    return {year: Pence(after - before) for year, before, after in changes if after != before}
