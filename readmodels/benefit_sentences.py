"""What happened to a benefit, in plain English."""

from typing import assert_never

from domain.benefit.events import (
    BaselineMeasured,
    BenefitEvent,
    BenefitFoundShort,
    BenefitMeasured,
    BenefitOffered,
    BenefitPartRealised,
    BenefitPosted,
    BenefitRealised,
    BenefitRegistered,
    BenefitTakenOver,
    BenefitWithdrawn,
    BenefitWrittenOff,
    ForecastRevised,
    MeasurementAsked,
    MeasurementConfirmed,
    MeasurementFoundLate,
)
from domain.money import pounds
from readmodels.scene import Scene, day, ended


def benefit_sentence(event: BenefitEvent, scene: Scene) -> str:
    """One sentence for each event of a benefit."""
    match event:
        case BenefitRegistered():
            profile = event.profile
            promise = f"{profile.name}, {pounds(profile.annual)} a year from {profile.release}"
            return f"The benefit {profile.id} was promised: {promise}, owned by {scene.name(profile.owner)}."
        case BaselineMeasured():
            was = f"{pounds(event.annual)} a year on {day(event.measured_on)}"
            how = ended(f"The method: {event.method}")
            return f"{scene.name(event.by)} measured the baseline of {scene.benefit}: {was}. {how}"
        case ForecastRevised():
            return _forecast_sentence(event, scene)
        case BenefitPosted():
            return f"{scene.benefit} was posted in {event.quarter}; it counts from the next quarter."
        case MeasurementAsked():
            return f"Review {event.review} of {scene.benefit} began: its owner was asked to measure it."
        case MeasurementFoundLate():
            return f"Review {event.review} of {scene.benefit} is late: no measurement is confirmed."
        case BenefitMeasured():
            measured = f"{pounds(event.annual)} a year at review {event.review}"
            day_said = f", on {day(event.measured_on)}" if event.measured_on else ""
            why = f" {ended(event.reason)}" if event.reason else ""
            return f"{scene.name(event.by)} measured {scene.benefit}: {measured}{day_said}.{why}"
        case MeasurementConfirmed():
            return f"{scene.name(event.by)} confirmed review {event.review} of {scene.benefit}."
        case BenefitFoundShort():
            found = f"{pounds(event.annual)} a year of {pounds(event.expected)} expected"
            return f"Review {event.review} found {scene.benefit} short: {found}."
        case BenefitPartRealised():
            came = f"{pounds(event.annual)} of {pounds(event.promised)} a year"
            return f"{scene.benefit} was realised in part, {came}: {ended(event.reason)}"
        case BenefitRealised():
            return f"{scene.benefit} was realised: {pounds(event.annual)} a year."
        case BenefitWrittenOff():
            return f"{scene.name(event.by)} wrote off {scene.benefit}: {ended(event.reason)}"
        case BenefitWithdrawn():
            return f"{scene.benefit} was withdrawn: {ended(event.reason)}"
        case BenefitOffered():
            return f"{scene.name(event.to)} was asked to take over {scene.benefit}."
        case BenefitTakenOver():
            return f"{scene.name(event.by)} took over {scene.benefit}, and owns it from now on."
        case _:
            assert_never(event)


def _forecast_sentence(event: ForecastRevised, scene: Scene) -> str:
    told = event.forecast
    amounts = f"{pounds(told.likely)} a year"
    if told.low < told.high:
        amounts = f"{amounts}, from {pounds(told.low)} to {pounds(told.high)}"
    tested = f" because of the experiment {event.experiment}" if event.experiment else ""
    by = f"{scene.name(event.by)} forecast {scene.benefit} anew{tested}"
    why = f": {ended(event.reason)}" if event.reason else "."
    return f"{by}, {amounts}, with {told.confidence} confidence{why}"
