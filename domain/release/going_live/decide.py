"""What a release answers as it goes live, and after: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.identity import Identity
from domain.release.command import ReleaseCommand
from domain.release.going_live.commands import (
    AcceptHandover,
    AddressNonCompliance,
    GoingLiveCommand,
    GoLive,
    OfferHandover,
    RaiseNonCompliance,
)
from domain.release.going_live.events import (
    GoingLiveEvent,
    HandoverAccepted,
    HandoverOffered,
    NonComplianceAddressed,
    NonComplianceRaised,
    ReleaseWentLive,
)
from domain.release.going_live.refusals import (
    BuildNotPassed,
    HandoverNotYours,
    HandoverUnknown,
    MustsOpen,
    NonComplianceRaisedOtherwise,
    NonComplianceUnknown,
    NotLiveYet,
    NotTheLead,
    PartTakenOver,
)
from domain.release.musts import musts_open
from domain.release.openness import require_open
from domain.release.state import Release
from domain.release.words import require_said
from domain.stage import Stage


def decide(release: Release, command: GoingLiveCommand) -> Sequence[GoingLiveEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    match command:
        case GoLive():
            return _go_live(release, command)
        case OfferHandover():
            return _offer(release, command)
        case AcceptHandover():
            return _accept(release, command)
        case RaiseNonCompliance():
            return _raise(release, command)
        case AddressNonCompliance():
            return _address(release, command)
        case _:
            assert_never(command)


def require_lead(release: Release, command: ReleaseCommand, lead: Identity | None) -> None:
    """Lets the lead's word pass: of the one looked up, else of the one planned for that day.

    :raises NotTheLead: when somebody else says it.
    """
    if lead is None and release.plan:
        lead = release.plan.lead_on(command.at.date())
    if lead and command.by.identity != lead:
        raise NotTheLead(f"It is {lead.subject}.")


def _go_live(release: Release, command: GoLive) -> Sequence[GoingLiveEvent]:
    if release.live_since:
        return []
    require_open(release)
    require_lead(release, command, command.lead)
    if Stage.BUILD_SPRINTS not in release.passed:
        raise BuildNotPassed
    if left := musts_open(release):
        raise MustsOpen(f"Open: {', '.join(left)}.")
    return [ReleaseWentLive(by=command.by.identity, at=command.at)]


def _offer(release: Release, command: OfferHandover) -> Sequence[GoingLiveEvent]:
    already = release.going_live.offered.get(command.part)
    if already and already.to == command.to:
        return []
    require_open(release)
    require_said(part=command.part)
    if command.part in release.going_live.accepted:
        raise PartTakenOver(command.part)
    return [HandoverOffered(part=command.part, to=command.to, by=command.by.identity, at=command.at)]


def _accept(release: Release, command: AcceptHandover) -> Sequence[GoingLiveEvent]:
    if command.part in release.going_live.accepted:
        return []
    require_open(release)
    offered = release.going_live.offered.get(command.part)
    if offered is None:
        raise HandoverUnknown(command.part)
    if command.by.identity != offered.to:
        raise HandoverNotYours(f"{command.part} was offered to {offered.to.subject}.")
    return [HandoverAccepted(part=command.part, by=command.by.identity, at=command.at)]


def _raise(release: Release, command: RaiseNonCompliance) -> Sequence[GoingLiveEvent]:
    already = release.going_live.raised.get(command.item)
    if already and (already.what, already.owner) == (command.what, command.owner):
        return []
    require_open(release)
    if already:
        raise NonComplianceRaisedOtherwise(f"{already.item}: {already.what}")
    if release.live_since is None:
        raise NotLiveYet
    require_said(item=command.item, what=command.what)
    return [
        NonComplianceRaised(
            item=command.item,
            what=command.what,
            owner=command.owner,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _address(release: Release, command: AddressNonCompliance) -> Sequence[GoingLiveEvent]:
    if command.item in release.going_live.addressed:
        return []
    require_open(release)
    if command.item not in release.going_live.raised:
        raise NonComplianceUnknown(command.item)
    require_said(how=command.how)
    by, at = command.by.identity, command.at
    return [NonComplianceAddressed(item=command.item, how=command.how, by=by, at=at)]
