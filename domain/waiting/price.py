"""What is lost of a benefit with each day by which it begins later, or why nobody can say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.benefit.lines import parts_on
from domain.benefit.parts import Part
from domain.benefit.profile import BenefitClass, BenefitId, BenefitProfile
from domain.benefit.state import Benefit
from domain.benefit.timing import Case, begin_of
from domain.financial_year import quarter_of
from domain.money import NOTHING, Pence
from domain.release.plan import ReleaseId

DAYS_IN_YEAR = 365

NOT_FINANCIAL = "It is not financial, and has no amount."
NO_AMOUNT = "No amount is stated."
COMES_ONCE = "It comes once: later, and not less."
NO_DAY = "Nobody knows when its release will finish."
YEARS_STATED = "Its years are stated, and begin after its release finishes: a day more moves none of them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """An amount as it may turn out: at the least, likely and at the most. A dis-benefit's are negative."""

    low: Pence = NOTHING
    likely: Pence = NOTHING
    high: Pence = NOTHING

    def __add__(self, other: "Range") -> "Range":
        return Range(
            low=Pence(self.low + other.low),
            likely=Pence(self.likely + other.likely),
            high=Pence(self.high + other.high),
        )

    def over(self, seconds: int) -> "Range":
        """What so much a day comes to in so many seconds, in whole pence."""
        return Range(
            low=_over(self.low, seconds), likely=_over(self.likely, seconds), high=_over(self.high, seconds)
        )


NO_RANGE = Range()


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a day takes from one benefit; `why_not` says why it cannot be valued, and `a_day` is None then."""

    benefit: BenefitId
    release: ReleaseId
    fund: str
    a_day: Range | None
    why_not: str = ""


def prices(benefits: Iterable[Benefit], days: Mapping[ReleaseId, date]) -> tuple[Price, ...]:
    """The price of a day for each benefit that was not given up; `days` are those on which releases finish.

    A benefit that begins a day later loses a day of what a full year brings, whatever the lag and ramp. What
    begins in a stated year, after its release, is not moved by a day.
    """
    known = tuple(benefits)
    by_case = {case: _amounts(known, days, case) for case in Case}
    return tuple(
        _price(each.profile, days, [by_case[case].get(each.profile.id, 0) for case in Case])
        for each in known
        if each.profile and not each.will_not_come
    )


def _price(profile: BenefitProfile, days: Mapping[ReleaseId, date], yearly: Sequence[int]) -> Price:
    why_not = next(_why_not(profile, days, yearly), "")
    low, likely, high = sorted(_a_day(amount) for amount in yearly)
    return Price(
        benefit=profile.id,
        release=profile.release,
        fund=", ".join(share.fund for share in profile.shares),
        a_day=None if why_not else Range(low=low, likely=likely, high=high),
        why_not=why_not,
    )


def _why_not(profile: BenefitProfile, days: Mapping[ReleaseId, date], yearly: Sequence[int]) -> Iterator[str]:
    if profile.kind is BenefitClass.NON_FINANCIAL:
        yield NOT_FINANCIAL
    if not profile.recurring:
        yield COMES_ONCE
    if profile.release not in days:
        yield NO_DAY
    if not any(yearly):
        yield YEARS_STATED if profile.yearly and profile.annual else NO_AMOUNT


def _amounts(
    benefits: Sequence[Benefit], days: Mapping[ReleaseId, date], case: Case
) -> Mapping[BenefitId, int]:
    """What a full year comes to of all that a day would move."""
    profiles = {each.profile.id: each.profile for each in benefits if each.profile}
    found: dict[BenefitId, int] = {}
    for part in parts_on(benefits, days, case):
        if _moves(part, profiles[part.benefit], days[part.release], case):
            found[part.benefit] = found.get(part.benefit, 0) + part.amount
    return found


def _moves(part: Part, profile: BenefitProfile, day: date, case: Case) -> bool:
    return part.counts_from == begin_of(profile, quarter_of(day), day, case).counts_from


def _a_day(yearly: int) -> Pence:
    return Pence(abs(yearly) // DAYS_IN_YEAR * (1 if yearly >= 0 else -1))


def _over(a_day: Pence, seconds: int) -> Pence:
    return Pence(abs(a_day) * seconds // 86_400 * (1 if a_day >= 0 else -1))
