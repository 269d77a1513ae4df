"""What the indicators of a programme look like from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.today import Clock, clock_of
from readmodels.indicators import IndicatorLine, ReadingLine, indicator_lines, indicator_page

COLUMNS = (
    "indicator",
    "title",
    "unit",
    "better",
    "baseline",
    "current",
    "on",
    "since baseline",
    "since before",
    "target",
    "met",
)
READINGS = ("day", "value", "source", "by", "why corrected", "counts")
MET = {True: "yes", False: "no", None: None}


def list_indicators(
    programme: Annotated[str | None, Parameter(name="PROGRAMME", help="Needed only when several")] = None,
    *,
    common: Reading = READING,
) -> int:
    """Every indicator with its target, baseline and newest reading, and how that is."""

    clock = clock_of(common)

    def listed(connection: Connection) -> Answer:
        id = programme_of(connection, programme)
        found = indicator_lines(connection, id, today=clock(connection, id).date())
        empty = "The programme is measured by none."
        return Answer(
            document=found,
            sheets=(Sheet(columns=COLUMNS, rows=[_row(each) for each in found], empty=empty),),
            next=f"lockgate indicator show {id} {found[0].id}" if found else f"lockgate programme show {id}",
        )

    print_answer(ask(common, listed, programme=programme), common.output)
    return DONE


def show(
    programme: Annotated[str, Parameter(name="PROGRAMME", help="Such as surrey-ctp")],
    indicator: Annotated[str, Parameter(name="INDICATOR", help="Such as 13")],
    *,
    common: Reading = READING,
) -> int:
    """One indicator with every reading, those that were corrected as well."""
    question = partial(_shown, typed=programme, indicator=indicator, clock=clock_of(common))
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def _shown(connection: Connection, *, typed: str, indicator: str, clock: Clock) -> Answer:
    id = programme_of(connection, typed)
    page = indicator_page(connection, id, indicator, today=clock(connection, id).date())
    readings, baselines = ([_reading(each) for each in some] for some in (page.readings, page.baselines))
    return Answer(
        document=page,
        said=(f"{page.line.id}: {page.line.title}.", *((page.comment,) if page.comment else ())),
        sheets=(
            Sheet(columns=COLUMNS, rows=[_row(page.line)]),
            Sheet(columns=READINGS, rows=readings, title="Readings", empty="None yet."),
            Sheet(columns=READINGS, rows=baselines, title="Baselines", empty="None yet."),
        ),
        next=f"lockgate indicator list {id}",
    )


def _row(line: IndicatorLine) -> tuple[Cell, ...]:
    return (
        line.id,
        line.title,
        line.unit,
        line.direction,
        line.baseline,
        line.current,
        line.current_on,
        line.against_baseline,
        line.against_before,
        _target(line),
        MET[line.is_met],
    )


def _target(line: IndicatorLine) -> str | None:
    if line.target is not None:
        return f"{line.target}, {line.target_status}"
    if not line.target_due:
        return None
    return f"to come: {line.target_due}{', late' if line.target_is_late else ''}"


def _reading(line: ReadingLine) -> tuple[Cell, ...]:
    counts = "yes" if line.counts else "no"
    return line.on, line.value, line.source, line.by.subject, line.reason or None, counts
