"""What the benefits of a programme amount to along one axis, with the published figures beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import Connection

from domain.benefit.lines import Basis, parts
from domain.benefit.parts import years_of
from domain.benefit.table import AmountTable, Axis, Measure, tabulated
from domain.benefit.timing import Case
from domain.figures.benefit import BenefitFigure
from domain.figures.computed import rounded
from domain.figures.figure import Figure
from domain.money import Pence
from domain.programme.events import ProgrammeStarted
from readmodels.benefits_recorded import benefits_as_recorded
from readmodels.programme_started import programme_started

POUND = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountLine:
    """A row in one period: unrounded pence, as it would be printed, and what was printed.

    `step` is the step in pence to which it is rounded, half a step up: that of the printed figure or a pound.
    """

    of: str
    period: str
    amount: Pence
    step: int
    as_printed: Pence
    published: Pence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitAmounts:
    """A table of one measure along one axis; the total has lines of its own, and is the last row."""

    programme: str
    measure: Measure
    axis: Axis
    basis: Basis
    case: Case
    lines: tuple[AmountLine, ...]


def benefit_amounts(
    connection: Connection, programme: str, measure: Measure, axis: Axis, *, basis: Basis, case: Case
) -> BenefitAmounts:
    """The table; without a line when the programme has no such benefits."""
    found = parts(benefits_as_recorded(connection, programme), basis, case)
    started = programme_started(connection, programme)
    printed = _printed(started, measure, axis) if started else {}
    table = tabulated(found, years_of(found), measure, axis)
    return BenefitAmounts(
        programme=programme,
        measure=measure,
        axis=axis,
        basis=basis,
        case=case,
        lines=tuple(_lines(table, printed)) if found else (),
    )


def _lines(table: AmountTable, printed: Mapping[tuple[str, str], Figure]) -> Iterable[AmountLine]:
    rows = table.rows if table.rows == (table.total,) else (*table.rows, table.total)
    for row in rows:
        told = (*zip(table.periods, row.amounts, strict=True), ("all", row.whole))
        for period, amount in told:
            figure = printed.get((row.of, period))
            step = figure.rounds_to if figure else POUND
            yield AmountLine(
                of=row.of,
                period=period,
                amount=amount,
                step=step,
                as_printed=Pence(rounded(Fraction(amount), step)),
                published=Pence(figure.printed) if figure else None,
            )


def _printed(started: ProgrammeStarted, measure: Measure, axis: Axis) -> dict[tuple[str, str], Figure]:
    """The printed figures of this measure by row and period, as far as they are of unrounded benefits."""
    found: dict[tuple[str, str], Figure] = {}
    for figure in started.figures:
        of = figure.of
        if isinstance(of, BenefitFigure) and of.measure is measure and not of.rows_to and not of.benefits:
            row = _row_of(of, axis)
            if row is not None:
                found.setdefault((row, "all" if of.year is None else str(of.year)), figure)
    return found


def _row_of(of: BenefitFigure, axis: Axis) -> str | None:
    """The row of the table that a figure is of; None when it is of no row here."""
    named = {
        Axis.FUND: of.fund,
        Axis.CLASS: str(of.benefit_class or ""),
        Axis.RELEASE: of.release,
    }
    others = [name for which, name in named.items() if which is not axis and name]
    if others:
        return None
    return named.get(axis) or "total"
