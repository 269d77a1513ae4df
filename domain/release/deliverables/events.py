"""What can have happened to the deliverables of a release."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableAdded:
    """The release is to bring this forth as well, which its plan does not list, for this reason."""

    plan: PlannedDeliverable
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableAssigned:
    """From here on this person answers for it, by this day; None where that is still open."""

    deliverable: DeliverableId
    owner: Identity | None
    due: date | None
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableDrafted:
    """There is a version of it, counted from 1: a piece of evidence by name and digest, or a note.

    `author` wrote it, and `by` said so.
    """

    deliverable: DeliverableId
    version: int
    evidence: str
    digest: str
    note: str
    author: Identity
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableAccepted:
    """Somebody other than its author found this version good; a newer one needs accepting again."""

    deliverable: DeliverableId
    version: int
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableReturned:
    """This version was sent back to whoever answers for it."""

    deliverable: DeliverableId
    version: int
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableFoundUnneeded:
    """This release does without it, and this is why."""

    deliverable: DeliverableId
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableReopened:
    """It is neither accepted nor dispensable any more."""

    deliverable: DeliverableId
    reason: str
    by: Identity
    at: datetime


EventOfOne: TypeAlias = (
    DeliverableAssigned
    | DeliverableDrafted
    | DeliverableAccepted
    | DeliverableReturned
    | DeliverableFoundUnneeded
    | DeliverableReopened
)
DeliverableEvent: TypeAlias = DeliverableAdded | EventOfOne
