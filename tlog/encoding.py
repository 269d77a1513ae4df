"""How hashes and numbers are written in a line of text, in one way only."""

from base64 import b64decode, b64encode
from binascii import Error

LARGEST_SIZE = 2**63 - 1


class Malformed(Exception):
    """A text is not in the form that its format asks for."""


def base64_text(value: bytes) -> str:
    return b64encode(value).decode()


def base64_bytes(text: str) -> bytes:
    """:raises Malformed: for anything but the one standard form, padding and unused bits included."""
    try:
        value = b64decode(text.encode("ascii"), validate=True)
    except (Error, UnicodeEncodeError) as error:
        raise Malformed(f"not base64: {text[:80]!r}") from error
    if base64_text(value) != text:
        raise Malformed(f"base64 in another form than the standard one: {text[:80]!r}")
    return value


def hash_bytes(text: str) -> bytes:
    """:raises Malformed: unless the text is the base64 of a SHA-256 hash."""
    value = base64_bytes(text)
    if len(value) != 32:
        raise Malformed(f"a hash has 32 bytes, not {len(value)}")
    return value


def number(text: str) -> int:
    """:raises Malformed: unless it is a decimal with no leading zero, below 2^63."""
    if not (text.isascii() and text.isdigit()) or (text[0] == "0" and text != "0"):
        raise Malformed(f"not a plain number: {text[:80]!r}")
    if len(text) > 19 or int(text) > LARGEST_SIZE:
        raise Malformed(f"too large a number: {text[:80]}")
    return int(text)
