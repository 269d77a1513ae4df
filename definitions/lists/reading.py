"""How a file becomes rows, or reasons why not."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from definitions.faults import printable
from definitions.lists.cells import CannotBeRead, Line, filled
from definitions.lists.csv_lines import csv_lines
from definitions.lists.headings import headings, key_of, title_of
from definitions.lists.limits import USUAL_LIMITS, ListLimits
from definitions.lists.rows import RefusedRow, Rows
from definitions.lists.values import meant_by
from definitions.lists.workbook_lines import OLDER, PACKED, workbook_lines
from definitions.section import Section
from definitions.shape import sentence_of

R = TypeVar("R", bound=Section)

DATE_EXPECTED = "A day such as 2018-04-09 is expected."
NUMBER_EXPECTED = "A whole number is expected, in digits only."


def read_rows(path: Path, row: type[R], limits: ListLimits = USUAL_LIMITS) -> Rows[R]:
    """The rows of a CSV file or of the first sheet of a workbook; its first line names the columns.

    Nothing is raised: a file that cannot be read, or has other columns, has no good row.
    """
    try:
        lines = tuple(islice(filled(_lines(_content(path, limits), limits)), limits.most_rows + 2))
        return _rows(lines, row, limits)
    except CannotBeRead as stop:
        return Rows(refused=(RefusedRow(line=stop.line, column="", reason=stop.sentence),))


def _content(path: Path, limits: ListLimits) -> bytes:
    try:
        if not path.exists():
            raise CannotBeRead("There is no such file.")
        if not path.is_file():
            raise CannotBeRead("It is not an ordinary file.")
        with path.open("rb") as file:
            content = file.read(limits.most_bytes + 1)
    except (OSError, ValueError) as error:
        raise CannotBeRead("It cannot be opened.") from error
    if len(content) > limits.most_bytes:
        raise CannotBeRead(f"It is larger than {limits.most_bytes:,} bytes. Divide it.")
    return content


def _lines(content: bytes, limits: ListLimits) -> Iterator[Line]:
    """A workbook is known by how it begins, whatever its name ends in."""
    is_workbook = content.startswith((PACKED, OLDER))
    return workbook_lines(content, limits) if is_workbook else csv_lines(content)


def _rows(lines: Sequence[Line], row: type[R], limits: ListLimits) -> Rows[R]:
    if not lines:
        raise CannotBeRead("It is empty: the first line names the columns.")
    first, *others = lines
    if len(others) > limits.most_rows:
        raise CannotBeRead(f"It has more than {limits.most_rows:,} rows. Divide it.")
    if too_wide := next((line for line in lines if len(_used(line)) > limits.most_columns), None):
        raise CannotBeRead(f"It has more than {limits.most_columns} columns.", too_wide.number)
    head = headings(first, row)
    if head.refused:
        return Rows(refused=head.refused)
    if not others:
        raise CannotBeRead("It has no row below its columns.", first.number)
    return _taken(others, head.fields, row)


def _taken(lines: Sequence[Line], fields: Sequence[str | None], row: type[R]) -> Rows[R]:
    good: list[tuple[int, R]] = []
    refused: list[RefusedRow] = []
    first_with: dict[object, int] = {}
    for line in lines:
        faults = tuple(_cell_faults(line, fields, row))
        made = faults or _made(line, fields, row)
        if isinstance(made, tuple):
            refused += made
        elif (key := _key(made)) in first_with:
            refused.append(_again(line.number, made, first_with[key]))
        else:
            first_with[key or line.number] = line.number
            good.append((line.number, made))
    return Rows(good=tuple(good), refused=tuple(refused))


def _cell_faults(line: Line, fields: Sequence[str | None], row: type[Section]) -> Iterator[RefusedRow]:
    for place, cell in enumerate(line.cells):
        name = fields[place] if place < len(fields) else None
        if name is None and not cell.is_blank:
            reason = f"There is no heading above {printable(cell.text)}." if cell.text else cell.fault
            yield RefusedRow(line=line.number, column="", reason=reason)
        elif name is not None and cell.fault:
            yield RefusedRow(line=line.number, column=title_of(row, name), reason=cell.fault)


def _made(line: Line, fields: Sequence[str | None], row: type[R]) -> R | tuple[RefusedRow, ...]:
    try:
        return row.model_validate(_values(line, fields, row))
    except ValidationError as error:
        return tuple(
            RefusedRow(line=line.number, column=_column(each, row), reason=_reason(each, row))
            for each in error.errors(include_url=False)
        )


def _values(line: Line, fields: Sequence[str | None], row: type[Section]) -> Mapping[str, object]:
    """What the cells say; what is blank is left out, as it is in a blueprint."""
    return {
        key_of(name, row.model_fields[name]): meant_by(cell.text, row.model_fields[name].annotation)
        for name, cell in zip(fields, line.cells, strict=False)
        if name is not None and not cell.is_blank
    }


def _column(error: ErrorDetails, row: type[Section]) -> str:
    if not error["loc"]:
        return ""
    given = str(error["loc"][0])
    name = next((name for name, field in row.model_fields.items() if key_of(name, field) == given), None)
    return title_of(row, name) if name else given


def _reason(error: ErrorDetails, row: type[Section]) -> str:
    match error["type"]:
        case "missing":
            return "It is blank."
        case "date_type":
            return DATE_EXPECTED
        case "int_type" | "int_from_float":
            return NUMBER_EXPECTED
        case "value_error":
            return error["msg"].removeprefix("Value error, ")
        case _:
            return sentence_of(error, row)


def _key(row: Section) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in getattr(row, "KEY", ()))


def _again(line: int, row: Section, first: int) -> RefusedRow:
    column = ", ".join(title_of(type(row), name) for name in getattr(row, "KEY", ()))
    return RefusedRow(line=line, column=column, reason=f"It is there already, on line {first}.")


def _used(line: Line) -> tuple[object, ...]:
    last = max((place for place, cell in enumerate(line.cells) if not cell.is_blank), default=-1)
    return line.cells[: last + 1]
