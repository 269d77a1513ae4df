"""What the parts of a release's work answer to commands."""

from collections.abc import Sequence
from typing import TypeAlias

from domain.release.build.commands import AnyBuildCommand
from domain.release.build.decide import decide as decide_build
from domain.release.closing.commands import CloseRelease
from domain.release.closing.decide import decide as decide_closing
from domain.release.consultation.commands import ConsultationCommand
from domain.release.consultation.decide import decide as decide_consultation
from domain.release.deliverables.commands import DeliverableCommand
from domain.release.deliverables.decide import decide as decide_deliverables
from domain.release.events import ReleaseEvent
from domain.release.exit_costs.commands import EstimateExitCost
from domain.release.exit_costs.decide import decide as decide_exit_cost
from domain.release.going_live.commands import GoingLiveCommand
from domain.release.going_live.decide import decide as decide_going_live
from domain.release.learning.commands import LearningFromPeople
from domain.release.learning.decide import decide as decide_learning
from domain.release.lessons.commands import LessonCommand
from domain.release.lessons.decide import decide as decide_lessons
from domain.release.milestone.commands import MilestoneCommand
from domain.release.milestone.decide import decide as decide_milestone
from domain.release.plan import ReleasePlan
from domain.release.rating.commands import RateRelease
from domain.release.rating.decide import decide as decide_rating
from domain.release.reminding.commands import RemindOwners
from domain.release.reminding.decide import remind
from domain.release.standing import require_going_on
from domain.release.state import Release
from domain.release.training.commands import TrainingCommand
from domain.release.training.decide import decide as decide_training
from domain.release.transition.commands import TransitionCommand
from domain.release.transition.decide import decide as decide_transition
from domain.release.watching.commands import WatchingCommand
from domain.release.watching.decide import decide as decide_watching

AfterBuild: TypeAlias = (
    TransitionCommand
    | WatchingCommand
    | LessonCommand
    | GoingLiveCommand
    | EstimateExitCost
    | RemindOwners
    | CloseRelease
)
PartCommand: TypeAlias = (
    ConsultationCommand
    | DeliverableCommand
    | TrainingCommand
    | AnyBuildCommand
    | LearningFromPeople
    | MilestoneCommand
    | RateRelease
    | AfterBuild
)


def decide_part(release: Release, plan: ReleasePlan, command: PartCommand) -> Sequence[ReleaseEvent]:
    """The events that a command to a part brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    if isinstance(command, ConsultationCommand):
        return decide_consultation(release, plan, command)
    if isinstance(command, DeliverableCommand):
        return decide_deliverables(release, plan, command)
    if isinstance(command, TrainingCommand):
        return _train(release, command)
    if isinstance(command, AnyBuildCommand):
        return decide_build(release, plan, command)
    if isinstance(command, LearningFromPeople):
        return decide_learning(release, command)
    if isinstance(command, MilestoneCommand):
        return decide_milestone(release, command)
    if isinstance(command, RateRelease):
        return decide_rating(release, command)
    return _decide_after_build(release, command)


def _decide_after_build(release: Release, command: AfterBuild) -> Sequence[ReleaseEvent]:
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
    if isinstance(command, RemindOwners):
        return remind(release, command)
    # Only closing is left: the type checker proves it.
    return decide_closing(release, command)


def _train(release: Release, command: TrainingCommand) -> Sequence[ReleaseEvent]:
    events = decide_training(release.training, release.terms.training, command)
    if events:
        require_going_on(release)
    return events
