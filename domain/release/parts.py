"""What the parts of a release's work answer to commands."""

from collections.abc import Sequence
from typing import TypeAlias

from domain.release.closing.commands import CloseRelease
from domain.release.closing.decide import decide as decide_closing
from domain.release.events import ReleaseEvent
from domain.release.exit_costs.commands import EstimateExitCost
from domain.release.exit_costs.decide import decide as decide_exit_cost
from domain.release.going_live.commands import GoingLiveCommand
from domain.release.going_live.decide import decide as decide_going_live
from domain.release.lessons.commands import LessonCommand
from domain.release.lessons.decide import decide as decide_lessons
from domain.release.state import Release
from domain.release.transition.commands import TransitionCommand
from domain.release.transition.decide import decide as decide_transition
from domain.release.watching.commands import WatchingCommand
from domain.release.watching.decide import decide as decide_watching

PartCommand: TypeAlias = (
    TransitionCommand | WatchingCommand | LessonCommand | GoingLiveCommand | EstimateExitCost | CloseRelease
)


def decide_part(release: Release, command: PartCommand) -> Sequence[ReleaseEvent]:
    """The events that a command to a part brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    if isinstance(command, TransitionCommand):
        return decide_transition(release, command)
    if isinstance(command, WatchingCommand):
        return decide_watching(release, command)
    if isinstance(command, LessonCommand):
        return decide_lessons(release, command)
    if isinstance(command, GoingLiveCommand):
        return decide_going_live(release, command)
    if isinstance(command, EstimateExitCost):
        return decide_exit_cost(release, command)
    # Only closing is left: the type checker proves it.
    return decide_closing(release, command)
