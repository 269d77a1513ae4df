"""The benefit that the rules are told about: what release 1A of Shepway saves a year."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypedDict

from domain.benefit.commands import (
    AnyBenefitCommand,
    AskForMeasurement,
    ConfirmMeasurement,
    FlagLateMeasurement,
    HandOverBenefit,
    MeasureBaseline,
    MeasureBenefit,
    PostBenefit,
    RegisterBenefit,
    TakeOverBenefit,
    WriteOffBenefit,
)
from domain.benefit.events import (
    BaselineMeasured,
    BenefitMeasured,
    BenefitPosted,
    BenefitRegistered,
    MeasurementAsked,
    MeasurementConfirmed,
)
from domain.benefit.forecast import Confidence, Forecast
from domain.benefit.profile import BenefitClass, BenefitId, BenefitProfile, StatedMeasurement
from domain.financial_year import Quarter
from domain.identity import Actor
from domain.money import Pence
from domain.release.plan import ReleaseId
from tests.domain.people import ASHA, BEN, CHLOE, DINA, LOCKGATE, NOON

PROGRAMME, B_1A = "shepway-fom", BenefitId("B-1A")
SIGNED_OFF_AT = datetime(2018, 12, 21, 12, tzinfo=UTC)
Q3 = Quarter(year=2018, number=3)
EXPECTED = Pence(397_623_00)

PROFILE = BenefitProfile(
    id=B_1A,
    release=ReleaseId("1A"),
    name="Fewer managers",
    kind=BenefitClass.CASHABLE,
    fund="General Fund",
    annual=EXPECTED,
    fte_hundredths=540,
    owner=BEN.identity,
    confirmers=(CHLOE.identity, BEN.identity),
    planned=Q3,
    reviews=2,
    review_every_months=6,
    baseline=Pence(2_635_811_00),
    baseline_measured=StatedMeasurement(on=date(2017, 10, 2), source="Table of phases."),
)

LESS = Forecast(
    low=Pence(300_000_00),
    likely=Pence(380_000_00),
    high=Pence(400_000_00),
    confidence=Confidence.MEDIUM,
)
FORECASTS = (LESS, replace(LESS, low=LESS.high))


class Asked(TypedDict):
    """What every command to this benefit carries, except who asks."""

    programme: str
    benefit: BenefitId
    at: datetime


ASKED: Asked = {"programme": PROGRAMME, "benefit": B_1A, "at": NOON}

REGISTER = RegisterBenefit(profile=PROFILE, by=ASHA, **ASKED)
REGISTERED = BenefitRegistered(programme=PROGRAMME, profile=PROFILE, at=NOON)
POSTED = BenefitPosted(quarter=Q3, at=SIGNED_OFF_AT)
OWNER, CONFIRMER, STRANGER, ENGINE = BEN, CHLOE, DINA, LOCKGATE


def review_asked(review: int) -> MeasurementAsked:
    return MeasurementAsked(review=review, at=NOON)


def measure(
    review: int = 1, annual: int = EXPECTED, by: Actor = OWNER, *, on: date | None = None, reason: str = ""
) -> MeasureBenefit:
    return MeasureBenefit(review=review, annual=Pence(annual), by=by, measured_on=on, reason=reason, **ASKED)


def measured(review: int = 1, annual: int = EXPECTED, reason: str = "") -> BenefitMeasured:
    return BenefitMeasured(review=review, annual=Pence(annual), by=OWNER.identity, at=NOON, reason=reason)


BASELINE = MeasureBaseline(
    annual=Pence(2_600_000_00), method="Payroll of March.", measured_on=date(2018, 3, 31), by=BEN, **ASKED
)
BASELINE_MEASURED = BaselineMeasured(
    annual=BASELINE.annual,
    method=BASELINE.method,
    measured_on=BASELINE.measured_on,
    by=BEN.identity,
    at=NOON,
)


def confirm(review: int = 1, by: Actor = CONFIRMER) -> ConfirmMeasurement:
    return ConfirmMeasurement(review=review, by=by, **ASKED)


def confirmed(review: int = 1) -> MeasurementConfirmed:
    return MeasurementConfirmed(review=review, by=CONFIRMER.identity, at=NOON)


def realised_way() -> list[AnyBenefitCommand]:
    """A benefit that comes as promised, though its first measurement is late."""
    return [
        REGISTER,
        PostBenefit(by=ENGINE, **ASKED),
        AskForMeasurement(review=1, by=ENGINE, **ASKED),
        FlagLateMeasurement(review=1, by=ENGINE, **ASKED),
        measure(1),
        confirm(1),
        AskForMeasurement(review=2, by=ENGINE, **ASKED),
        measure(2),
        confirm(2),
        WriteOffBenefit(reason="Too late.", by=OWNER, **ASKED),
    ]


def part_realised_way() -> list[AnyBenefitCommand]:
    """A benefit that another owner measures, and that falls short."""
    return [
        REGISTER,
        PostBenefit(by=ENGINE, **ASKED),
        hand_over(to=DINA),
        take_over(by=DINA),
        AskForMeasurement(review=1, by=ENGINE, **ASKED),
        measure(1, annual=100, by=DINA),
        confirm(1),
        AskForMeasurement(review=2, by=ENGINE, **ASKED),
        measure(2, annual=100, by=DINA, reason="A post is kept."),
        confirm(2),
    ]


def hand_over(to: Actor = DINA, by: Actor = OWNER) -> HandOverBenefit:
    return HandOverBenefit(to=to.identity, by=by, **ASKED)


def take_over(by: Actor = DINA) -> TakeOverBenefit:
    return TakeOverBenefit(by=by, **ASKED)


HANDED_OVER = (REGISTER, hand_over(), take_over())
