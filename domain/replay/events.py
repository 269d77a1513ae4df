"""What can have come of replaying a programme's history."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryReplayed:
    """All history up to a position was folded again, and everything that is shown followed from it.

    `facts` were read, `rounds` of gates judged again, and `rows` of read models and benefit tables compared.
    """

    until: int
    facts: int
    rounds: int
    rows: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryDiffered:
    """History up to a position was folded again, and this was the first thing that did not follow from it.

    `found_at` is the position of the fact concerned; None where no fact accounts for what is shown.
    """

    until: int
    found_at: int | None
    place: str
    what: str
    at: datetime


ReplayEvent: TypeAlias = HistoryReplayed | HistoryDiffered
