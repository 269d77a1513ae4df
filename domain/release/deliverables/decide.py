"""What the deliverables of a release answer to each command: events, or a named refusal."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from domain.evidence import newest
from domain.release.deliverables.accepting import accept, send_back
from domain.release.deliverables.adding import add
from domain.release.deliverables.commands import (
    AcceptDeliverables,
    AddDeliverables,
    AssignDeliverables,
    DeliverableCommand,
    DispenseWithDeliverable,
    DraftDeliverable,
    ReopenDeliverable,
    SendDeliverableBack,
)
from domain.release.deliverables.events import (
    DeliverableAssigned,
    DeliverableDrafted,
    DeliverableEvent,
    DeliverableFoundUnneeded,
    DeliverableReopened,
)
from domain.release.deliverables.items import Assignment
from domain.release.deliverables.known import Known, known
from domain.release.deliverables.plan import DeliverableId
from domain.release.deliverables.refusals import (
    DeliverableIsAccepted,
    DeliverableNamedTwice,
    DeliverableNotNeeded,
    DeliverableReasonMissing,
    DispenserAnswersForIt,
    DueBeforeRelease,
    VersionEmpty,
    VersionNotHandedIn,
)
from domain.release.deliverables.state import Status
from domain.release.plan import ReleasePlan
from domain.release.state import Release
from domain.repeats import repeated


def decide(release: Release, plan: ReleasePlan, command: DeliverableCommand) -> Sequence[DeliverableEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    match command:
        case AddDeliverables():
            _require_once(each.id for each in command.deliverables)
            return add(release, plan, command)
        case AssignDeliverables():
            return _assign(release, plan, command)
        case DraftDeliverable():
            return _draft(release, command)
        case AcceptDeliverables():
            _require_once(each.deliverable for each in command.acceptances)
            accepted = (accept(release, command, each) for each in command.acceptances)
            return [event for events in accepted for event in events]
        case SendDeliverableBack():
            return send_back(release, command)
        case DispenseWithDeliverable():
            return _dispense_with(release, plan, command)
        case ReopenDeliverable():
            return _reopen(release, command)
        case _:
            assert_never(command)


def _assign(release: Release, plan: ReleasePlan, command: AssignDeliverables) -> Sequence[DeliverableEvent]:
    _require_once(each.deliverable for each in command.assignments)
    assigned = (_assigned(release, plan, command, each) for each in command.assignments)
    return [event for event in assigned if event]


def _assigned(
    release: Release, plan: ReleasePlan, command: AssignDeliverables, wanted: Assignment
) -> DeliverableAssigned | None:
    one = known(release, wanted.deliverable)
    owner, due = wanted.owner or one.as_is.owner, wanted.due or one.as_is.due
    if (owner, due) == (one.as_is.owner, one.as_is.due):
        return None
    one.require_open()
    if due and due < plan.starts:
        raise DueBeforeRelease(f"{one.plan.id} on {due}; it begins on {plan.starts}.")
    return DeliverableAssigned(
        deliverable=one.plan.id, owner=owner, due=due, by=command.by.identity, at=command.at
    )


def _draft(release: Release, command: DraftDeliverable) -> Sequence[DeliverableEvent]:
    one = known(release, command.deliverable)
    drafted = _version(release, one, command)
    if _is_there(one, drafted):
        return []
    one.require_open()
    if one.as_is.status is Status.NOT_NEEDED:
        raise DeliverableNotNeeded(one.plan.id)
    return [drafted]


def _version(release: Release, one: Known, command: DraftDeliverable) -> DeliverableDrafted:
    if not command.evidence.strip() and not command.note.strip():
        raise VersionEmpty
    author, digest = command.by.identity, ""
    if command.evidence:
        pieces = newest(piece for stage in one.stages for piece in release.evidence(stage))
        piece = next((each for each in pieces if each.name == command.evidence), None)
        if piece is None:
            raise VersionNotHandedIn(command.evidence)
        author, digest = piece.author, piece.digest
    return DeliverableDrafted(
        deliverable=one.plan.id,
        version=len(one.as_is.versions) + 1,
        evidence=command.evidence,
        digest=digest,
        note=command.note,
        author=author,
        by=command.by.identity,
        at=command.at,
    )


def _is_there(one: Known, drafted: DeliverableDrafted) -> bool:
    """Whether the newest version is this one, and was not sent back."""
    last = one.as_is.newest
    if last is None or one.as_is.returned:
        return False
    return (last.evidence, last.digest, last.note, last.author, last.by) == (
        drafted.evidence,
        drafted.digest,
        drafted.note,
        drafted.author,
        drafted.by,
    )


def _dispense_with(
    release: Release, plan: ReleasePlan, command: DispenseWithDeliverable
) -> Sequence[DeliverableEvent]:
    one = known(release, command.deliverable)
    if one.as_is.unneeded:
        return []
    one.require_open()
    if not command.reason.strip():
        raise DeliverableReasonMissing
    if one.as_is.accepted:
        raise DeliverableIsAccepted(one.plan.id)
    by = command.by.identity
    if by in (one.as_is.owner, command.lead or plan.lead_on(command.at.date())):
        raise DispenserAnswersForIt(f"It is {by.subject}.")
    return [DeliverableFoundUnneeded(deliverable=one.plan.id, reason=command.reason, by=by, at=command.at)]


def _reopen(release: Release, command: ReopenDeliverable) -> Sequence[DeliverableEvent]:
    one = known(release, command.deliverable)
    if not one.as_is.is_settled:
        return []
    one.require_open()
    if not command.reason.strip():
        raise DeliverableReasonMissing
    return [
        DeliverableReopened(
            deliverable=one.plan.id, reason=command.reason, by=command.by.identity, at=command.at
        )
    ]


def _require_once(ids: Iterable[DeliverableId]) -> None:
    if twice := repeated(ids):
        raise DeliverableNamedTwice(", ".join(twice))
