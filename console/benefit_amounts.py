"""A table of what benefits amount to along one axis, with its unrounded sums, for a command line."""

from sqlalchemy import Connection

from console.answer import Answer, Cell, ExactMoney, Money, Sheet
from console.naming import programme_of
from domain.benefit.lines import Basis
from domain.benefit.table import Axis, Measure
from domain.benefit.timing import Case
from domain.financial_year import year_name
from domain.money import Pence
from readmodels.benefit_amounts import AmountLine, benefit_amounts

ROUNDING = "Sums are of whole pence; only what is printed is rounded, to a pound or as the document did."


def amounts_answer(
    connection: Connection,
    *,
    programme: str | None,
    measure: Measure,
    axis: Axis,
    basis: Basis,
    case: Case,
) -> Answer:
    """The table as an answer."""
    id = programme_of(connection, programme)
    found = benefit_amounts(connection, id, measure, axis, basis=basis, case=case)
    columns = (axis, "period", "unrounded", "rounded", "published", "difference")
    return Answer(
        document=found,
        said=(f"{measure}, {basis}, {case} case. {ROUNDING}",),
        sheets=(
            Sheet(
                columns=columns,
                rows=[_row(line) for line in found.lines],
                empty=f"No benefits are {basis} yet.",
            ),
        ),
        next=f"lockgate benefit reconcile {id}",
    )


def _row(line: AmountLine) -> tuple[Cell, ...]:
    published, difference = None, None
    if line.published is not None:
        published = Money(line.published)
        difference = Money(Pence(line.as_printed - line.published))
    period = year_name(int(line.period)) if line.period.isdigit() else line.period
    return line.of, period, ExactMoney(line.amount), Money(line.as_printed), published, difference
