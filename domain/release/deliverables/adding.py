"""What a release can be asked to bring forth beyond its plan."""

from collections.abc import Iterable, Sequence

from domain.release.deliverables.commands import AddDeliverables
from domain.release.deliverables.events import DeliverableAdded
from domain.release.deliverables.known import require_open
from domain.release.deliverables.plan import PlannedDeliverable
from domain.release.deliverables.refusals import (
    DeliverableKnown,
    DeliverableReasonMissing,
    DeliverablesAreReported,
    DueBeforeRelease,
    GateIsPassed,
)
from domain.release.plan import ReleasePlan
from domain.release.readiness import Measure
from domain.release.state import Release
from domain.release.words import require_said


def add(release: Release, plan: ReleasePlan, command: AddDeliverables) -> Sequence[DeliverableAdded]:
    """That deliverables were added; nothing of those that were before.

    :raises Rejected: when one of them cannot be.
    """
    anew = [each for each in command.deliverables if each not in release.listed]
    if anew and not command.reason.strip():
        raise DeliverableReasonMissing
    if anew and not release.listed and Measure.DELIVERABLES in release.readiness:
        raise DeliverablesAreReported
    listed = release.listed
    for each in anew:
        require_open(release, each)
        _require_askable(release, plan, each)
        _require_its_own(listed, each)
        listed = (*listed, each)
    return [
        DeliverableAdded(plan=each, reason=command.reason, by=command.by.identity, at=command.at)
        for each in anew
    ]


def _require_askable(release: Release, plan: ReleasePlan, wanted: PlannedDeliverable) -> None:
    require_said(name=wanted.name)
    if wanted.stage in release.passed:
        raise GateIsPassed(f"{wanted.id} is for the gate of {wanted.stage}.")
    if wanted.due and wanted.due < plan.starts:
        raise DueBeforeRelease(f"{wanted.id} on {wanted.due}; it begins on {plan.starts}.")


def _require_its_own(listed: Iterable[PlannedDeliverable], wanted: PlannedDeliverable) -> None:
    # Checks of gates name a deliverable as people do, so a name is as much its own as an id.
    for known in listed:
        if known.id == wanted.id or known.name == wanted.name:
            raise DeliverableKnown(f"{known.id} is: {known.name}.")
