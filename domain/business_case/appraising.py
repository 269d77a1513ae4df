"""Whether a business case pays: its costs and benefits as worth in a base year, and when it has paid back."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from domain.business_case.discounting import DiscountSeries
from domain.money import NOTHING, Pence

MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAppraised:
    """What a year costs and brings, as it is and as it is worth in the base year, and all up to it."""

    year: int
    cost: Pence
    benefit: Pence
    cumulative_cost: Pence
    cumulative_benefit: Pence
    present_cost: Pence
    present_benefit: Pence

    @property
    def cumulative_net(self) -> Pence:
        return Pence(self.cumulative_benefit - self.cumulative_cost)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """What a case comes to by its last year; `present` amounts are in the worth of the base year.

    `break_even` is the year from which the benefits so far are never again below the costs so far; None when
    that does not happen by the last year. `payback_months` counts up to there from the first year with a
    cost, as if each year's amounts came evenly.
    """

    base_year: int
    to_year: int
    years: tuple[YearAppraised, ...]
    cost: Pence
    benefit: Pence
    present_cost: Pence
    present_benefit: Pence
    break_even: int | None
    payback_months: int | None

    @property
    def net(self) -> Pence:
        """What is left as it is, not discounted."""
        return Pence(self.benefit - self.cost)

    @property
    def net_present_value(self) -> Pence:
        return Pence(self.present_benefit - self.present_cost)


def appraise(
    costs: Mapping[int, Pence],
    benefits: Mapping[int, Pence],
    series: DiscountSeries,
    *,
    base_year: int,
    to_year: int,
) -> Appraisal:
    """The appraisal of what each year costs and brings, up to a year; no amount is rounded but at its end.

    :raises Rejected: when an amount falls before the base year, or further away than the series goes.
    """
    first = min((base_year, *costs, *benefits))
    in_all = range(first, to_year + 1)
    years = _years(costs, benefits, series, base_year, in_all)
    break_even = _break_even(years)
    return Appraisal(
        base_year=base_year,
        to_year=to_year,
        years=years,
        cost=years[-1].cumulative_cost if years else NOTHING,
        benefit=years[-1].cumulative_benefit if years else NOTHING,
        present_cost=present_value(costs, series, base_year=base_year, to_year=to_year),
        present_benefit=present_value(benefits, series, base_year=base_year, to_year=to_year),
        break_even=break_even,
        payback_months=_payback(years, break_even),
    )


def present_value(
    amounts: Mapping[int, Pence], series: DiscountSeries, *, base_year: int, to_year: int
) -> Pence:
    """What amounts up to a year are worth in the base year together, rounded once, half a penny up.

    :raises Rejected: when one falls before the base year, or further away than the series goes.
    """
    worth = (
        amount * series.factor(year - base_year)
        for year, amount in amounts.items()
        if amount and year <= to_year
    )
    return _rounded(sum(worth, Fraction(0)))


def _years(
    costs: Mapping[int, Pence],
    benefits: Mapping[int, Pence],
    series: DiscountSeries,
    base_year: int,
    in_all: range,
) -> tuple[YearAppraised, ...]:
    found: list[YearAppraised] = []
    so_far_cost = so_far_benefit = NOTHING
    for year in in_all:
        cost, benefit = costs.get(year, NOTHING), benefits.get(year, NOTHING)
        so_far_cost, so_far_benefit = Pence(so_far_cost + cost), Pence(so_far_benefit + benefit)
        found.append(
            YearAppraised(
                year=year,
                cost=cost,
                benefit=benefit,
                cumulative_cost=so_far_cost,
                cumulative_benefit=so_far_benefit,
                present_cost=present_value({year: cost}, series, base_year=base_year, to_year=year),
                present_benefit=present_value({year: benefit}, series, base_year=base_year, to_year=year),
            )
        )
    return tuple(found)


def _break_even(years: tuple[YearAppraised, ...]) -> int | None:
    """The year after the last in which more was spent than had come; None when that is the last of all."""
    if not years or years[-1].cumulative_net < 0 or not any(each.cost for each in years):
        return None
    behind = [each.year for each in years if each.cumulative_net < 0]
    return behind[-1] + 1 if behind else next(each.year for each in years if each.cost)


def _payback(years: tuple[YearAppraised, ...], break_even: int | None) -> int | None:
    if break_even is None:
        return None
    first = next(each.year for each in years if each.cost)
    there = next(each for each in years if each.year == break_even)
    gained = there.benefit - there.cost
    owed = max(0, gained - there.cumulative_net)
    # What was owed when the year began is paid back evenly by what the year brings above its own cost.
    months = -(-MONTHS * owed // gained) if gained > 0 else 0
    return (break_even - first) * MONTHS + months


def _rounded(amount: Fraction) -> Pence:
    return Pence(floor(amount + Fraction(1, 2)))
