"""Whether a document has the shape of a blueprint, in sentences for the person who writes it."""

import difflib
from datetime import date
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from definitions.blueprint import Blueprint
from definitions.document import Document
from definitions.faults import Fault, printable
from definitions.values import ID_PATTERN
from domain.programme.soundness import Path

EXPECTED = {
    "string_type": "A text",
    "int_type": "A whole number",
    "date_type": "A day such as 2018-04-09, without quotes,",
    "tuple_type": "A list",
    "model_type": "A group of fields",
}


def shaped(document: Document) -> tuple[Blueprint | None, tuple[Fault, ...]]:
    """The blueprint in a document, or every fault in its shape.

    What could not be read has its fault already and gets no second one here.
    """
    try:
        return Blueprint.model_validate(document.content), ()
    except ValidationError as error:
        return None, tuple(
            document.fault(each["loc"], _sentence(each))
            for each in error.errors(include_url=False)
            if not _within(each["loc"], document.unreadable)
        )


def _within(path: Path, places: frozenset[Path]) -> bool:
    return any(path[:end] in places for end in range(len(path) + 1))


def _sentence(error: ErrorDetails) -> str:
    limits = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return "It is missing."
        case "extra_forbidden":
            return _unknown_field(error["loc"])
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


def _unknown_field(path: Path) -> str:
    name = str(path[-1])
    near = difflib.get_close_matches(name, _fields_at(path[:-1]), n=1)
    return f"There is no such field; did you mean {near[0]}?" if near else "There is no such field."


def _fields_at(path: Path) -> tuple[str, ...]:
    section: type[BaseModel] = Blueprint
    for step in path:
        if isinstance(step, str):
            field = next(each for name, each in section.model_fields.items() if step in (name, each.alias))
            section = next(
                each
                for each in (field.annotation, *get_args(field.annotation))
                if isinstance(each, type) and issubclass(each, BaseModel)
            )
    return tuple(field.alias or name for name, field in section.model_fields.items())


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
    return "A text on one line is expected, without space around it."
