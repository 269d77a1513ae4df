"""What can have happened to the transition of a release."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.release.transition.plan import ElementId


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionElementPlanned:
    """An element has an owner and a day; said again, the newest plan counts."""

    element: ElementId
    owner: Identity
    due: date
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionElementDelivered:
    """An element was delivered, as a note tells, or evidence that was handed in."""

    element: ElementId
    note: str
    evidence_digest: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionElementRuledOut:
    """An element does not apply to this release, and this is why."""

    element: ElementId
    reason: str
    by: Identity
    at: datetime


TransitionEvent: TypeAlias = TransitionElementPlanned | TransitionElementDelivered | TransitionElementRuledOut
