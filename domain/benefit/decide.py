"""What a benefit answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.benefit.baseline import measure_baseline
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
    ReviseForecast,
    TakeOverBenefit,
    WithdrawBenefit,
    WriteOffBenefit,
)
from domain.benefit.events import (
    BenefitEvent,
    BenefitPosted,
    BenefitRegistered,
    BenefitWithdrawn,
    BenefitWrittenOff,
    ForecastRevised,
    MeasurementAsked,
    MeasurementFoundLate,
)
from domain.benefit.handing_over import hand_over, take_over
from domain.benefit.measuring import confirm, measure
from domain.benefit.overlap import overlaps
from domain.benefit.profile import BenefitProfile
from domain.benefit.profile_soundness import profile_faults
from domain.benefit.refusals import (
    BenefitEnded,
    BenefitNotPosted,
    BenefitUnknown,
    ClaimedTwice,
    ForecastImpossible,
    ForecastUnfounded,
    NotTheOwner,
    ProfileNotSound,
    ReviewNotDue,
    WithdrawalReasonMissing,
    WriteOffReasonMissing,
)
from domain.benefit.state import Benefit
from domain.financial_year import quarter_of


def decide(benefit: Benefit, command: AnyBenefitCommand) -> Sequence[BenefitEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    if isinstance(command, RegisterBenefit):
        return _register(benefit, command)
    if benefit.profile is None:
        raise BenefitUnknown(command.benefit)
    match command:
        case MeasureBaseline():
            return measure_baseline(benefit, benefit.profile, command)
        case ReviseForecast():
            return _revise(benefit, benefit.profile, command)
        case PostBenefit():
            return _post(benefit, command)
        case AskForMeasurement():
            return _ask(benefit, benefit.profile, command)
        case FlagLateMeasurement():
            return _flag_late(benefit, command)
        case MeasureBenefit():
            return measure(benefit, benefit.profile, command)
        case ConfirmMeasurement():
            return confirm(benefit, benefit.profile, command)
        case WriteOffBenefit():
            return _write_off(benefit, benefit.profile, command)
        case WithdrawBenefit():
            return _withdraw(benefit, command)
        case HandOverBenefit():
            return hand_over(benefit, benefit.profile, command)
        case TakeOverBenefit():
            return take_over(benefit, benefit.profile, command)
        case _:
            assert_never(command)


def _register(benefit: Benefit, command: RegisterBenefit) -> Sequence[BenefitEvent]:
    if benefit.profile:
        return []
    if faults := tuple(profile_faults(command.profile)):
        raise ProfileNotSound(" ".join(sentence for sentence, _ in faults))
    if twice := tuple(overlaps(command.profile, command.beside, command.claimed)):
        raise ClaimedTwice(" ".join(each.sentence for each in twice))
    return [BenefitRegistered(programme=command.programme, profile=command.profile, at=command.at)]


def _revise(benefit: Benefit, profile: BenefitProfile, command: ReviseForecast) -> Sequence[BenefitEvent]:
    already = benefit.forecast
    said = (command.forecast, command.experiment, command.reason)
    if already and (already.forecast, already.experiment, already.reason) == said:
        return []
    if benefit.has_ended:
        raise BenefitEnded
    if command.by.identity != profile.owner:
        raise NotTheOwner(f"It is {profile.owner.subject}.")
    if not command.forecast.is_possible:
        raise ForecastImpossible
    _require_founded(command)
    return [
        ForecastRevised(
            forecast=command.forecast,
            experiment=command.experiment,
            measured=command.measured,
            reason=command.reason,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _require_founded(command: ReviseForecast) -> None:
    if command.experiment and command.measured is None:
        raise ForecastUnfounded(f"Nothing is measured of the experiment {command.experiment}.")
    if not command.experiment and not command.reason.strip():
        raise ForecastUnfounded


def _post(benefit: Benefit, command: PostBenefit) -> Sequence[BenefitEvent]:
    if benefit.posted or benefit.will_not_come:
        return []
    return [BenefitPosted(quarter=quarter_of(command.at.date()), at=command.at)]


def _ask(benefit: Benefit, profile: BenefitProfile, command: AskForMeasurement) -> Sequence[BenefitEvent]:
    if command.review <= benefit.asked or benefit.has_ended:
        return []
    if benefit.posted is None:
        raise BenefitNotPosted
    if command.review != benefit.asked + 1 or command.review > profile.reviews:
        raise ReviewNotDue(f"Review {command.review}.")
    return [MeasurementAsked(review=command.review, at=command.at)]


def _flag_late(benefit: Benefit, command: FlagLateMeasurement) -> Sequence[BenefitEvent]:
    if command.review in benefit.late or command.review <= benefit.confirmed or benefit.has_ended:
        return []
    if command.review != benefit.asked:
        raise ReviewNotDue(f"Review {command.review}.")
    return [MeasurementFoundLate(review=command.review, at=command.at)]


def _write_off(benefit: Benefit, profile: BenefitProfile, command: WriteOffBenefit) -> Sequence[BenefitEvent]:
    if benefit.written_off:
        return []
    if benefit.has_ended:
        raise BenefitEnded
    if command.by.identity != profile.owner:
        raise NotTheOwner(f"It is {profile.owner.subject}.")
    if not command.reason.strip():
        raise WriteOffReasonMissing
    return [BenefitWrittenOff(reason=command.reason, by=command.by.identity, at=command.at)]


def _withdraw(benefit: Benefit, command: WithdrawBenefit) -> Sequence[BenefitEvent]:
    if benefit.will_not_come:
        return []
    if benefit.realised:
        raise BenefitEnded
    if not command.reason.strip():
        raise WithdrawalReasonMissing
    return [BenefitWithdrawn(reason=command.reason, at=command.at)]
