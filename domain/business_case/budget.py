"""Whether money was taken out of budgets before the benefit was there that pays for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from domain.business_case.plan import BudgetReduction, Reading
from domain.money import NOTHING, Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetAhead:
    """On the day of a reduction: what is out of budgets, and what benefit is there; and by the year's end.

    The benefit of a year is there once the year is over.
    """

    year: int
    day: date
    taken: Pence
    benefit: Pence
    benefit_at_year_end: Pence

    @property
    def ahead(self) -> Pence:
        """The budget taken ahead of benefit, on that day."""
        return max(NOTHING, Pence(self.taken - self.benefit))

    @property
    def ahead_at_year_end(self) -> Pence:
        """The budget still ahead of benefit when the year is over."""
        return max(NOTHING, Pence(self.taken - self.benefit_at_year_end))


def budget_ahead(
    reductions: Iterable[BudgetReduction], benefits: Mapping[int, Pence], reading: Reading
) -> tuple[BudgetAhead, ...]:
    """Each reduction beside the benefits, both read alike: as increments, or as how much it is by then."""
    in_order = sorted(reductions, key=lambda each: (each.taken, each.year))
    amounts = [each.amount for each in in_order]
    taken = accumulate(amounts) if reading is Reading.INCREMENT else amounts
    return tuple(
        BudgetAhead(
            year=each.year,
            day=each.taken,
            taken=Pence(so_far),
            benefit=_there(benefits, each.year - 1, reading),
            benefit_at_year_end=_there(benefits, each.year, reading),
        )
        for each, so_far in zip(in_order, taken, strict=True)
    )


def _there(benefits: Mapping[int, Pence], year: int, reading: Reading) -> Pence:
    """The benefit that is there at the end of a year."""
    over = [benefits[each] for each in sorted(benefits) if each <= year]
    if reading is Reading.INCREMENT:
        return Pence(sum(over))
    return over[-1] if over else NOTHING
