"""What people mean by an amount of money."""

import re

from domain.money import Pence
from runtime.failures import Failure

POUNDS = re.compile(r"£?(?P<whole>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.(?P<pence>[0-9]{2}))?")
MOST_DIGITS = 15


class NotAnAmount(Failure):
    """What was typed is no amount."""

    code = "usage"
    next = "Give it in pounds, such as 38,000 or 38000.01."


def pence_of(text: str) -> Pence:
    """The amount to the penny: `38,000`, `£38,000.01`; never rounded.

    :raises NotAnAmount: when it is none.
    """
    found = POUNDS.fullmatch(text.strip())
    if found is None or len(text) > MOST_DIGITS:
        raise NotAnAmount(f"{text!r} is no amount.")
    return Pence(int(found["whole"].replace(",", "")) * 100 + int(found["pence"] or 0))
