"""How more or less is expected of a benefit than was promised."""

from dataclasses import replace

import pytest

from domain.benefit.commands import ReviseForecast
from domain.benefit.events import BenefitRealised, ForecastRevised
from domain.benefit.forecast import Forecast
from domain.benefit.refusals import (
    BenefitEnded,
    BenefitUnknown,
    ForecastImpossible,
    ForecastUnfounded,
    NotTheOwner,
)
from domain.benefit.state import fold
from domain.money import Pence
from tests.domain.benefit.scene import ASKED, CONFIRMER, EXPECTED, LESS, OWNER, POSTED, REGISTERED
from tests.domain.people import LATER, NOON
from tests.domain.spec import BENEFIT

WHY = "Calls are shorter."
REVISE = ReviseForecast(forecast=LESS, reason=WHY, by=OWNER, **ASKED)
TESTED = ReviseForecast(forecast=LESS, experiment="T-1", measured=59, by=OWNER, **ASKED)
REVISED = ForecastRevised(forecast=LESS, experiment="", measured=None, reason=WHY, by=OWNER.identity, at=NOON)


def test_its_owner_forecasts_a_benefit_anew_with_a_reason() -> None:
    BENEFIT.given(REGISTERED).when(REVISE).then(REVISED)


def test_what_an_experiment_measured_feeds_the_forecast() -> None:
    BENEFIT.given(REGISTERED).when(TESTED).then(replace(REVISED, experiment="T-1", measured=59, reason=""))


def test_an_experiment_that_measured_nothing_feeds_no_forecast() -> None:
    BENEFIT.given(REGISTERED).when(replace(TESTED, measured=None, reason=WHY)).then_refused(
        ForecastUnfounded, saying="Nothing is measured of the experiment T-1."
    )


def test_a_forecast_is_founded_on_something() -> None:
    BENEFIT.given(REGISTERED).when(replace(REVISE, reason=" ")).then_refused(ForecastUnfounded)


def test_the_same_forecast_is_kept_once() -> None:
    BENEFIT.given(REGISTERED, REVISED).when(replace(REVISE, at=LATER)).then_nothing()


@pytest.mark.parametrize(
    "forecast",
    [
        replace(LESS, low=Pence(-1)),
        replace(LESS, low=Pence(LESS.likely + 1)),
        replace(LESS, high=Pence(LESS.likely - 1)),
    ],
)
def test_a_forecast_is_one_that_can_be(forecast: Forecast) -> None:
    BENEFIT.given(REGISTERED).when(replace(REVISE, forecast=forecast)).then_refused(ForecastImpossible)


def test_nobody_but_the_owner_forecasts() -> None:
    BENEFIT.given(REGISTERED).when(replace(REVISE, by=CONFIRMER)).then_refused(NotTheOwner)


def test_a_benefit_that_has_ended_is_not_forecast() -> None:
    realised = BenefitRealised(annual=EXPECTED, at=NOON)
    BENEFIT.given(REGISTERED, POSTED, realised).when(REVISE).then_refused(BenefitEnded)


def test_an_unknown_benefit_is_not_forecast() -> None:
    BENEFIT.given().when(REVISE).then_refused(BenefitUnknown)


def test_what_was_promised_stays_beside_the_latest_forecast() -> None:
    benefit = fold([REGISTERED, REVISED])
    assert benefit.profile
    assert benefit.forecast
    assert (benefit.profile.annual, benefit.forecast.forecast.likely) == (EXPECTED, LESS.likely)
