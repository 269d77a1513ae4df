"""How much a benefit is found to bring, who confirms it, and how that ends it."""

from collections.abc import Iterator, Sequence

from domain.benefit.baseline import require_measured
from domain.benefit.commands import ConfirmMeasurement, MeasureBenefit
from domain.benefit.events import (
    BenefitEvent,
    BenefitFoundShort,
    BenefitMeasured,
    BenefitPartRealised,
    BenefitRealised,
    MeasurementConfirmed,
)
from domain.benefit.profile import BenefitProfile
from domain.benefit.refusals import (
    AlreadyMeasured,
    AmountNegative,
    BenefitEnded,
    BenefitNotPosted,
    ConfirmerIsReporter,
    MeasuredBeforeGoLive,
    MeasurementDayToCome,
    NotAConfirmer,
    NothingToConfirm,
    NotTheOwner,
    ReviewNotDue,
    ShortfallUnexplained,
)
from domain.benefit.state import Benefit
from domain.money import Pence, pounds


def measure(benefit: Benefit, profile: BenefitProfile, command: MeasureBenefit) -> Sequence[BenefitEvent]:
    """That the owner measured the benefit at a review; it may be measured again until it is confirmed.

    :raises Rejected: when it is not that review's turn, not theirs to measure, or cannot be so.
    """
    measured = BenefitMeasured(
        review=command.review,
        annual=command.annual,
        by=command.by.identity,
        at=command.at,
        measured_on=command.measured_on,
        reason=command.reason,
    )
    if benefit.measured and _said(benefit.measured) == _said(measured):
        return []
    _require_review(benefit, command.review)
    if command.by.identity != profile.owner:
        raise NotTheOwner(f"It is {profile.owner.subject}.")
    if command.annual < 0:
        raise AmountNegative
    _require_day(benefit, command)
    return [measured]


def confirm(benefit: Benefit, profile: BenefitProfile, command: ConfirmMeasurement) -> Sequence[BenefitEvent]:
    """That somebody else confirmed a measurement, that it is short, and with the last review the end.

    :raises Rejected: when there is nothing to confirm, it is not theirs to do, or less came for no reason.
    """
    if command.review <= benefit.confirmed:
        return []
    _require_review(benefit, command.review)
    measured = benefit.measured
    if measured is None or measured.review != command.review:
        raise NothingToConfirm
    if command.by.identity == measured.by:
        raise ConfirmerIsReporter
    if command.by.identity not in profile.confirmers:
        raise NotAConfirmer
    confirmed = MeasurementConfirmed(review=command.review, by=command.by.identity, at=command.at)
    told = [confirmed, *_short(benefit, profile, measured, command)]
    if command.review < profile.reviews:
        return told
    require_measured(benefit, profile)
    return [*told, _end(profile, measured, command)]


def _said(measured: BenefitMeasured) -> tuple[object, ...]:
    return measured.review, measured.annual, measured.by, measured.measured_on, measured.reason


def _require_day(benefit: Benefit, command: MeasureBenefit) -> None:
    day = command.measured_on
    if day is None:
        return
    if day > command.at.date():
        raise MeasurementDayToCome(f"{day} is after {command.at.date()}.")
    if benefit.posted_on and day < benefit.posted_on:
        raise MeasuredBeforeGoLive(f"It was signed off on {benefit.posted_on}, and this is of {day}.")


def _short(
    benefit: Benefit, profile: BenefitProfile, measured: BenefitMeasured, command: ConfirmMeasurement
) -> Iterator[BenefitEvent]:
    expected = _least_expected(benefit, profile)
    if _falls_short(profile, measured.annual, expected):
        yield BenefitFoundShort(
            review=command.review, annual=measured.annual, expected=expected, at=command.at
        )


def _end(profile: BenefitProfile, measured: BenefitMeasured, command: ConfirmMeasurement) -> BenefitEvent:
    if not _falls_short(profile, measured.annual, profile.annual):
        return BenefitRealised(annual=measured.annual, at=command.at)
    if not measured.reason.strip():
        raise ShortfallUnexplained(f"{pounds(measured.annual)} of {pounds(profile.annual)} a year came.")
    return BenefitPartRealised(
        annual=measured.annual, promised=profile.annual, reason=measured.reason, at=command.at
    )


def _least_expected(benefit: Benefit, profile: BenefitProfile) -> Pence:
    if benefit.forecast is None:
        return profile.annual
    told = benefit.forecast.forecast
    return told.high if profile.kind.sign < 0 else told.low


def _falls_short(profile: BenefitProfile, annual: Pence, of: Pence) -> bool:
    """Less than this much; of a dis-benefit, more."""
    return profile.kind.sign * (annual - of) < 0


def _require_review(benefit: Benefit, review: int) -> None:
    if benefit.posted is None:
        raise BenefitNotPosted
    if benefit.has_ended:
        raise BenefitEnded
    if review <= benefit.confirmed:
        raise AlreadyMeasured
    if review != benefit.asked:
        raise ReviewNotDue(f"Review {review}.")
