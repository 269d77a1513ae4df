"""Amounts of benefits vary where their latest forecasts are ranges, and nowhere else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.benefit.events import BenefitWrittenOff, ForecastRevised
from domain.benefit.forecast import Confidence, Forecast
from domain.benefit.profile import BenefitId
from domain.benefit.state import Benefit, fold
from domain.money import Pence
from domain.outlook.amounts import amounts_drawn, ranges_of
from domain.outlook.distribution import Outlook, outlook
from domain.release.plan import ReleaseId
from tests.domain.benefit.scene import PROFILE, REGISTERED
from tests.domain.outlook.test_outlook import BEFORE, drawing, situation
from tests.domain.people import BEN, NOON
from tests.domain.what_if.scene import BENEFITS, R1A, R2A

ON_TIME = (0, 0, 0, 0, 0)
B_1A, B_2A = BenefitId("B-1A"), BenefitId("B-2A")


def told(low: int, likely: int, high: int) -> Forecast:
    return Forecast(low=Pence(low), likely=Pence(likely), high=Pence(high), confidence=Confidence.LOW)


RANGE = told(300_00, 400_00, 800_00)


def expecting(
    forecast: Forecast,
    *,
    id: BenefitId = B_1A,
    release: ReleaseId = R1A,
    continues: BenefitId | None = None,
) -> Benefit:
    profile = replace(PROFILE, id=id, release=release, annual=forecast.likely, continues=continues)
    revised = ForecastRevised(
        forecast=forecast, experiment="", measured=None, reason="Pilot.", by=BEN.identity, at=NOON
    )
    return fold([replace(REGISTERED, profile=profile), revised])


def likely(*benefits: Benefit, seed: int = 7) -> Outlook:
    return outlook(situation(BEFORE), {}, drawing(*ON_TIME, runs=400, seed=seed), benefits)


def test_a_forecast_that_is_a_range_spreads_what_a_full_year_brings() -> None:
    found = likely(expecting(RANGE))

    full = found.benefits[-1].amount
    assert found.varying == (B_1A,)
    assert 300_00 <= full.p10 < full.p50 < full.p90 <= 800_00


def test_one_amount_is_counted_as_it_is() -> None:
    found = likely(*BENEFITS, expecting(told(500_00, 500_00, 500_00)))

    assert found.varying == ()
    assert {each.amount.p10 == each.amount.p90 for each in found.benefits} == {True}


def test_what_was_given_up_does_not_vary() -> None:
    gone = BenefitWrittenOff(reason="No longer.", by=BEN.identity, at=NOON)
    assert ranges_of([replace(expecting(RANGE), written_off=gone)]) == {}


def test_amounts_leave_the_days_as_they_are() -> None:
    delays = drawing(0, 1, 5, 9, 40)
    with_range, without = (
        outlook(situation(BEFORE), {}, delays, benefits) for benefits in ([expecting(RANGE)], BENEFITS)
    )
    assert (with_range.releases, with_range.ends) == (without.releases, without.ends)


def test_a_seed_gives_the_same_amounts() -> None:
    assert likely(expecting(RANGE)) == likely(expecting(RANGE))
    assert likely(expecting(RANGE)) != likely(expecting(RANGE), seed=8)


def test_what_a_benefit_continues_is_counted_once_whatever_is_drawn() -> None:
    """2A's figure includes 1A's: together they come to 2A's, however 1A turns out."""
    whole = told(1_000_00, 1_000_00, 1_000_00)
    found = likely(expecting(RANGE), expecting(whole, id=B_2A, release=R2A, continues=B_1A))

    full = found.benefits[-1].amount
    assert found.varying == (B_1A,)
    assert 1_000_00 - 1 <= full.p10 <= full.p90 <= 1_000_00 + 1


def test_amounts_are_drawn_from_a_triangle() -> None:
    """A triangle from 300 to 800 with its top at 400 has a fifth of itself below the top."""
    drawn = [each[B_1A] for each in amounts_drawn({B_1A: RANGE}, runs=5_000, seed=1)]

    assert 0.18 < sum(each < 400_00 for each in drawn) / len(drawn) < 0.22
    assert abs(sum(drawn) / len(drawn) - 500_00) < 5_00


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), st.integers())
def test_every_amount_lies_within_its_range(low: int, rise: int, fall: int, seed: int) -> None:
    if rise + fall == 0:
        rise = 1
    within = told(low, low + rise, low + rise + fall)
    for each in amounts_drawn({B_1A: within}, runs=5, seed=seed):
        assert within.low <= each[B_1A] <= within.high
