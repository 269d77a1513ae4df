"""Whether a release is where something may be asked of it."""

from domain.release.refusals import ReleaseEnded, StageNotUnderWay
from domain.release.state import Release
from domain.stage import Stage


def require_going_on(release: Release) -> None:
    """Lets a release pass that has not ended.

    :raises ReleaseEnded: when it has.
    """
    if release.has_ended:
        raise ReleaseEnded


def require_stage(release: Release, stage: Stage) -> None:
    """Lets a release pass that is working on a stage.

    :raises Rejected: when it has ended, or the stage is not under way.
    """
    require_going_on(release)
    if not release.is_worked_on(stage):
        raise StageNotUnderWay(f"{stage} is not under way.")
