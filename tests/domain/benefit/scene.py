"""The benefit that the rules are told about: what release 1A of Shepway saves a year."""

from datetime import UTC, datetime
from typing import TypedDict

from domain.benefit.commands import (
    ConfirmMeasurement,
    HandOverBenefit,
    MeasureBenefit,
    RegisterBenefit,
    TakeOverBenefit,
)
from domain.benefit.events import (
    BenefitMeasured,
    BenefitPosted,
    BenefitRegistered,
    MeasurementAsked,
    MeasurementConfirmed,
)
from domain.benefit.profile import BenefitClass, BenefitId, BenefitProfile
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
)


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


def measure(review: int = 1, annual: int = EXPECTED, by: Actor = OWNER) -> MeasureBenefit:
    return MeasureBenefit(review=review, annual=Pence(annual), by=by, **ASKED)


def measured(review: int = 1, annual: int = EXPECTED) -> BenefitMeasured:
    return BenefitMeasured(review=review, annual=Pence(annual), by=OWNER.identity, at=NOON)


def confirm(review: int = 1, by: Actor = CONFIRMER) -> ConfirmMeasurement:
    return ConfirmMeasurement(review=review, by=by, **ASKED)


def confirmed(review: int = 1) -> MeasurementConfirmed:
    return MeasurementConfirmed(review=review, by=CONFIRMER.identity, at=NOON)


def hand_over(to: Actor = DINA, by: Actor = OWNER) -> HandOverBenefit:
    return HandOverBenefit(to=to.identity, by=by, **ASKED)


def take_over(by: Actor = DINA) -> TakeOverBenefit:
    return TakeOverBenefit(by=by, **ASKED)


HANDED_OVER = (REGISTER, hand_over(), take_over())
