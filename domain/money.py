"""How money is held and printed: integer pence, rounded only for print."""

from typing import NewType

Pence = NewType("Pence", int)

NOTHING = Pence(0)


def pounds(amount: Pence) -> str:
    """Whole pounds as documents print them, half a pound up: `£201,020`; a cost is `-£5`."""
    whole = (abs(amount) + 50) // 100
    return f"{'-' if amount < 0 and whole else ''}£{whole:,}"


def exact_pounds(amount: Pence) -> str:
    """Pounds and pence, where a penny decides: `£250,000.01`; a cost is `-£5.00`."""
    return f"{'-' if amount < 0 else ''}£{abs(amount) // 100:,}.{abs(amount) % 100:02d}"
