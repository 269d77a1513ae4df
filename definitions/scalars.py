"""What an unquoted word in YAML stands for: the YAML 1.2 core schema, and days of the calendar.

Only `true` and `false` are booleans, `012` is twelve and `1:30` is a text. Quoted words are always texts.
"""

import re
from datetime import date
from typing import TypeAlias

Scalar: TypeAlias = "bool | int | float | str | date | None"

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
WHOLE = re.compile(r"[-+]?[0-9]+")
OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
FRACTIONAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
WITHOUT_END = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_DIGITS = 18


def meant(word: str) -> Scalar:
    """The value of an unquoted word.

    :raises ValueError: with a sentence, when it looks like a number or day that cannot be.
    """
    if word in NOTHING:
        return None
    if word in BOOLEANS:
        return BOOLEANS[word]
    if DAY.fullmatch(word):
        return _day(word)
    return _number_or_text(word)


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise ValueError(f"{word} is not a day of the calendar.") from None


def _number_or_text(word: str) -> Scalar:
    if WHOLE.fullmatch(word) or OTHER_BASE.fullmatch(word):
        if len(word) > MOST_DIGITS:
            raise ValueError(f"A number has at most {MOST_DIGITS} digits.")
        return int(word) if WHOLE.fullmatch(word) else int(word, 0)
    if FRACTIONAL.fullmatch(word):
        return float(word)
    if WITHOUT_END.fullmatch(word):
        return float(word.replace(".", "", 1))
    return word
