"""What a programme's document counts, beside Lockgate's own count, from a command line."""

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
from readmodels.counts import CountLine, counts

COLUMNS = ("count", "printed", "counted", "of", "agrees")


def show(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    common: Reading = READING,
) -> int:
    """What the document counts beside Lockgate's own count; exit code 1 when they differ."""
    id, found = ask(common, partial(_found, typed=programme), programme=programme)
    print_answer(_answer(id, found), common.output)
    return DONE if all(each.agrees for each in found) else FAILED


def _found(connection: Connection, *, typed: str | None) -> tuple[str, tuple[CountLine, ...]]:
    id = programme_of(connection, typed)
    return id, counts(connection, id)


def _answer(programme: str, found: tuple[CountLine, ...]) -> Answer:
    differ = [each.name for each in found if not each.agrees]
    said = f"These differ: {', '.join(differ)}." if differ else f"Counts that agree: {len(found)}."
    rows = [_row(each) for each in found]
    return Answer(
        document=found,
        said=(said,),
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty="Its document counts nothing."),),
        next=f"lockgate register list {programme}",
    )


def _row(line: CountLine) -> tuple[Cell, ...]:
    counted = "cannot be counted" if line.counted is None else line.counted
    return line.name, line.printed, counted, line.of, "yes" if line.agrees else "no"
