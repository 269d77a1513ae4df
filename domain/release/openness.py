"""Until when something can be added to a release: until it is stopped, or closed after its sign-off."""

from domain.release.refusals import ReleaseEnded, ReleaseIsClosed
from domain.release.state import Release


def require_open(release: Release) -> None:
    """Lets a release pass that was neither stopped nor closed; one that was signed off still has work.

    :raises ReleaseEnded: when a gate stopped it.
    :raises ReleaseIsClosed: when it was closed.
    """
    if release.stopped:
        raise ReleaseEnded
    if release.closed:
        raise ReleaseIsClosed(f"It was closed on {release.closed.at.date()}.")
