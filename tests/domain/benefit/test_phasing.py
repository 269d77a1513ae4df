"""How much of an annual benefit falls into which year, against the figures that Shepway published."""

from collections.abc import Mapping
from datetime import date

import pytest

from domain.benefit.phasing import annualised, in_year
from domain.financial_year import Quarter, quarter_of, year_name
from domain.money import Pence, pounds

POSTED = {
    "1A": Quarter(year=2018, number=3),
    "1B": Quarter(year=2018, number=3),
    "1C": Quarter(year=2018, number=3),
    "1D": Quarter(year=2018, number=3),
    "2A": Quarter(year=2019, number=1),
    "2B": Quarter(year=2019, number=2),
}
# The document rounds each phase to whole pounds; with these pence every total is the one it printed.
UNROUNDED = {
    "1A": Pence(397_623_29),
    "1B": Pence(56_055_29),
    "1C": Pence(304_528_29),
    "1D": Pence(45_873_29),
    "2A": Pence(746_949_29),
    "2B": Pence(308_599_29),
}
ROUNDED = {release: Pence(annual // 100 * 100) for release, annual in UNROUNDED.items()}


@pytest.mark.parametrize(
    ("year", "printed"), [(2017, "£0"), (2018, "£201,020"), (2019, "£1,518,592"), (2020, "£1,859,629")]
)
def test_shepway_savings_in_year_are_as_published(year: int, printed: str) -> None:
    assert pounds(_total_in_year(UNROUNDED, year)) == printed


@pytest.mark.parametrize(
    ("year", "printed"), [(2018, "£804,080"), (2019, "£1,859,629"), (2020, "£1,859,629")]
)
def test_shepway_yearly_rates_are_as_published(year: int, printed: str) -> None:
    rate = sum(annualised(annual, POSTED[release], year) for release, annual in UNROUNDED.items())
    assert pounds(Pence(rate)) == printed


def test_rounded_phases_stay_within_three_pounds() -> None:
    published = {2018: 201_020_00, 2019: 1_518_592_00, 2020: 1_859_629_00}
    for year, total in published.items():
        assert abs(_total_in_year(ROUNDED, year) - total) <= 3_00


@pytest.mark.parametrize(("number", "quarters"), [(1, 3), (2, 2), (3, 1), (4, 0)])
def test_a_benefit_counts_from_the_next_quarter(number: int, quarters: int) -> None:
    assert in_year(Pence(400), Quarter(year=2018, number=number), 2018) == quarters * 100


def test_nothing_counts_before_the_year_of_posting() -> None:
    assert in_year(Pence(400), Quarter(year=2018, number=1), 2017) == 0
    assert annualised(Pence(400), Quarter(year=2018, number=1), 2017) == 0


def test_the_whole_counts_in_every_later_year() -> None:
    assert in_year(Pence(401), Quarter(year=2018, number=4), 2019) == 401
    assert in_year(Pence(401), Quarter(year=2018, number=4), 2030) == 401


def test_the_yearly_rate_is_reached_in_the_year_of_posting() -> None:
    assert annualised(Pence(400), Quarter(year=2018, number=4), 2018) == 400


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2018, 4, 1), Quarter(year=2018, number=1)),
        (date(2018, 6, 30), Quarter(year=2018, number=1)),
        (date(2018, 7, 1), Quarter(year=2018, number=2)),
        (date(2018, 12, 31), Quarter(year=2018, number=3)),
        (date(2019, 1, 1), Quarter(year=2018, number=4)),
        (date(2019, 3, 31), Quarter(year=2018, number=4)),
    ],
)
def test_quarters_follow_the_financial_year(day: date, quarter: Quarter) -> None:
    assert quarter_of(day) == quarter


def test_each_quarter_starts_where_the_one_before_ends() -> None:
    last = Quarter(year=2018, number=4)
    assert (last.starts, last.following.starts) == (date(2019, 1, 1), date(2019, 4, 1))
    assert quarter_of(last.following.starts) == last.following


def test_a_financial_year_has_a_name() -> None:
    assert [year_name(year) for year in (1999, 2018)] == ["1999/00", "2018/19"]
    assert str(Quarter(year=2018, number=3)) == "Q3 2018/19"


@pytest.mark.parametrize(
    ("amount", "printed"),
    [(0, "£0"), (49, "£0"), (50, "£1"), (-49, "£0"), (-50, "-£1"), (20_102_000, "£201,020")],
)
def test_money_is_rounded_only_for_print(amount: int, printed: str) -> None:
    assert pounds(Pence(amount)) == printed


def _total_in_year(annual: Mapping[str, Pence], year: int) -> Pence:
    return Pence(sum(in_year(amount, POSTED[release], year) for release, amount in annual.items()))
