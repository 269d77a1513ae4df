"""How a value is known by its content: one canonical form, one digest."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import TypeAlias

Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"


def digest(form: str, value: object) -> str:
    """`sha256:` and 64 hex digits over the named, versioned form of a value.

    The form's name is hashed too, so that a new version of the form never equals an old one by accident.
    """
    return "sha256:" + hashlib.sha256(digested(form, value)).hexdigest()


def digested(form: str, value: object) -> bytes:
    """What the digest of a value is over, for whoever wants to hash it themselves."""
    text = json.dumps([form, plain(value)], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def plain(value: object) -> Plain:
    """A value as JSON knows it; sets are sorted, times are ISO 8601.

    :raises TypeError: when a value has no exact form, such as a floating-point number.
    """
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | int() | str():
            return value
        case datetime() | date():
            return value.isoformat()
        case list() | tuple():
            return [plain(item) for item in value]
        case frozenset():
            return sorted((plain(item) for item in value), key=str)
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case _ if is_dataclass(value):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            pass
    raise TypeError(f"{type(value).__name__} has no exact form that could be digested")
