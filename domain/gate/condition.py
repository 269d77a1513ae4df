"""What an approval asks for later."""

from dataclasses import dataclass
from datetime import date

from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Something that its owner must have done by a day; the end of that day, UTC, counts."""

    id: str
    text: str
    owner: Identity
    due: date
