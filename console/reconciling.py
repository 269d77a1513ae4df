"""Every figure that a document printed, beside Lockgate's own, from a command line."""

from collections import Counter
from fractions import Fraction
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE, FAILED
from console.naming import programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from domain.figures.computed import Agreement, allowed
from domain.figures.figure import Unit
from readmodels.figures import FigureLine, figures

COLUMNS = ("figure", "printed", "unrounded", "difference", "agreement", "why")
HUNDREDTHS = 100


def reconcile(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    common: Reading = READING,
) -> int:
    """Every figure that the document printed beside Lockgate's own; exit code 1 when one is unexplained."""
    id, found = ask(common, partial(_found, typed=programme), programme=programme)
    print_answer(_answer(id, found), common.output)
    return FAILED if any(each.agreement is Agreement.UNEXPLAINED for each in found) else DONE


def _found(connection: Connection, *, typed: str | None) -> tuple[str, tuple[FigureLine, ...]]:
    id = programme_of(connection, typed)
    return id, figures(connection, id)


def _answer(programme: str, found: tuple[FigureLine, ...]) -> Answer:
    counted = Counter(each.agreement for each in found)
    said = ", ".join(f"{counted[each]} {each}" for each in Agreement)
    rows = [_row(each) for each in found]
    return Answer(
        document=[_document(each) for each in found],
        said=(f"{len(found)} printed figures: {said}.",),
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty="Its blueprint lists no printed figure."),),
        next=f"lockgate benefit table {programme}",
    )


def _row(line: FigureLine) -> tuple[Cell, ...]:
    figure, computed = line.figure, line.computed
    return (
        figure.id,
        _shown(Fraction(figure.printed), figure.unit),
        _shown(computed.value, figure.unit) if computed else "cannot be computed",
        _shown(line.difference, figure.unit) if line.difference is not None else "",
        line.agreement,
        _why(line),
    )


def _document(line: FigureLine) -> dict[str, object]:
    figure, computed = line.figure, line.computed
    return {
        "figure": figure.id,
        "unit": figure.unit,
        "printed": _number(Fraction(figure.printed)),
        "unrounded": _number(computed.value) if computed else None,
        "difference": _number(line.difference) if line.difference is not None else None,
        "allowed": _number(allowed(figure, computed)) if computed else None,
        "agreement": line.agreement,
        "why": _why(line),
    }


def _why(line: FigureLine) -> str:
    match line.agreement:
        case Agreement.ROUNDING:
            assert line.computed
            most = _shown(allowed(line.figure, line.computed), line.figure.unit)
            return f"rounded, and made of rounded parts: up to {most}"
        case Agreement.EXPLAINED:
            return line.figure.explained
        case Agreement.EXACT | Agreement.UNEXPLAINED:
            return ""


def _shown(value: Fraction, unit: Unit) -> str:
    number = _number(value)
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
    whole, _, decimals = digits.partition(".")
    grouped = f"{int(whole):,}{f'.{decimals}' if decimals else ''}"
    match unit:
        case Unit.POUNDS:
            return f"{sign}£{grouped}"
        case Unit.PER_CENT:
            return f"{sign}{grouped} %"
        case Unit.FTE | Unit.COUNT | Unit.SCORE:
            return f"{sign}{grouped}"


def _number(value: Fraction) -> str:
    """In its unit, with up to four decimals, and without those that are nothing."""
    exact = f"{float(value / HUNDREDTHS):.4f}".rstrip("0").rstrip(".")
    return "0" if exact in ("-0", "") else exact
