"""How much benefits may come to a year, drawn between the low and the high of their latest forecasts."""

from collections.abc import Iterable, Mapping, Sequence
from math import isqrt

from domain.benefit.forecast import Forecast
from domain.benefit.profile import BenefitId
from domain.benefit.state import Benefit
from domain.money import Pence
from domain.outlook.draws import Draws

# What each draw is a share of: fine enough for pence, and whole, so that every machine draws the same.
_SHARES = 1 << 48


def ranges_of(benefits: Iterable[Benefit]) -> Mapping[BenefitId, Forecast]:
    """The latest forecast of each benefit to come for which it says more than one amount."""
    return {
        each.profile.id: each.forecast.forecast
        for each in benefits
        if each.profile and each.forecast and not (each.will_not_come or each.realised)
        if each.forecast.forecast.low < each.forecast.forecast.high
    }


def amounts_drawn(
    ranges: Mapping[BenefitId, Forecast], *, runs: int, seed: int
) -> Sequence[Mapping[BenefitId, Pence]]:
    """For each run a yearly amount of each benefit, on its own and most often near the likely one."""
    # A sequence apart from that of the days, which the same seed draws as without any amount.
    draws = Draws(~seed)
    return [{id: _triangular(told, draws.below(_SHARES)) for id, told in ranges.items()} for _ in range(runs)]


def _triangular(told: Forecast, share: int) -> Pence:
    """The amount below which a triangular distribution has this share."""
    width, rise, fall = told.high - told.low, told.likely - told.low, told.high - told.likely
    if share * width < rise * _SHARES:
        return Pence(told.low + isqrt(share * width * rise // _SHARES))
    return Pence(told.high - isqrt((_SHARES - share) * width * fall // _SHARES))
