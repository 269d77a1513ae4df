"""How the deliverables of a release stand, from what happened to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.identity import Identity
from domain.release.deliverables.events import (
    DeliverableAccepted,
    DeliverableAdded,
    DeliverableAssigned,
    DeliverableDrafted,
    DeliverableEvent,
    DeliverableFoundUnneeded,
    DeliverableReopened,
    DeliverableReturned,
    EventOfOne,
)
from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable


class Status(StrEnum):
    """How far a deliverable has come."""

    PLANNED = "planned"
    DRAFTED = "drafted"
    ACCEPTED = "accepted"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable:
    """One deliverable: who answers for it by when, its versions, and what was said of the newest."""

    owner: Identity | None = None
    due: date | None = None
    versions: tuple[DeliverableDrafted, ...] = ()
    accepted: DeliverableAccepted | None = None
    returned: DeliverableReturned | None = None
    unneeded: DeliverableFoundUnneeded | None = None

    @property
    def newest(self) -> DeliverableDrafted | None:
        return self.versions[-1] if self.versions else None

    @property
    def status(self) -> Status:
        if self.unneeded:
            return Status.NOT_NEEDED
        if self.accepted:
            return Status.ACCEPTED
        return Status.DRAFTED if self.versions and not self.returned else Status.PLANNED

    @property
    def is_settled(self) -> bool:
        """Whether no gate waits for it: it is accepted, or not needed."""
        return self.status in (Status.ACCEPTED, Status.NOT_NEEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverables:
    """All deliverables of a release; `added` are those that its plan does not list."""

    known: Mapping[DeliverableId, Deliverable] = field(default_factory=dict)
    added: tuple[PlannedDeliverable, ...] = ()

    def one(self, id: DeliverableId) -> Deliverable:
        """How one of them stands."""
        return self.known.get(id, Deliverable())


def as_planned(plans: Iterable[PlannedDeliverable]) -> Deliverables:
    """The deliverables of a release whose work has not begun."""
    return Deliverables(known={plan.id: Deliverable(owner=plan.owner, due=plan.due) for plan in plans})


def moved(
    deliverables: Deliverables, before: Iterable[PlannedDeliverable], after: Iterable[PlannedDeliverable]
) -> Deliverables:
    """The deliverables on the days that are planned now; one that people gave another day keeps it."""
    was, known = {plan.id: plan.due for plan in before}, dict(deliverables.known)
    for plan in after:
        one = known.get(plan.id)
        if one and one.due == was.get(plan.id):
            known[plan.id] = replace(one, due=plan.due)
    return replace(deliverables, known=known)


def evolve(deliverables: Deliverables, event: DeliverableEvent) -> Deliverables:
    """The deliverables after one more event; it believes every event."""
    if isinstance(event, DeliverableAdded):
        return _with(deliverables, event.plan)
    changed = _changed(deliverables.one(event.deliverable), event)
    return replace(deliverables, known={**deliverables.known, event.deliverable: changed})


def _with(deliverables: Deliverables, plan: PlannedDeliverable) -> Deliverables:
    known = {**deliverables.known, **as_planned([plan]).known}
    return Deliverables(known=known, added=(*deliverables.added, plan))


def _changed(one: Deliverable, event: EventOfOne) -> Deliverable:
    match event:
        case DeliverableAssigned():
            return replace(one, owner=event.owner, due=event.due)
        case DeliverableDrafted():
            return replace(one, versions=(*one.versions, event), accepted=None, returned=None)
        case DeliverableAccepted():
            return replace(one, accepted=event, returned=None)
        case DeliverableReturned():
            return replace(one, accepted=None, returned=event)
        case DeliverableFoundUnneeded():
            return replace(one, unneeded=event)
        case DeliverableReopened():
            return replace(one, accepted=None, unneeded=None)
        case _:
            assert_never(event)
