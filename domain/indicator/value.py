"""What an indicator reads: one number or a range, exact to a thousandth."""

import re
from dataclasses import dataclass

NUMBER = r"-?[0-9]{1,9}(?:\.[0-9]{1,3})?"
SINGLE = re.compile(NUMBER)
BETWEEN = re.compile(rf"({NUMBER})\s*(?:-|–|to)\s*({NUMBER})")
IN_ONE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """From `low` to `high`, in thousandths; a single number is both. 15.2 is 15200."""

    low: int
    high: int

    def __str__(self) -> str:
        """`15.2`, or `60-120` for a range."""
        return _told(self.low) if self.low == self.high else f"{_told(self.low)}-{_told(self.high)}"


def value_of(text: str) -> Value | None:
    """What `79`, `15.2` or `60-120` stands for; None when it is no number or range that rises."""
    words = text.strip()
    if SINGLE.fullmatch(words):
        return Value(low=_thousandths(words), high=_thousandths(words))
    found = BETWEEN.fullmatch(words)
    if found is None:
        return None
    low, high = (_thousandths(each) for each in found.groups())
    return Value(low=low, high=high) if low <= high else None


def _thousandths(number: str) -> int:
    whole, _, fraction = number.removeprefix("-").partition(".")
    found = int(whole) * IN_ONE + int(fraction.ljust(3, "0"))
    return -found if number.startswith("-") else found


def _told(thousandths: int) -> str:
    whole, rest = divmod(abs(thousandths), IN_ONE)
    fraction = f".{rest:03}".rstrip("0") if rest else ""
    return f"{'-' if thousandths < 0 else ''}{whole}{fraction}"
