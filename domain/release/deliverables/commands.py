"""What people can ask of the deliverables of a release."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.identity import Identity
from domain.release.command import ReleaseCommand
from domain.release.deliverables.items import Acceptance, Assignment
from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDeliverables(ReleaseCommand):
    """Have the release bring forth more than its plan lists, and say why: all of them or none."""

    deliverables: tuple[PlannedDeliverable, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignDeliverables(ReleaseCommand):
    """Say who answers for deliverables by when: all of them or none."""

    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDeliverable(ReleaseCommand):
    """Offer a version: the newest evidence of this name handed in for its stage, or a note of where it is."""

    deliverable: DeliverableId
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptDeliverables(ReleaseCommand):
    """Find versions good: all of them or none."""

    acceptances: tuple[Acceptance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendDeliverableBack(ReleaseCommand):
    """Ask for another version than this one."""

    deliverable: DeliverableId
    version: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DispenseWithDeliverable(ReleaseCommand):
    """Say that this release does without it.

    `lead` is whoever leads the release, as it is looked up; a message is not believed.
    """

    deliverable: DeliverableId
    reason: str
    lead: Identity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenDeliverable(ReleaseCommand):
    """Take back that it was accepted or not needed."""

    deliverable: DeliverableId
    reason: str


DeliverableCommand: TypeAlias = (
    AddDeliverables
    | AssignDeliverables
    | DraftDeliverable
    | AcceptDeliverables
    | SendDeliverableBack
    | DispenseWithDeliverable
    | ReopenDeliverable
)
