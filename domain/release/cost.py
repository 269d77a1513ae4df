"""What a release costs in a year beside what is paid for anyway, and how it is paid for."""

from dataclasses import dataclass

from domain.money import NOTHING, Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsCost:
    """The budget of a financial year, named by the year in which it begins, and the pressure on others.

    `argued_in` names the business case that argues for it, where the way it is paid for covers no new cost.
    """

    year: int
    budget: Pence = NOTHING
    pressure: Pence = NOTHING
    argued_in: str = ""
