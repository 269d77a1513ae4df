"""What an amount of money in a list stands for: pounds, and pence behind a point; never rounded."""

import re

from domain.money import Pence

AMOUNT = re.compile(r"£?(?P<whole>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.(?P<after>[0-9]+))?")
MOST_SIGNS = 24
IN_PENCE = 2

NONE = "It is no amount in pounds, such as 38,000 or -1234.56."
FRACTION = "It has a fraction of a penny: nothing is rounded here."


def pence_in(text: str) -> Pence:
    """The amount to the penny: `£1,234.56`, `-3.5`, or `(20.00)` as accounts write what is below nothing.

    :raises ValueError: with a sentence, when it is none, or has a fraction of a penny.
    """
    is_bracketed = text.startswith("(") and text.endswith(")")
    bare = text[1:-1].strip() if is_bracketed else text
    is_negative = bare.startswith("-")
    found = AMOUNT.fullmatch(bare.removeprefix("-").strip())
    if found is None or len(text) > MOST_SIGNS or (is_bracketed and is_negative):
        raise ValueError(NONE)
    after = (found["after"] or "").rstrip("0")
    if len(after) > IN_PENCE:
        raise ValueError(FRACTION)
    whole = int(found["whole"].replace(",", "")) * 100 + int(after.ljust(IN_PENCE, "0"))
    return Pence(-whole if is_bracketed or is_negative else whole)
