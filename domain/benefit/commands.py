"""What can be asked of a benefit."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.benefit.forecast import Forecast
from domain.benefit.overlap import Claimed
from domain.benefit.profile import BenefitId, BenefitProfile
from domain.identity import Actor, Identity
from domain.money import Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitCommand:
    """What every command to a benefit carries."""

    programme: str
    benefit: BenefitId
    by: Actor
    at: datetime

    @property
    def stream(self) -> str:
        return benefit_stream(self.programme, self.benefit)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBenefit(BenefitCommand):
    """Promise a benefit beside the others of its programme.

    `claimed` is what other benefits in the record claim, and is never believed of a message.
    """

    profile: BenefitProfile
    beside: tuple[BenefitProfile, ...] = ()
    claimed: tuple[Claimed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureBaseline(BenefitCommand):
    """Say what the yearly cost or amount was on a day before anything changed, and how that is known."""

    annual: Pence
    method: str
    measured_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseForecast(BenefitCommand):
    """Expect more or less than before, because of an experiment of its release or of another reason.

    `measured` is what the record knows of the experiment, and is never believed of a message.
    """

    forecast: Forecast
    experiment: str = ""
    reason: str = ""
    measured: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostBenefit(BenefitCommand):
    """Begin to count: the release was signed off at `at`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForMeasurement(BenefitCommand):
    """Ask the owner how much there is, at a review."""

    review: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagLateMeasurement(BenefitCommand):
    """Record that a review has passed without a confirmed measurement."""

    review: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureBenefit(BenefitCommand):
    """Report the annual benefit as it is now or was on a day, in pence, and why it is more or less."""

    review: int
    annual: Pence
    measured_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmMeasurement(BenefitCommand):
    """Confirm what somebody else measured."""

    review: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOffBenefit(BenefitCommand):
    """Say that the benefit will not come."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawBenefit(BenefitCommand):
    """Take the promise back: what was to bring the benefit will not be delivered."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverBenefit(BenefitCommand):
    """Name somebody else who is to answer for the benefit."""

    to: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverBenefit(BenefitCommand):
    """Agree to answer for the benefit from now on."""


AnyBenefitCommand: TypeAlias = (
    RegisterBenefit
    | MeasureBaseline
    | ReviseForecast
    | PostBenefit
    | AskForMeasurement
    | FlagLateMeasurement
    | MeasureBenefit
    | ConfirmMeasurement
    | WriteOffBenefit
    | WithdrawBenefit
    | HandOverBenefit
    | TakeOverBenefit
)


def benefit_stream(programme: str, benefit: str) -> str:
    """Where a benefit is recorded: `benefit-shepway-fom/B-1A`."""
    return f"benefit-{programme}/{benefit}"
