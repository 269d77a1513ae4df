"""From which month a benefit counts, and how much of it, by the rule that its profile states."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.benefit.profile import BenefitProfile
from domain.financial_year import Quarter, month_of

MONTHS = 12
QUARTERS = 4
MONTHS_IN_QUARTER = 3
ALL = 100


class Case(StrEnum):
    """The low case takes the longest lag and the lowest forecast, the high case the shortest and highest."""

    LOW = "low"
    LIKELY = "likely"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """The month from which a benefit counts, and the one in which its yearly rate is reached.

    Months are numbered through, from April of the year 0 on.
    """

    counts_from: int
    rate_from: int


def begin_of(profile: BenefitProfile, posted: Quarter, on: date | None, case: Case) -> Begin:
    """When a benefit begins that is posted in a quarter, or on a day of it where that is known.

    Without a lag it counts from the next quarter, and its rate is reached in the quarter itself (S-11). With
    one it counts from the first whole month after it; a quarter alone is taken to its last month.
    """
    last = _last_month(posted)
    if profile.lag is None:
        return Begin(counts_from=last + 1, rate_from=last)
    lag = {Case.LOW: profile.lag.most, Case.LIKELY: profile.lag.likely, Case.HIGH: profile.lag.least}[case]
    counts_from = (month_of(on) if on else last) + lag + 1
    return Begin(counts_from=counts_from, rate_from=counts_from)


def weight(month: int, begins: int, ramp: tuple[int, ...]) -> int:
    """Per cent of the whole that counts in a month."""
    if month < begins:
        return 0
    quarter = (month - begins) // MONTHS_IN_QUARTER
    return ramp[quarter] if quarter < len(ramp) else ALL


def _last_month(quarter: Quarter) -> int:
    return quarter.year * MONTHS + quarter.number * MONTHS_IN_QUARTER - 1
