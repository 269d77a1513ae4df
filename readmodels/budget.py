"""What budgets gave up on a day, beside the benefit that is there by then, in both readings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.business_case.budget import BudgetAhead, budget_ahead
from domain.business_case.plan import CasePlan, Reading
from domain.financial_year import year_name
from domain.money import Pence
from readmodels.benefits_expected import increments_by_year
from readmodels.business_case import business_case_folded


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """What is out of budgets on a day, and what benefit is there; in one of the two readings."""

    reading: Reading
    is_recorded: bool
    year: str
    day: date
    taken: Pence
    benefit: Pence
    ahead: Pence
    benefit_at_year_end: Pence
    ahead_at_year_end: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetPage:
    """Every reduction of budgets in both readings, in pence; `reading` is the one that was recorded."""

    programme: str
    reading: Reading
    reductions: tuple[BudgetLine, ...]


def budget_page(connection: Connection, programme: str) -> BudgetPage:
    """The budget taken ahead of benefit.

    :raises BusinessCaseUnknown: when the programme has no business case.
    """
    case = business_case_folded(connection, programme)
    assert case.plan is not None
    return BudgetPage(
        programme=programme,
        reading=case.plan.reading,
        reductions=_budget(case.plan, increments_by_year(connection, programme)),
    )


def _budget(plan: CasePlan, benefits: Mapping[int, Pence]) -> tuple[BudgetLine, ...]:
    return tuple(
        _reduction(each, reading, is_recorded=reading is plan.reading)
        for reading in Reading
        for each in budget_ahead(plan.reductions, benefits, reading)
    )


def _reduction(each: BudgetAhead, reading: Reading, *, is_recorded: bool) -> BudgetLine:
    return BudgetLine(
        reading=reading,
        is_recorded=is_recorded,
        year=year_name(each.year),
        day=each.day,
        taken=each.taken,
        benefit=each.benefit,
        ahead=each.ahead,
        benefit_at_year_end=each.benefit_at_year_end,
        ahead_at_year_end=each.ahead_at_year_end,
    )
