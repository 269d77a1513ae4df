"""Whether a document has the shape of its kind, in sentences for the person who writes it."""

import difflib
from collections.abc import Iterator
from datetime import date
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from definitions.document import Document
from definitions.faults import Fault, printable
from definitions.section import Section
from definitions.values import ID_PATTERN, MEDIA_TYPE_PATTERN
from domain.programme.problem import Path

Form = TypeVar("Form", bound=Section)

EXPECTED = {
    "string_type": "A text",
    "int_type": "A whole number",
    "date_type": "A day such as 2018-04-09, without quotes,",
    "tuple_type": "A list",
    "model_type": "A group of fields",
}


def shaped(document: Document, form: type[Form]) -> tuple[Form | None, tuple[Fault, ...]]:
    """What a document holds in this form, or every fault in its shape.

    What could not be read has its fault already and gets no second one here.
    """
    try:
        return form.model_validate(document.content), ()
    except ValidationError as error:
        return None, tuple(
            document.fault(each["loc"], sentence_of(each, form))
            for each in error.errors(include_url=False)
            if not _within(each["loc"], document.unreadable)
        )


def _within(path: Path, places: frozenset[Path]) -> bool:
    return any(path[:end] in places for end in range(len(path) + 1))


def sentence_of(error: ErrorDetails, form: type[Section]) -> str:
    """What is wrong with a value, for the person who wrote it."""
    limits = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return "It is missing."
        case "extra_forbidden":
            return _unknown_field(error["loc"], form)
        case kind if kind in EXPECTED:
            return _wrong_type(EXPECTED[kind], kind, error["input"])
        case "string_pattern_mismatch":
            return _wrong_text(limits["pattern"], str(error["input"]))
        case "enum":
            return f"One of {limits['expected']} is expected."
        case "greater_than_equal":
            return f"It is at least {limits['ge']}."
        case "less_than_equal":
            return f"It is at most {limits['le']}."
        case "string_too_long":
            return f"It has at most {limits['max_length']} characters."
        case "too_long":
            return f"It lists at most {limits['max_length']}."
        case _:
            return error["msg"]


def _unknown_field(path: Path, form: type[Section]) -> str:
    name = str(path[-1])
    near = difflib.get_close_matches(name, _fields_at(path[:-1], form), n=1)
    return f"There is no such field; did you mean {near[0]}?" if near else "There is no such field."


def _fields_at(path: Path, form: type[Section]) -> tuple[str, ...]:
    section: type[BaseModel] = form
    for step in path:
        if isinstance(step, str):
            field = next(each for name, each in section.model_fields.items() if step in (name, each.alias))
            section = next(_sections_in(field.annotation))
    return tuple(field.alias or name for name, field in section.model_fields.items())


def _sections_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _sections_in(part)


def _wrong_type(expected: str, kind: str, met: object) -> str:
    hint = ""
    if kind == "string_type" and isinstance(met, bool | int | float | date):
        hint = " Put it in quotes."
    return f"{expected} is expected, not {_described(met)}.{hint}"


def _described(met: object) -> str:
    match met:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int():
            return "a number"
        case float():
            return "a number with a decimal point"
        case str():
            return "a text"
        case date():
            return "a day"
        case tuple():
            return "a list"
        case _:
            return "a group of fields"


def _wrong_text(pattern: str, met: str) -> str:
    if pattern == ID_PATTERN:
        shown = printable(met) or "Nothing"
        return f"{shown} is no id, which is made of letters, digits, dots, hyphens and underscores."
    if pattern == MEDIA_TYPE_PATTERN:
        return "A media type in small letters is expected, such as application/pdf."
    return "A text on one line is expected, without space around it."
