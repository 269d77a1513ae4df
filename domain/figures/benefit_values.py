"""What a figure of benefits comes to, from the benefits as they were promised."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from domain.benefit.lines import parts
from domain.benefit.parts import Part, years_of
from domain.benefit.profile import FundShare
from domain.benefit.state import Benefit
from domain.benefit.table import Axis, tabulated
from domain.figures.benefit import BenefitFigure, Rows
from domain.figures.computed import Computed, half_steps, rounded
from domain.money import Pence

# So much that a month's part of it, at any per cent, is a whole number.
UNIT = Pence(120_000)


def benefit_value(benefits: Iterable[Benefit], of: BenefitFigure) -> Computed | None:
    """The value and its tolerance, which is nothing where no row was rounded; None without any benefit."""
    everything = parts(benefits)
    found = [_within(part, of.fund) for part in everything if _is_meant(part, of)]
    if not found:
        return None
    years = _years(everything, of.year)
    rows = _printed_rows(found, of) if of.rows_to else found
    rounded_rows = sum((abs(_coefficient(each, years, of)) for each in rows), start=Fraction(0))
    return Computed(value=Fraction(_amount(rows, years, of)), tolerance=half_steps(rounded_rows, of.rows_to))


def _is_meant(part: Part, of: BenefitFigure) -> bool:
    return (
        (not of.benefits or part.benefit in of.benefits)
        and of.release in ("", part.release)
        and of.benefit_class in (None, part.kind)
        and (not of.fund or any(share.fund == of.fund for share in part.shares))
    )


def _within(part: Part, fund: str) -> Part:
    """The part, or only what of it relieves one fund."""
    return replace(part, shares=tuple(share for share in part.shares if fund in ("", share.fund)))


def _years(found: Sequence[Part], year: int | None) -> range:
    years = years_of(found)
    return years if year is None else range(min(years[0], year), max(years[-1], year) + 1)


def _printed_rows(found: Iterable[Part], of: BenefitFigure) -> list[Part]:
    """The amounts as the document rounded them: each by itself, or together where they begin together."""
    together: dict[object, list[Part]] = defaultdict(list)
    for nth, part in enumerate(found):
        begins = (part.counts_from, part.rate_from, part.ramp, part.recurring)
        together[begins if of.rows is Rows.YEAR else nth].append(part)
    return [
        _with_amount(each[0], rounded(Fraction(sum(part.amount for part in each)), of.rows_to))
        for each in together.values()
    ]


def _coefficient(part: Part, years: range, of: BenefitFigure) -> Fraction:
    """How often the amount of a part counts in the figure."""
    return Fraction(_amount([_with_amount(part, UNIT)], years, of), UNIT)


def _with_amount(part: Part, amount: int) -> Part:
    return replace(part, shares=(FundShare(fund=part.shares[0].fund, amount=Pence(amount)),))


def _amount(found: Sequence[Part], years: range, of: BenefitFigure) -> int:
    total = tabulated(found, years, of.measure, Axis.YEAR).total
    return total.whole if of.year is None else total.amounts[years.index(of.year)]
