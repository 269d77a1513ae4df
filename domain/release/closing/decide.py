"""What a release answers when it is to be closed."""

from collections.abc import Sequence

from domain.identity import SERVICE_ISSUER
from domain.release.closing.commands import CloseRelease
from domain.release.closing.events import ReleaseClosed
from domain.release.closing.lacking import what_lacks_to_close
from domain.release.closing.refusals import NotReadyToClose
from domain.release.going_live.decide import require_lead
from domain.release.refusals import ReleaseEnded
from domain.release.state import Release


def decide(release: Release, command: CloseRelease) -> Sequence[ReleaseClosed]:
    """The end of the release; none when it is closed.

    :raises Rejected: when something is lacking, with all of it, or when somebody else than the lead asks.
    """
    if release.closed:
        return []
    if release.stopped:
        raise ReleaseEnded
    if command.by.identity.issuer != SERVICE_ISSUER:
        require_lead(release, command, command.lead)
    lacking = what_lacks_to_close(release, command.benefits, command.team, command.at.date())
    if lacking:
        raise NotReadyToClose(" ".join(each.sentence for each in lacking))
    return [ReleaseClosed(by=command.by.identity, at=command.at)]
