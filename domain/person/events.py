"""What can have happened to somebody's personal data."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHoldPlaced:
    """What is known of somebody is kept, whatever is asked, until the hold is lifted."""

    person: str
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHoldLifted:
    """The ordinary rules hold again."""

    person: str
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDataErased:
    """Who a pseudonym stands for was erased; `positions` are the facts that name it."""

    person: str
    legal_basis: str
    positions: tuple[int, ...]
    by: Identity
    at: datetime


PersonEvent: TypeAlias = LegalHoldPlaced | LegalHoldLifted | PersonalDataErased
