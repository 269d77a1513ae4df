"""How a release changes with each thing that happens to it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import assert_never

from domain.milestone import state as milestones
from domain.release.build import state as building
from domain.release.build.events import BuildEvent
from domain.release.consultation import state as consulting
from domain.release.consultation.events import ConsultationEvent
from domain.release.consultation.state import NO_CONSULTATION
from domain.release.deliverables import state as deliverables
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
from domain.release.exit_costs.events import ExitCostEstimated
from domain.release.going_live.events import GoingLiveEvent
from domain.release.going_live.state import evolve as evolve_going_live
from domain.release.learning import state as learning
from domain.release.learning.events import LearningEvent
from domain.release.learning.state import Learning
from domain.release.lessons.events import LessonEvent
from domain.release.lessons.state import evolve as evolve_lessons
from domain.release.milestone.events import MilestoneEvent
from domain.release.plan import ReleasePlan, with_plan_of
from domain.release.rating.events import ReleaseRated
from domain.release.reminding.events import OwnerReminded
from domain.release.state import Release
from domain.release.training import state as training
from domain.release.training.events import TrainingEvent
from domain.release.transition.events import TransitionEvent
from domain.release.transition.state import evolve as evolve_transition
from domain.release.watching.events import WatchingEvent
from domain.release.watching.state import evolve as evolve_watching


def evolve(release: Release, event: ReleaseEvent) -> Release:
    """The release after one more event; it believes every event."""
    if isinstance(event, DeliverableEvent):
        return replace(release, deliverables=deliverables.evolve(release.deliverables, event))
    if isinstance(event, TrainingEvent):
        return replace(release, training=training.evolve(release.training, event))
    if isinstance(event, ConsultationEvent):
        return replace(release, consultation=consulting.evolve(release.consultation, event))
    if isinstance(event, BuildEvent):
        return replace(release, build=building.evolve(release.build, event))
    if isinstance(event, LearningEvent):
        return replace(release, learning=learning.evolve(release.learning, event))
    if isinstance(event, MilestoneEvent):
        return replace(release, milestones=milestones.evolve(release.milestones, event))
    if isinstance(event, AfterBuildEvent):
        return _after_build(release, event)
    match event:
        case ReleaseRegistered():
            return _registered(release, event)
        case PlanAdopted():
            return _planned_anew(release, event)
        case ReleaseWithdrawn():
            return replace(release, withdrawn=event)
        case StageEntered():
            return _entered(release, event)
        case StageBegunAhead():
            return replace(release, begun={**release.begun, event.stage: event.at})
        case EvidenceOffered():
            pieces = (*release.evidence(event.stage), event.evidence)
            return replace(release, offered={**release.offered, event.stage: pieces})
        case ReadinessReported():
            return replace(release, readiness={**release.readiness, event.measure: event})
        case StageSubmitted():
            return replace(release, submitted=True)
        case StagePassed():
            return replace(release, passages=(*release.passages, event), submitted=False)
        case StageReturned():
            back = replace(release, submitted=False, returned=event.round, deferred=None)
            return replace(back, returned_on=event.evidence_digest)
        case StageDeferred():
            return replace(release, submitted=False, returned=event.round, deferred=event)
        case ReleaseStopped():
            return replace(release, submitted=False, returned=event.round, stopped=event)
        case ReleaseSignedOff():
            return replace(release, signed_off_at=event.at)
        case ReleaseRated():
            return replace(release, rating=event)
        case _:
            assert_never(event)


def _after_build(release: Release, event: AfterBuildEvent) -> Release:
    if isinstance(event, TransitionEvent):
        return replace(release, transition=evolve_transition(release.transition, event))
    if isinstance(event, WatchingEvent):
        return replace(release, watching=evolve_watching(release.watching, event))
    if isinstance(event, LessonEvent):
        return replace(release, lessons=evolve_lessons(release.lessons, event))
    if isinstance(event, GoingLiveEvent):
        return replace(release, going_live=evolve_going_live(release.going_live, event))
    if isinstance(event, ExitCostEstimated):
        return replace(release, exit_costs={**release.exit_costs, event.cost.stage: event})
    if isinstance(event, OwnerReminded):
        return replace(release, reminded=release.reminded | {event.reminder})
    return replace(release, closed=event)


def _entered(release: Release, event: StageEntered) -> Release:
    begun = {event.stage: event.at, **release.begun}
    entered = replace(release, stage=event.stage, round=event.round, submitted=False, begun=begun)
    return entered if event.stage is release.stage else replace(entered, returned=0, deferred=None)


def fold(events: Iterable[ReleaseEvent]) -> Release:
    """The release that these events made."""
    return reduce(evolve, events, Release())


def _registered(release: Release, event: ReleaseRegistered) -> Release:
    registered = replace(
        release, programme=event.programme, plan=event.plan, benefits=event.benefits, terms=event.terms
    )
    return with_parts(registered, event.plan)


def _planned_anew(release: Release, event: PlanAdopted) -> Release:
    """What people recorded stays; the parts of a release of which they recorded nothing begin anew."""
    before, after = release.plan, event.plan
    anew = replace(release, plan=after, baseline=event.baseline)
    if before is None or with_plan_of(before, after) != after:
        return with_parts(anew, after)
    moved = deliverables.moved(release.deliverables, before.deliverables, after.deliverables)
    return replace(anew, deliverables=moved)


def with_parts(release: Release, plan: ReleasePlan) -> Release:
    """The release with every part as a plan sets it out, before anybody recorded anything of it."""
    return replace(
        release,
        deliverables=deliverables.as_planned(plan.deliverables),
        training=training.begun(plan.training, release.terms.training),
        build=building.begun(plan.build),
        consultation=NO_CONSULTATION,
        learning=Learning(),
        milestones=milestones.planned(plan.milestones),
    )
