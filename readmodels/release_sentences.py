"""What happened to a release, in plain English."""

from typing import assert_never

from domain.money import exact_pounds
from domain.release.build.events import BuildEvent
from domain.release.consultation.events import ConsultationEvent
from domain.release.deliverables.events import DeliverableEvent
from domain.release.events import (
    AfterBuildEvent,
    EvidenceOffered,
    PlanAdopted,
    ReadinessReported,
    ReleaseEvent,
    ReleaseRegistered,
    ReleaseSignedOff,
    ReleaseStopped,
    ReleaseWithdrawn,
    StageBegunAhead,
    StageDeferred,
    StageEntered,
    StagePassed,
    StageReturned,
    StageSubmitted,
)
from domain.release.learning.events import LearningEvent
from domain.release.milestone.events import MilestoneEvent
from domain.release.rating.events import ReleaseRated
from domain.release.readiness import Measure
from domain.release.training.events import TrainingEvent
from readmodels.after_build_sentences import after_build_sentence
from readmodels.build_sentences import build_sentence, learning_sentence
from readmodels.consultation_sentences import consultation_sentence
from readmodels.deliverable_sentences import deliverable_sentence
from readmodels.milestone_sentences import milestone_sentence
from readmodels.scene import Scene, day, ended, listed, plain_words, rounded
from readmodels.training_sentences import training_sentence


def release_sentence(event: ReleaseEvent, scene: Scene) -> str:
    """One sentence for each event of a release."""
    if isinstance(event, DeliverableEvent):
        return deliverable_sentence(event, scene)
    if isinstance(event, TrainingEvent):
        return training_sentence(event, scene)
    if isinstance(event, ConsultationEvent):
        return consultation_sentence(event, scene)
    if isinstance(event, BuildEvent):
        return build_sentence(event, scene)
    if isinstance(event, LearningEvent):
        return learning_sentence(event, scene)
    if isinstance(event, MilestoneEvent):
        return milestone_sentence(event, scene)
    if isinstance(event, AfterBuildEvent):
        return after_build_sentence(event, scene)
    match event:
        case ReleaseRegistered():
            plan = event.plan
            return f"{plan.id}, {plan.name}, was taken into the programme, led by {scene.name(plan.lead)}."
        case PlanAdopted():
            return f"{scene.release} goes on as planned in baseline {event.baseline}."
        case ReleaseWithdrawn():
            return f"{scene.release} was taken out of the plan: {ended(event.reason)}"
        case StageEntered() | StageSubmitted() | StagePassed() | StageReturned() | StageDeferred():
            return _stage_sentence(event, scene)
        case StageBegunAhead():
            return f"Work on {plain_words(event.stage)} began while an earlier stage went on."
        case EvidenceOffered():
            return _evidence_sentence(event, scene)
        case ReadinessReported():
            return _readiness_sentence(event, scene)
        case ReleaseStopped():
            stage = f"{plain_words(event.stage)}{rounded(event.round)}"
            cost = "" if event.exit_cost is None else f" That costs {exact_pounds(event.exit_cost)}."
            why = f": {event.reason}" if event.reason else ""
            return ended(f"{scene.release} was stopped at {stage}{why}") + cost
        case ReleaseSignedOff():
            return f"{scene.release} was signed off."
        case ReleaseRated():
            return ended(f"{scene.name(event.by)} rated {scene.release} {event.colour}: {event.comment}")
        case _:
            assert_never(event)


def _stage_sentence(
    event: StageEntered | StageSubmitted | StagePassed | StageReturned | StageDeferred, scene: Scene
) -> str:
    stage = f"{plain_words(event.stage)}{rounded(event.round)}"
    match event:
        case StageEntered():
            return f"{scene.release} entered {stage}."
        case StageSubmitted():
            return f"{scene.release} finished the work of {stage}, and its gate was asked for."
        case StagePassed():
            return f"{scene.release} passed {stage}: {plain_words(event.outcome)}."
        case StageReturned():
            return f"{scene.release} went back to rework {stage}: {plain_words(event.outcome)}."
        case StageDeferred():
            return f"{scene.release} was put off at {stage}: it comes again on {day(event.until)}."
        case _:
            assert_never(event)


def _evidence_sentence(event: EvidenceOffered, scene: Scene) -> str:
    piece = event.evidence
    written = "" if piece.author == piece.submitted_by else f", written by {scene.name(piece.author)}"
    stage = plain_words(event.stage)
    return f"{scene.name(piece.submitted_by)} handed in {piece.name} for {stage} of {scene.release}{written}."


def _readiness_sentence(event: ReadinessReported, scene: Scene) -> str:
    portion = event.portion
    counted = f"{_COUNTED[event.measure]}, {portion.done} of {portion.of}"
    left = f"; outstanding: {listed(portion.outstanding)}" if portion.outstanding else ""
    return f"{scene.name(event.by)} reported on {scene.release}: {counted}{left}."


_COUNTED = {
    Measure.DELIVERABLES: "deliverables accepted",
    Measure.MUSTS: "Musts delivered",
    Measure.TRAINING: "people trained",
    Measure.TRANSITION: "transition elements planned",
    Measure.RISKS: "open risks within appetite",
}
