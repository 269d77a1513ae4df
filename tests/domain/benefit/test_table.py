"""What benefits amount to along each axis, and that every table tells the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.benefit.events import BenefitPosted, BenefitRegistered, BenefitWrittenOff
from domain.benefit.lines import Basis, parts
from domain.benefit.parts import years_of
from domain.benefit.phasing import annualised, in_year
from domain.benefit.profile import (
    BenefitClass,
    BenefitId,
    BenefitProfile,
    FundShare,
    Lag,
    Reading,
    YearlyFigure,
)
from domain.benefit.profile_soundness import profile_faults
from domain.benefit.state import Benefit, fold
from domain.benefit.table import AmountTable, Axis, Measure, tabulated
from domain.benefit.timing import Case
from domain.financial_year import Quarter
from domain.money import Pence
from domain.release.plan import ReleaseId
from tests.domain.benefit.scene import OWNER, PROFILE
from tests.domain.people import NOON

Q1, Q3, Q4 = (Quarter(year=2018, number=number) for number in (1, 3, 4))
SPLIT = (FundShare(fund="General Fund", amount=Pence(300)), FundShare(fund="HRA", amount=Pence(100)))


def promised(*profiles: BenefitProfile) -> list[Benefit]:
    return [fold([BenefitRegistered(programme="p", profile=profile, at=NOON)]) for profile in profiles]


def profile(**said: Any) -> BenefitProfile:
    return replace(PROFILE, **{"annual": Pence(400), "planned": Q3, **said})


def table(
    benefits: Sequence[Benefit],
    measure: Measure,
    axis: Axis = Axis.YEAR,
    *,
    basis: Basis = Basis.PLANNED,
    case: Case = Case.LIKELY,
    years: range | None = None,
) -> AmountTable:
    found = parts(benefits, basis, case)
    return tabulated(found, years or years_of(found), measure, axis)


def by_year(benefits: Sequence[Benefit], measure: Measure, case: Case = Case.LIKELY) -> dict[str, int]:
    told = table(benefits, measure, case=case)
    return dict(zip(told.periods, told.total.amounts, strict=True))


def test_a_benefit_counts_from_the_quarter_after_sign_off() -> None:
    assert by_year(promised(profile()), Measure.IN_YEAR) == {"2018": 100, "2019": 400}
    assert by_year(promised(profile()), Measure.ANNUALISED) == {"2018": 400, "2019": 400}
    assert by_year(promised(profile()), Measure.INCREMENTAL) == {"2018": 400, "2019": 0}
    assert by_year(promised(profile()), Measure.CUMULATIVE) == {"2018": 100, "2019": 500}


def test_yearly_increments_recur_and_their_impact_is_the_running_sum_of_the_running_sum() -> None:
    yearly = tuple(
        YearlyFigure(year=year, amount=Pence(amount)) for year, amount in ((2019, 100), (2020, 300))
    )
    surrey = promised(profile(yearly=yearly))
    assert by_year(surrey, Measure.INCREMENTAL) == {"2019": 100, "2020": 300}
    assert by_year(surrey, Measure.ANNUALISED) == {"2019": 100, "2020": 400}
    assert by_year(surrey, Measure.CUMULATIVE) == {"2019": 100, "2020": 500}


def test_a_cumulative_figure_adds_what_it_exceeds_the_one_before_by() -> None:
    yearly = tuple(
        YearlyFigure(year=year, amount=Pence(amount)) for year, amount in ((2019, 100), (2020, 400))
    )
    read = promised(profile(yearly=yearly, reading=Reading.CUMULATIVE))
    assert by_year(read, Measure.INCREMENTAL) == {"2019": 100, "2020": 300}


def test_a_cumulative_figure_may_include_that_of_another_benefit() -> None:
    first = profile(id=BenefitId("B1"), yearly=(YearlyFigure(year=2019, amount=Pence(400)),))
    second = replace(
        first,
        id=BenefitId("B2"),
        annual=Pence(1000),
        yearly=(YearlyFigure(year=2020, amount=Pence(1000)),),
        reading=Reading.CUMULATIVE,
        continues=BenefitId("B1"),
    )
    assert by_year(promised(first, second), Measure.ANNUALISED) == {"2019": 400, "2020": 1000}


def test_an_increment_waits_for_sign_off() -> None:
    late = profile(yearly=(YearlyFigure(year=2017, amount=Pence(400)),))
    assert by_year(promised(late), Measure.IN_YEAR) == {"2018": 100, "2019": 400}


def test_a_lag_is_a_range_and_takes_the_longest_in_the_low_case() -> None:
    lagged = promised(profile(annual=Pence(1200), lag=Lag(least=0, likely=3, most=12)))
    assert by_year(lagged, Measure.IN_YEAR, Case.HIGH)["2018"] == 300
    assert by_year(lagged, Measure.IN_YEAR, Case.LIKELY) == {"2019": 1200}
    assert by_year(lagged, Measure.IN_YEAR, Case.LOW) == {"2019": 300, "2020": 1200}


def test_a_lag_runs_from_the_month_of_sign_off() -> None:
    registered = BenefitRegistered(
        programme="p", profile=profile(annual=Pence(1200), lag=Lag(least=3, likely=3, most=3)), at=NOON
    )
    posted = BenefitPosted(quarter=Q1, at=datetime(2018, 4, 20, tzinfo=UTC))
    told = table([fold([registered, posted])], Measure.IN_YEAR, Axis.QUARTER, basis=Basis.ACTUAL)
    assert (told.periods[1], told.total.amounts[1]) == ("Q2 2018/19", 200)


def test_a_ramp_rises_by_quarter() -> None:
    told = table(promised(profile(ramp=(25, 50, 100))), Measure.IN_YEAR, Axis.QUARTER)
    assert told.total.amounts[3:7] == (25, 50, 100, 100)


def test_what_comes_once_has_no_yearly_rate() -> None:
    once = promised(profile(recurring=False))
    assert by_year(once, Measure.IN_YEAR) == {"2018": 400, "2019": 0}
    assert by_year(once, Measure.ANNUALISED) == {"2018": 0, "2019": 0}
    assert by_year(promised(profile(recurring=False, planned=Q4)), Measure.IN_YEAR)["2019"] == 400


def test_a_dis_benefit_takes_away() -> None:
    worse = profile(id=BenefitId("D"), kind=BenefitClass.DIS_BENEFIT)
    assert set(by_year(promised(profile(), worse), Measure.CUMULATIVE).values()) == {0}


def test_each_fund_gets_its_share_of_a_full_year() -> None:
    told = table(promised(profile(funds=SPLIT)), Measure.IN_YEAR, Axis.FUND)
    assert [(row.of, row.amounts) for row in told.rows] == [("General Fund", (75, 300)), ("HRA", (25, 100))]


def test_what_was_given_up_counts_as_planned_only() -> None:
    over = BenefitWrittenOff(reason="The posts stay.", by=OWNER.identity, at=NOON)
    benefit = fold([BenefitRegistered(programme="p", profile=profile(), at=NOON), over])
    assert table([benefit], Measure.IN_YEAR).total.whole == 500
    assert parts([benefit], Basis.FORECAST) == parts([benefit], Basis.ACTUAL) == ()


PENCE = st.integers(min_value=0, max_value=10**9)
QUARTERS = st.builds(Quarter, year=st.integers(2016, 2020), number=st.integers(1, 4))


@st.composite
def profiles(draw: st.DrawFn) -> BenefitProfile:
    shares = draw(st.lists(PENCE, min_size=1, max_size=3))
    annual = Pence(sum(shares))
    cuts = sorted(draw(st.lists(st.integers(0, annual), max_size=2)))
    steps = [high - low for low, high in zip([0, *cuts], [*cuts, annual], strict=True)]
    lag = draw(st.none() | st.lists(st.integers(0, 14), min_size=3, max_size=3).map(sorted))
    stated = draw(st.booleans())
    made = replace(
        PROFILE,
        id=BenefitId(draw(st.uuids()).hex),
        release=ReleaseId(draw(st.sampled_from(["1A", "1B", "2A"]))),
        kind=draw(st.sampled_from([BenefitClass.CASHABLE, BenefitClass.DIS_BENEFIT])),
        annual=annual,
        planned=draw(QUARTERS),
        funds=tuple(FundShare(fund=f"F{nth}", amount=Pence(each)) for nth, each in enumerate(shares)),
        recurring=stated or draw(st.booleans()),
        yearly=tuple(YearlyFigure(year=2018 + nth, amount=Pence(each)) for nth, each in enumerate(steps))
        if stated
        else (),
        lag=Lag(least=lag[0], likely=lag[1], most=lag[2]) if lag else None,
    )
    ramp = tuple(sorted(draw(st.lists(st.integers(0, 100), max_size=3)))) if made.recurring else ()
    return replace(made, ramp=ramp)


@given(st.lists(profiles(), max_size=4), st.sampled_from(Measure), st.sampled_from(Axis))
def test_a_table_adds_up_along_every_axis(made: list[BenefitProfile], measure: Measure, axis: Axis) -> None:
    found = parts(promised(*made))
    told = tabulated(found, years_of(found), measure, axis)
    whole = tabulated(found, years_of(found), measure, Axis.YEAR).total
    assert told.total.whole == whole.whole
    for nth in range(len(told.periods)):
        assert sum(row.amounts[nth] for row in told.rows) == told.total.amounts[nth]
    if axis is not Axis.QUARTER:
        assert told.total.amounts == whole.amounts
    elif measure.adds_up:
        quarters = told.total.amounts
        assert tuple(sum(quarters[at : at + 4]) for at in range(0, len(quarters), 4)) == whole.amounts
    else:
        assert told.total.amounts[3::4] == whole.amounts


@given(st.lists(profiles(), max_size=4), st.sampled_from(Measure))
def test_no_benefit_is_counted_twice(made: list[BenefitProfile], measure: Measure) -> None:
    together = parts(promised(*made))
    years = years_of(together)
    alone = [tabulated(parts(promised(each)), years, measure, Axis.YEAR).total.amounts for each in made]
    told = tabulated(together, years, measure, Axis.YEAR).total.amounts
    assert told == tuple(map(sum, zip(*alone, strict=True)))


@given(profiles(), st.sampled_from([Measure.IN_YEAR, Measure.ANNUALISED, Measure.CUMULATIVE]))
def test_a_shorter_lag_never_brings_less(made: BenefitProfile, measure: Measure) -> None:
    made = replace(made, kind=BenefitClass.CASHABLE, recurring=True)
    benefits, years = promised(made), range(2015, 2026)
    low, likely, high = (table(benefits, measure, case=case, years=years).total.amounts for case in Case)
    assert all(a <= b <= c for a, b, c in zip(low, likely, high, strict=True))


@given(PENCE, QUARTERS)
def test_a_plain_annual_amount_is_phased_as_ever(annual: Pence, planned: Quarter) -> None:
    benefits = promised(replace(PROFILE, annual=annual, planned=planned))
    years = range(2015, 2024)
    counted = table(benefits, Measure.IN_YEAR, years=years).total.amounts
    rates = table(benefits, Measure.ANNUALISED, years=years).total.amounts
    assert counted == tuple(in_year(annual, planned, year) for year in years)
    assert rates == tuple(annualised(annual, planned, year) for year in years)


@given(profiles())
def test_all_of_these_profiles_are_sound(made: BenefitProfile) -> None:
    assert list(profile_faults(made)) == []


@pytest.mark.parametrize(
    ("wrong", "saying"),
    [
        ({"annual": Pence(-1)}, "negative"),
        ({"funds": SPLIT[:1]}, "add up to 300 pence, and the whole is 400"),
        ({"funds": (*SPLIT, replace(SPLIT[0], amount=Pence(0)))}, "General Fund is there twice"),
        ({"funds": (replace(SPLIT[0], amount=Pence(-1)),)}, "negative"),
        ({"kind": BenefitClass.NON_FINANCIAL}, "not financial"),
        ({"yearly": (YearlyFigure(year=2018, amount=Pence(1)),)}, "come to 1 pence, and a full year to 400"),
        ({"yearly": (YearlyFigure(year=2018, amount=Pence(200)),) * 2}, "once each"),
        ({"yearly": (YearlyFigure(year=2018, amount=Pence(400)),), "recurring": False}, "no yearly figures"),
        ({"continues": BenefitId("B")}, "single cumulative figure"),
        ({"lag": Lag(least=3, likely=2, most=6)}, "rises from the least"),
        ({"ramp": (101,)}, "0 to 100"),
        ({"ramp": (50, 25)}, "rises from quarter"),
        ({"ramp": (50,), "recurring": False}, "no ramp"),
        ({"claims": ("post 12",)}, "overlap group"),
        ({"claims": ("post 12", "post 12"), "overlap_group": "posts"}, "twice"),
        ({"baseline": None}, "no baseline"),
        ({"fte_hundredths": -1}, "Posts"),
        ({"reviews": 0}, "at least one"),
    ],
)
def test_a_profile_is_one_that_can_be(wrong: dict[str, Any], saying: str) -> None:
    sentences = [sentence for sentence, _ in profile_faults(profile(**wrong))]
    assert any(saying in sentence for sentence in sentences), sentences
