"""Whether values make a row, and why not, in sentences for the person who wrote them."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from definitions.lists.headings import key_of, title_of
from definitions.lists.rows import RefusedRow
from definitions.section import Section
from definitions.shape import sentence_of

R = TypeVar("R", bound=Section)

DATE_EXPECTED = "A day such as 2018-04-09 is expected."
NUMBER_EXPECTED = "A whole number is expected, in digits only."


def made(row: type[R], values: Mapping[str, object], line: int | None = None) -> R | tuple[RefusedRow, ...]:
    """The row of these values, given by field; or everything that keeps them from being one."""
    given = {key_of(name, row.model_fields[name]): value for name, value in values.items()}
    try:
        return row.model_validate(given)
    except ValidationError as error:
        return tuple(
            RefusedRow(line=line, column=_column(each, row), reason=_reason(each, row))
            for each in error.errors(include_url=False)
        )


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
