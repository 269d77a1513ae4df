"""How a file becomes rows, or reasons why not."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from definitions.faults import printable
from definitions.lists.cells import CannotBeRead, Line, filled
from definitions.lists.csv_lines import csv_lines
from definitions.lists.headings import headings, title_of
from definitions.lists.limits import USUAL_LIMITS, ListLimits
from definitions.lists.making import made
from definitions.lists.rows import RefusedRow, Rows
from definitions.lists.values import meant_by
from definitions.lists.workbook_lines import OLDER, PACKED, workbook_lines
from definitions.section import Section

R = TypeVar("R", bound=Section)


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
        found = faults or made(row, _values(line, fields, row), line.number)
        if isinstance(found, tuple):
            refused += found
        elif (key := _key(found)) in first_with:
            refused.append(_again(line.number, found, first_with[key]))
        else:
            first_with[key or line.number] = line.number
            good.append((line.number, found))
    return Rows(good=tuple(good), refused=tuple(refused))


def _cell_faults(line: Line, fields: Sequence[str | None], row: type[Section]) -> Iterator[RefusedRow]:
    for place, cell in enumerate(line.cells):
        name = fields[place] if place < len(fields) else None
        if name is None and not cell.is_blank:
            reason = f"There is no heading above {printable(cell.text)}." if cell.text else cell.fault
            yield RefusedRow(line=line.number, column="", reason=reason)
        elif name is not None and cell.fault:
            yield RefusedRow(line=line.number, column=title_of(row, name), reason=cell.fault)


def _values(line: Line, fields: Sequence[str | None], row: type[Section]) -> Mapping[str, object]:
    """What the cells say; what is blank is left out, as it is in a blueprint."""
    return {
        name: meant_by(cell.text, row.model_fields[name].annotation)
        for name, cell in zip(fields, line.cells, strict=False)
        if name is not None and not cell.is_blank
    }


def _key(row: Section) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in getattr(row, "KEY", ()))


def _again(line: int, row: Section, first: int) -> RefusedRow:
    column = ", ".join(title_of(type(row), name) for name in getattr(row, "KEY", ()))
    return RefusedRow(line=line, column=column, reason=f"It is there already, on line {first}.")


def _used(line: Line) -> tuple[object, ...]:
    last = max((place for place, cell in enumerate(line.cells) if not cell.is_blank), default=-1)
    return line.cells[: last + 1]
