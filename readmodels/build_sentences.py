"""What happened to the build of a release and its experiments, in plain English."""

from typing import assert_never

from domain.money import pounds
from domain.release.build.events import (
    BacklogWeighed,
    BuildEvent,
    RequirementAdded,
    RequirementCarriedOver,
    RequirementDelivered,
    RequirementDropped,
    RequirementMovedOut,
    RequirementPlanned,
    RequirementReclassified,
    RequirementResized,
    RequirementScored,
    SprintEnded,
    SprintPlanned,
    SprintStarted,
)
from domain.release.build.item import ItemEvent
from domain.release.learning.events import (
    ExperimentDropped,
    ExperimentMeasured,
    ExperimentScaled,
    ExperimentStarted,
    LearningEvent,
)
from readmodels.scene import Scene, ended, listed, plain_words


def build_sentence(event: BuildEvent, scene: Scene) -> str:
    """One sentence for each event of a build."""
    match event:
        case SprintPlanned():
            fixed = f"{event.terms.days} days, {pounds(event.terms.cost)}"
            by = f"{scene.name(event.by)} planned sprint {event.number} of {scene.release}"
            return f"{by}: {fixed}, quality {listed(event.terms.quality) or 'without criteria'}."
        case SprintStarted():
            return f"Sprint {event.number} of {event.of} of {scene.release} started."
        case SprintEnded():
            return f"Sprint {event.number} of {event.of} of {scene.release} ended."
        case RequirementAdded():
            wanted = event.requirement
            what = f"{wanted.named} to {scene.release} as a {plain_words(wanted.moscow)}"
            return f"{scene.name(event.by)} added {what}, {wanted.points} points: {ended(event.reason)}"
        case BacklogWeighed():
            weights = event.weights
            counted = f"outcome {weights.outcome}, cost {weights.cost}, volume {weights.volume}"
            by = f"{scene.name(event.by)} weighed the backlog of {scene.release}"
            return f"{by} by {counted}: {ended(event.reason)}"
        case _:
            return _requirement_sentence(event, scene)


def learning_sentence(event: LearningEvent, scene: Scene) -> str:
    """One sentence for each event of an experiment."""
    by = scene.name(event.by)
    match event:
        case ExperimentStarted():
            what = event.experiment
            return f"{by} started the experiment {what.id} in {what.area}: {ended(what.hypothesis)}"
        case ExperimentMeasured():
            return f"{by} measured the experiment {event.experiment} of {scene.release}: {event.result}."
        case ExperimentScaled():
            return f"{by} scaled the experiment {event.experiment} of {scene.release}: {ended(event.reason)}"
        case ExperimentDropped():
            return f"{by} dropped the experiment {event.experiment} of {scene.release}: {ended(event.reason)}"
        case _:
            assert_never(event)


def _requirement_sentence(event: ItemEvent, scene: Scene) -> str:
    what = f"{event.requirement} of {scene.release}"
    match event:
        case RequirementReclassified():
            classes = f"{plain_words(event.moscow)} instead of {plain_words(event.was)}"
            return f"{scene.name(event.by)} made {what} a {classes}: {ended(event.reason)}"
        case RequirementResized():
            by = f"{scene.name(event.by)} resized {what} from {event.was} to {event.points} points"
            return f"{by}: {ended(event.reason)}"
        case RequirementDropped():
            by = f"{scene.name(event.by)} dropped {what}, a {plain_words(event.was)}"
            return f"{by}: {ended(event.reason)}"
        case RequirementScored():
            scores = event.scores
            said = f"outcome {scores.outcome}, cost {scores.cost}, volume {scores.volume}"
            return f"{scene.name(event.by)} scored {what}: {said}."
        case RequirementPlanned():
            return f"{scene.name(event.by)} planned {what} into sprint {event.sprint}."
        case RequirementMovedOut():
            return f"{scene.name(event.by)} moved {what} out of sprint {event.sprint}."
        case RequirementDelivered():
            where = f" in sprint {event.sprint}" if event.sprint else ""
            by = f"built by {scene.name(event.built_by)}, accepted by {scene.name(event.accepted_by)}"
            return f"{what} was delivered{where}, {by}."
        case RequirementCarriedOver():
            into = f"into sprint {event.into}" if event.into else "into the backlog"
            left = f"{what} was not finished in sprint {event.sprint} and went {into}"
            return f"{left}, carried over {event.times}×."
        case _:
            assert_never(event)
