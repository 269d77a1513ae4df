"""What people say of a milestone."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """The milestone was reached on this day."""

    milestone: str
    on: date
    note: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastChanged:
    """The milestone is now expected by another day, for this reason; what was planned stays as it was."""

    milestone: str
    expected: date
    reason: str
    by: Identity
    at: datetime
