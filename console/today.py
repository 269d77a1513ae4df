"""Which day people mean by today when they look at something."""

from datetime import date, datetime

from console.moments import moment_of
from console.options import Reading
from console.writing import now


def today_of(common: Reading) -> date:
    """The day as of which is asked; today when none is, or a position."""
    moment = None if common.as_of is None else moment_of(common.as_of)
    return (moment if isinstance(moment, datetime) else now()).date()
