"""What can have happened to a benefit."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.benefit.forecast import Forecast
from domain.benefit.profile import BenefitProfile
from domain.financial_year import Quarter
from domain.identity import Identity
from domain.money import Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitRegistered:
    """A programme promised this benefit."""

    programme: str
    profile: BenefitProfile
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineMeasured:
    """Somebody measured the yearly cost or amount as it was before anything changed, in pence."""

    annual: Pence
    method: str
    measured_on: date

    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRevised:
    """More or less is expected than before, because of what an experiment measured, or of another reason.

    What was promised at first stays in the profile.
    """

    forecast: Forecast
    experiment: str
    measured: int | None
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitPosted:
    """Its release was signed off in this quarter; it counts from the next."""

    quarter: Quarter
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementAsked:
    """The owner was asked how much there is now."""

    review: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementFoundLate:
    """Nobody had measured and confirmed the benefit in time for a review."""

    review: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitMeasured:
    """Somebody reported the annual benefit as it was on a day, in pence, and why it is more or less.

    Without a day it was that of the report.
    """

    review: int
    annual: Pence
    by: Identity
    at: datetime
    measured_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementConfirmed:
    """Somebody other than the reporter confirmed the measurement of a review."""

    review: int
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitFoundShort:
    """A confirmed measurement fell short of what was expected, in pence: the low end of a range."""

    review: int
    annual: Pence
    expected: Pence
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitRealised:
    """The last review confirmed this much a year, in pence; what was promised stands in the profile."""

    annual: Pence
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitPartRealised:
    """The last review confirmed less than was promised, and why; no more is expected."""

    annual: Pence
    promised: Pence
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitWrittenOff:
    """The benefit will not come."""

    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitWithdrawn:
    """The promise was taken back, since what was to bring the benefit will not be delivered."""

    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitOffered:
    """Somebody else is to answer for the benefit from now on; until they agree, its owner does."""

    to: Identity
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitTakenOver:
    """They agreed: this is its owner now."""

    by: Identity
    at: datetime


BenefitEvent: TypeAlias = (
    BenefitRegistered
    | BaselineMeasured
    | ForecastRevised
    | BenefitPosted
    | MeasurementAsked
    | MeasurementFoundLate
    | BenefitMeasured
    | MeasurementConfirmed
    | BenefitFoundShort
    | BenefitRealised
    | BenefitPartRealised
    | BenefitWrittenOff
    | BenefitWithdrawn
    | BenefitOffered
    | BenefitTakenOver
)
