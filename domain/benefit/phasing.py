"""How much of an annual benefit falls into which financial year.

A benefit posted in a quarter counts from the next quarter: annual x (4 - q) / 4 in the year of posting and
the whole in each later year (Shepway, S-11: verified against the published totals).
"""

from domain.financial_year import Quarter
from domain.money import Pence
from domain.sharing import equal_parts


def in_year(annual: Pence, posted: Quarter, year: int) -> Pence:
    """The pence that count in the financial year beginning in April of `year`."""
    if year < posted.year:
        return Pence(0)
    if year > posted.year:
        return annual
    return Pence(sum(equal_parts(annual, 4)[posted.number :]))


def annualised(annual: Pence, posted: Quarter, year: int) -> Pence:
    """The yearly rate reached by the end of that financial year, in pence."""
    return annual if posted.year <= year else Pence(0)
