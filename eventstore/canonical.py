"""The one byte form a body may have."""

import hashlib
from typing import Any

import orjson

from eventstore.errors import NotCanonical

LARGEST_INTEGER = 2**53 - 1
DEEPEST_NESTING = 100

_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER


def canonical(value: Any) -> bytes:
    """The bytes of a value: sorted keys, no spaces, equal to RFC 8785 because the domain is kept small.

    :raises NotCanonical: when a part of it lies outside the domain; names the path.
    """
    _check(value, "$", DEEPEST_NESTING)
    return in_canonical_form(value)


def in_canonical_form(value: Any) -> bytes:
    """The same bytes, of a value that is known to lie in the domain."""
    return orjson.dumps(value, option=_OPTIONS)


def digest(value: Any) -> str:
    """The name of a value by its content."""
    return "sha256:" + hashlib.sha256(canonical(value)).hexdigest()


def check_canonical(body: bytes) -> None:
    """:raises NotCanonical: when these bytes are not the canonical form of what they say."""
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise NotCanonical("$", f"not JSON: {error}") from error
    if canonical(value) != body:
        raise NotCanonical("$", "keys must be sorted and unique, with no spaces")


def _check(value: Any, path: str, depth: int) -> None:
    # Exact types: orjson would also write an enum, a date or a dataclass, and read back something else.
    kind = type(value)
    if kind is str:
        _check_text(value, path)
    elif kind is int:
        if abs(value) > LARGEST_INTEGER:
            raise NotCanonical(path, "whole number beyond 2^53 - 1")
    elif kind is dict or kind is list or kind is tuple:
        if depth == 0:
            raise NotCanonical(path, "nested too deeply")
        _check_members(value, path, depth - 1)
    elif value is not None and kind is not bool:
        raise NotCanonical(path, f"{kind.__name__} is not allowed")


def _check_members(value: Any, path: str, depth: int) -> None:
    if type(value) is not dict:
        for index, item in enumerate(value):
            _check(item, f"{path}[{index}]", depth)
        return
    for key, item in value.items():
        if type(key) is not str or not key.isascii():
            raise NotCanonical(path, f"key {key!r} is not ASCII text")
        _check(item, f"{path}.{key}", depth)


def _check_text(text: str, path: str) -> None:
    if text.isascii():
        return
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical(path, "half of a surrogate pair") from error
