"""Whether a release still takes anything, and whether a stage of it is under way."""

from domain.release.refusals import ReleaseEnded, StageNotUnderWay
from domain.release.state import Release
from domain.stage import Stage


def require_going_on(release: Release) -> None:
    """Lets a release pass that has not ended.

    :raises ReleaseEnded: when it has.
    """
    if release.ending:
        raise ReleaseEnded


def require_stage(release: Release, stage: Stage) -> None:
    """Lets a release pass that works on this stage.

    :raises ReleaseEnded: when the release has ended.
    :raises StageNotUnderWay: when it works on another stage, or the gate of this one was passed.
    """
    require_going_on(release)
    if release.stage is not stage or stage in release.passed:
        raise StageNotUnderWay(f"{stage} is not under way.")
