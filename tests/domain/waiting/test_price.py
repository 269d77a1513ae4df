"""What a day takes from a benefit, and when nobody can say."""

from dataclasses import replace
from datetime import date

import pytest

from domain.benefit.events import BenefitWithdrawn, ForecastRevised
from domain.benefit.profile import BenefitClass, BenefitProfile, Lag, YearlyFigure
from domain.benefit.state import Benefit, fold
from domain.money import Pence
from domain.release.plan import ReleaseId
from domain.waiting.price import (
    COMES_ONCE,
    NO_AMOUNT,
    NO_DAY,
    NOT_FINANCIAL,
    YEARS_STATED,
    Price,
    Range,
    prices,
)
from tests.domain.benefit.scene import LESS, PROFILE, REGISTERED
from tests.domain.people import BEN, NOON

ENDS = {PROFILE.release: date(2018, 12, 21)}
A_YEAR = replace(PROFILE, annual=Pence(365_00))


def of(profile: BenefitProfile) -> Benefit:
    return fold([replace(REGISTERED, profile=profile)])


def price(profile: BenefitProfile) -> Price:
    (found,) = prices([of(profile)], ENDS)
    return found


def test_a_day_costs_a_day_of_what_a_full_year_brings() -> None:
    assert price(A_YEAR).a_day == Range(low=Pence(1_00), likely=Pence(1_00), high=Pence(1_00))


def test_lag_and_ramp_do_not_change_what_a_day_costs() -> None:
    slow = replace(A_YEAR, lag=Lag(least=3, likely=4, most=6), ramp=(25, 50))
    assert price(slow).a_day == price(A_YEAR).a_day


def test_a_forecast_makes_it_a_range() -> None:
    revised = ForecastRevised(
        forecast=LESS, experiment="", measured=None, reason="Pilot.", by=BEN.identity, at=NOON
    )
    (found,) = prices([fold([REGISTERED, revised])], ENDS)
    assert found.a_day == Range(low=Pence(82_191), likely=Pence(104_109), high=Pence(109_589))


def test_waiting_for_a_dis_benefit_spares_it() -> None:
    found = price(replace(A_YEAR, kind=BenefitClass.DIS_BENEFIT))
    assert found.a_day
    assert found.a_day.likely == -1_00


def test_a_day_moves_only_what_begins_with_its_release() -> None:
    """What is stated for 2020/21 begins then, whether the release finishes a day later or not."""
    yearly = (YearlyFigure(year=2018, amount=Pence(73_00)), YearlyFigure(year=2020, amount=Pence(292_00)))
    found = price(replace(A_YEAR, yearly=yearly))
    assert found.a_day
    assert found.a_day.likely == 20


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        (replace(PROFILE, kind=BenefitClass.NON_FINANCIAL, annual=Pence(0)), NOT_FINANCIAL),
        (replace(PROFILE, annual=Pence(0)), NO_AMOUNT),
        (replace(PROFILE, recurring=False), COMES_ONCE),
        (replace(PROFILE, release=ReleaseId("9Z")), NO_DAY),
        (replace(A_YEAR, yearly=(YearlyFigure(year=2022, amount=Pence(365_00)),)), YEARS_STATED),
    ],
    ids=["not financial", "no amount", "comes once", "no day", "stated years"],
)
def test_what_cannot_be_valued_says_why(profile: BenefitProfile, why: str) -> None:
    assert (price(profile).a_day, price(profile).why_not) == (None, why)


def test_what_was_given_up_has_no_price() -> None:
    given_up = fold([REGISTERED, BenefitWithdrawn(reason="Stopped.", at=NOON)])
    assert prices([given_up], ENDS) == ()
