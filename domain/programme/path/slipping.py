"""What slips when a release slips: other releases, and the benefits that come after them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.benefit.phasing import in_year
from domain.benefit.profile import BenefitId, BenefitProfile
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
    affected = tuple(
        _benefit(each, before[each.release].finishes, after[each.release].finishes)
        for each in benefits
        if each.release in before
        and quarter_of(before[each.release].finishes) != quarter_of(after[each.release].finishes)
    )
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


def _benefit(profile: BenefitProfile, before: date, after: date) -> BenefitMoved:
    posted, then = quarter_of(before), quarter_of(after)
    years = range(posted.year, then.year + 1)
    change = {
        year: Pence(in_year(profile.annual, then, year) - in_year(profile.annual, posted, year))
        for year in years
    }
    return BenefitMoved(
        benefit=profile.id,
        release=profile.release,
        fund=profile.fund,
        posted=posted,
        posted_then=then,
        change={year: pence for year, pence in change.items() if pence},
    )
