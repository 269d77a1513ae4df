"""What the text in a cell stands for, by the kind of its field."""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Annotated, Any, get_args, get_origin

from definitions.scalars import DAY, MOST_DIGITS, WHOLE

YES, NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0"})
FRACTION = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
BETWEEN = re.compile(r"[;,\n]")


def meant_by(text: str, annotation: Any) -> object:
    """The value of a field that is written as this text; the text itself where it stands for nothing else.

    A list is divided by semicolons, commas or new lines.
    """
    for kind in _kinds(annotation):
        if get_origin(kind) is tuple:
            return tuple(
                meant_by(part.strip(), get_args(kind)[0]) for part in BETWEEN.split(text) if part.strip()
            )
        if (value := _of_kind(text, kind)) is not None:
            return value
    return text


def _of_kind(text: str, kind: Any) -> object:
    if kind is date and DAY.fullmatch(text):
        return _day(text)
    if kind is bool:
        return True if text.casefold() in YES else False if text.casefold() in NO else None
    if kind is int and WHOLE.fullmatch(text) and len(text) <= MOST_DIGITS:
        return int(text)
    if kind is float and FRACTION.fullmatch(text) and len(text) <= MOST_DIGITS:
        return float(text)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next((each for each in kind if _same_word(str(each.value), text)), None)
    return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _same_word(word: str, text: str) -> bool:
    return word.casefold().replace("-", " ") == " ".join(text.casefold().replace("-", " ").split())


def _kinds(annotation: Any) -> Iterator[Any]:
    """The kinds that a field may have: those of a union each, without what is only noted beside them."""
    if get_origin(annotation) is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif get_origin(annotation) is tuple or not get_args(annotation):
        yield annotation
    else:
        for part in get_args(annotation):
            yield from _kinds(part)
