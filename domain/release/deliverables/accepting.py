"""Who accepts which version of a deliverable, and who sends it back."""

from collections.abc import Sequence

from domain.identity import Identity
from domain.release.deliverables.commands import AcceptDeliverables, SendDeliverableBack
from domain.release.deliverables.events import (
    DeliverableAccepted,
    DeliverableDrafted,
    DeliverableEvent,
    DeliverableReturned,
)
from domain.release.deliverables.items import Acceptance
from domain.release.deliverables.known import Known, known
from domain.release.deliverables.refusals import (
    AcceptorIsAuthor,
    DeliverableIsAccepted,
    DeliverableNotNeeded,
    DeliverableReasonMissing,
    NotAnAcceptor,
    NothingDrafted,
    VersionNotNewest,
    VersionWasReturned,
)
from domain.release.state import Release


def accept(release: Release, command: AcceptDeliverables, wanted: Acceptance) -> Sequence[DeliverableEvent]:
    """That a version was accepted; nothing when it was before.

    :raises Rejected: when it cannot be, or not by whoever asks.
    """
    one, by = known(release, wanted.deliverable), command.by.identity
    if one.as_is.accepted and one.as_is.accepted.version == wanted.version and not one.as_is.unneeded:
        return []
    one.require_open()
    version = _newest(one, wanted.version)
    if one.as_is.returned:
        raise VersionWasReturned(f"{one.plan.id}: {one.as_is.returned.reason}")
    _require_acceptor(one, version, by)
    return [DeliverableAccepted(deliverable=one.plan.id, version=version.version, by=by, at=command.at)]


def send_back(release: Release, command: SendDeliverableBack) -> Sequence[DeliverableEvent]:
    """That a version was sent back; nothing when it was before.

    :raises Rejected: when it cannot be.
    """
    one = known(release, command.deliverable)
    if one.as_is.returned and one.as_is.returned.version == command.version:
        return []
    one.require_open()
    if not command.reason.strip():
        raise DeliverableReasonMissing
    version = _newest(one, command.version)
    if one.as_is.accepted:
        raise DeliverableIsAccepted(one.plan.id)
    return [
        DeliverableReturned(
            deliverable=one.plan.id,
            version=version.version,
            reason=command.reason,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _newest(one: Known, wanted: int) -> DeliverableDrafted:
    if one.as_is.unneeded:
        raise DeliverableNotNeeded(one.plan.id)
    if one.as_is.newest is None:
        raise NothingDrafted(one.plan.id)
    if wanted != one.as_is.newest.version:
        raise VersionNotNewest(f"Of {one.plan.id} it is version {one.as_is.newest.version}, not {wanted}.")
    return one.as_is.newest


def _require_acceptor(one: Known, version: DeliverableDrafted, by: Identity) -> None:
    if by in (version.author, version.by):
        raise AcceptorIsAuthor(f"Version {version.version} of {one.plan.id}.")
    if one.plan.acceptors and by not in one.plan.acceptors:
        names = ", ".join(each.subject for each in one.plan.acceptors)
        raise NotAnAcceptor(f"{one.plan.id} is accepted by {names}.")
