"""What releases cost in each year, from a command line."""

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
from domain.financial_year import year_name
from readmodels.release_costs import CostLine, costs

COLUMNS = ("release", "name", "workstream", "paid by", "worked on by", "year", "budget", "pressure", "case")


def show(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    common: Reading = READING,
) -> int:
    """What each release costs in each year beside what is paid for anyway, and in total."""
    print_answer(ask(common, partial(_table, typed=programme), programme=programme), common.output)
    return DONE


def _table(connection: Connection, *, typed: str | None) -> Answer:
    id = programme_of(connection, typed)
    table = costs(connection, id)
    totals = [(year_name(each.year), Money(each.budget), Money(each.pressure)) for each in table.totals]
    return Answer(
        document=table,
        sheets=(
            Sheet(columns=COLUMNS, rows=[_row(each) for each in table.lines], empty="No releases."),
            Sheet(columns=("year", "budget", "pressure"), rows=totals, title="Totals", empty="None."),
        ),
        next=f"lockgate money show {id}",
    )


def _row(line: CostLine) -> tuple[Cell, ...]:
    is_of_a_year = line.year is not None
    return (
        line.release,
        line.name,
        line.workstream,
        ", ".join(line.funding),
        line.resourcing,
        year_name(line.year) if line.year is not None else None,
        Money(line.budget) if is_of_a_year else None,
        Money(line.pressure) if is_of_a_year else None,
        line.argued_in,
    )
