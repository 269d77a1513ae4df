"""Which column of a list is which field of its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import AliasChoices
from pydantic.fields import FieldInfo

from definitions.faults import printable
from definitions.lists.cells import Line
from definitions.lists.rows import RefusedRow
from definitions.section import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The name of the field of each column, None where the column has no heading; and what is wrong."""

    fields: tuple[str | None, ...]
    refused: tuple[RefusedRow, ...]


def headings(line: Line, row: type[Section]) -> Headings:
    """What a heading line says, regardless of case, spaces, hyphens and the order of columns."""
    known = {bare(each): name for name, field in row.model_fields.items() for each in _names(name, field)}
    found = tuple(None if cell.is_blank else known.get(bare(cell.text), cell.text) for cell in line.cells)
    return Headings(fields=found, refused=tuple(_faults(line, found, row)))


def titles(row: type[Section]) -> tuple[str, ...]:
    """The headings that a list of these rows has, as they would be written."""
    return tuple(title_of(row, name) for name in row.model_fields)


def title_of(row: type[Section], name: str) -> str:
    """The heading of a field, as it would be written."""
    return key_of(name, row.model_fields[name]).replace("_", " ")


def key_of(name: str, field: FieldInfo) -> str:
    """Under which name a value is given to the row."""
    return next(iter(_names(name, field)[1:]), name)


def bare(heading: str) -> str:
    """A heading with nothing but its letters and digits."""
    return "".join(sign for sign in heading.casefold() if sign.isalnum())


def _names(name: str, field: FieldInfo) -> Sequence[str]:
    """The field's name, then its aliases."""
    match field.validation_alias:
        case str() as alias:
            return name, alias
        case AliasChoices() as several:
            return name, *(each for each in several.choices if isinstance(each, str))
        case _:
            return (name,)


def _faults(line: Line, found: Sequence[str | None], row: type[Section]) -> Iterator[RefusedRow]:
    fields: Mapping[str, FieldInfo] = row.model_fields
    for place, name in enumerate(found):
        if name is None:
            continue
        written = printable(line.cells[place].text)
        if name not in fields:
            yield RefusedRow(line=line.number, column=written, reason=_unknown(written, row))
        elif name in found[:place]:
            yield RefusedRow(line=line.number, column=written, reason="This column is there twice.")
    for name, field in fields.items():
        if field.is_required() and name not in found:
            reason = f"This column is missing. The first line names {', '.join(titles(row))}."
            yield RefusedRow(line=line.number, column=title_of(row, name), reason=reason)


def _unknown(written: str, row: type[Section]) -> str:
    near = get_close_matches(written.casefold(), titles(row), n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(titles(row))}."
    return f"There is no such column. {hint}"
