"""Budgets that gave money up before the benefit was there, from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Money, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from domain.money import pounds
from readmodels.budget import BudgetLine, BudgetPage, budget_page

BUDGET = (
    "reading",
    "year",
    "taken on",
    "taken",
    "benefit in place",
    "ahead of benefit",
    "benefit at year end",
    "still ahead",
)


def budget(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    common: Reading = READING,
) -> int:
    """Budget taken ahead of benefit: each reduction on its day, as increments and as cumulative figures."""
    print_answer(ask(common, partial(_page, programme=programme), programme=programme), common.output)
    return DONE


def _page(connection: Connection, *, programme: str | None) -> Answer:
    page = budget_page(connection, programme_of(connection, programme))
    return Answer(
        document=page,
        said=_said(page),
        sheets=(
            Sheet(
                columns=BUDGET,
                rows=[_budget(each) for each in page.reductions],
                empty="Nothing is taken out of budgets.",
            ),
        ),
        next=f"lockgate benefit table {page.programme}",
    )


def _said(page: BudgetPage) -> list[str]:
    recorded = [each for each in page.reductions if each.is_recorded]
    ahead = [f"{pounds(each.ahead)} on {each.day}" for each in recorded if each.ahead]
    if not ahead:
        return [f"Read as {page.reading}, no budget is taken ahead of benefit."] if recorded else []
    return [f"Read as {page.reading}, budget is taken ahead of benefit: {', '.join(ahead)}."]


def _budget(each: BudgetLine) -> tuple[Cell, ...]:
    reading = f"{each.reading} (recorded)" if each.is_recorded else str(each.reading)
    amounts = (each.taken, each.benefit, each.ahead, each.benefit_at_year_end, each.ahead_at_year_end)
    return (reading, each.year, each.day, *map(Money, amounts))
