"""What falls due next for a benefit, when nobody does anything."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from domain.benefit.state import Benefit

MONTHS_TO_ANSWER = 1


class BenefitDuty(StrEnum):
    """What Lockgate does by itself for a benefit."""

    ASK = "ask"
    FLAG_LATE = "flag-late"


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitAlarm:
    """A duty, the review that it is about, and when it falls due."""

    duty: BenefitDuty
    review: int
    at: datetime


def next_alarm(benefit: Benefit) -> BenefitAlarm | None:
    """The next duty; None when the benefit has ended, is not posted, or only people are awaited.

    Reviews are counted in months from the first day on which the benefit counts (S-11); a review that is
    not measured and confirmed a month later is late.
    """
    if benefit.posted is None or benefit.has_ended or benefit.profile is None:
        return None
    counts_from, every = benefit.posted.following.starts, benefit.profile.review_every_months
    if benefit.asked == benefit.confirmed:
        review = benefit.asked + 1
        return BenefitAlarm(
            duty=BenefitDuty.ASK, review=review, at=_months_after(counts_from, review * every)
        )
    if benefit.asked in benefit.late:
        return None
    late_from = _months_after(counts_from, benefit.asked * every + MONTHS_TO_ANSWER)
    return BenefitAlarm(duty=BenefitDuty.FLAG_LATE, review=benefit.asked, at=late_from)


def _months_after(first_of_month: date, months: int) -> datetime:
    month = first_of_month.month - 1 + months
    return datetime(first_of_month.year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
