"""What of an event is kept from somebody whose roles do not see it."""

import re
from collections.abc import Collection
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Connection

from domain.aggregate import Event
from domain.identity import Identity
from domain.roster import Sees
from readmodels.as_recorded import programme_as_recorded
from readmodels.scene import Scene
from readmodels.sentences import sentence

T = TypeVar("T")

WITHHELD = "[withheld]"
EVERYTHING: Collection[Sees] = frozenset(Sees)
# The fields of events that hold what somebody wrote, rather than a name or an id.
WRITTEN = frozenset(
    {
        "basis",
        "cases",
        "comment",
        "control",
        "found",
        "how",
        "hypothesis",
        "legal_basis",
        "means",
        "method",
        "note",
        "outstanding",
        "quality",
        "reason",
        "reasons",
        "released",
        "sentence",
        "source",
        "text",
        "title",
        "to_do",
        "watched_for",
        "what",
        "where",
    }
)
# Every amount in a sentence is printed with its sign.
_AMOUNT = re.compile(r"£[\d,]+(\.\d\d)?")


def seen_by(connection: Connection, programme: str, who: Identity | None, on: date) -> Collection[Sees]:
    """What somebody sees of a programme's record on a day, by the roles that its roster gives them."""
    return programme_as_recorded(connection, programme).roster.sees(who, on)


def sentence_for(event: Event, scene: Scene, sees: Collection[Sees]) -> str:
    """The sentence on an event, with amounts and what people wrote withheld from who does not see them."""
    told = sentence(event if Sees.TEXT in sees else _without_text(event), scene)
    return without_amounts(told, sees)


def without_amounts(told: str, sees: Collection[Sees]) -> str:
    """A sentence without its amounts, for who does not see them."""
    return told if Sees.MONEY in sees else _AMOUNT.sub(f"£{WITHHELD}", told)


def _without_text(value: T) -> T:
    kept: Any = value
    if isinstance(kept, tuple):
        kept = tuple(_without_text(each) for each in kept)
    elif is_dataclass(kept) and not isinstance(kept, type):
        names = (field.name for field in fields(kept))
        kept = replace(kept, **{name: _kept(name, getattr(kept, name)) for name in names})
    found: T = kept
    return found


def _kept(name: str, value: Any) -> Any:
    if name in WRITTEN and isinstance(value, str) and not isinstance(value, Enum):
        return WITHHELD if value else value
    if name in WRITTEN and isinstance(value, tuple) and value and isinstance(value[0], str):
        return (WITHHELD,)
    return _without_text(value)
