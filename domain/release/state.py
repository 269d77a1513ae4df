"""What a release is now, from what happened to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from typing import assert_never

from domain.evidence import Evidence, evidence_digest
from domain.milestone import state as milestones
from domain.milestone.state import NO_MILESTONES, Milestones
from domain.money import Pence
from domain.release.build import state as building
from domain.release.build.events import BuildEvent
from domain.release.build.plan import SprintTerms
from domain.release.build.state import Build
from domain.release.closing.events import ReleaseClosed
from domain.release.consultation import state as consulting
from domain.release.consultation.events import ConsultationEvent
from domain.release.consultation.state import NO_CONSULTATION, Consultation
from domain.release.deliverables import state as deliverables
from domain.release.deliverables.events import DeliverableEvent
from domain.release.deliverables.state import Deliverables
from domain.release.ending import Ending
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
from domain.release.going_live.state import GoingLive
from domain.release.going_live.state import evolve as evolve_going_live
from domain.release.learning import state as learning
from domain.release.learning.events import LearningEvent
from domain.release.learning.state import Learning
from domain.release.lessons.events import LessonEvent
from domain.release.lessons.state import Lessons
from domain.release.lessons.state import evolve as evolve_lessons
from domain.release.milestone.events import MilestoneEvent
from domain.release.plan import ReleasePlan, with_plan_of
from domain.release.rating.events import ReleaseRated
from domain.release.readiness import Measure
from domain.release.terms import NO_TERMS, Terms
from domain.release.training import state as training
from domain.release.training.events import TrainingEvent
from domain.release.training.state import NO_TRAINING, Training
from domain.release.transition.events import TransitionEvent
from domain.release.transition.state import Transition
from domain.release.transition.state import evolve as evolve_transition
from domain.release.watching.events import WatchingEvent
from domain.release.watching.state import Watching
from domain.release.watching.state import evolve as evolve_watching
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release; `plan` is None until it is registered, `stage` until work on it begins.

    `returned` is the last round of the stage that the gate sent back or put off, 0 when none was, and
    `returned_on` the digest of the evidence that it had seen; `deferred` says that it was put off. `begun`
    tells since when a stage is worked on, be it ahead of its turn. `baseline` is the newest baseline of the
    programme that its plan was changed by.
    """

    programme: str = ""
    plan: ReleasePlan | None = None
    benefits: tuple[str, ...] = ()
    stage: Stage | None = None
    round: int = 0
    submitted: bool = False
    returned: int = 0
    returned_on: str = ""
    deferred: StageDeferred | None = None
    passages: tuple[StagePassed, ...] = ()
    begun: Mapping[Stage, datetime] = field(default_factory=dict)
    consultation: Consultation = NO_CONSULTATION
    build: Build = field(default_factory=Build)
    learning: Learning = field(default_factory=Learning)
    terms: Terms = NO_TERMS
    offered: Mapping[Stage, tuple[Evidence, ...]] = field(default_factory=dict)
    readiness: Mapping[Measure, ReadinessReported] = field(default_factory=dict)
    transition: Transition = field(default_factory=Transition)
    watching: Watching = field(default_factory=Watching)
    lessons: Lessons = field(default_factory=Lessons)
    going_live: GoingLive = field(default_factory=GoingLive)
    exit_costs: Mapping[Stage, ExitCostEstimated] = field(default_factory=dict)
    signed_off_at: datetime | None = None
    deliverables: Deliverables = field(default_factory=Deliverables)
    training: Training = NO_TRAINING
    stopped: ReleaseStopped | None = None
    baseline: int = 1
    withdrawn: ReleaseWithdrawn | None = None
    milestones: Milestones = NO_MILESTONES
    rating: ReleaseRated | None = None
    closed: ReleaseClosed | None = None

    @property
    def passed(self) -> tuple[Stage, ...]:
        """The stages whose gates opened the way, in order."""
        return tuple(each.stage for each in self.passages)

    @property
    def ending(self) -> Ending | None:
        """How the release ended; None while it goes on."""
        if self.stopped:
            return Ending.STOPPED
        return Ending.SIGNED_OFF if self.signed_off_at else None

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do: it was stopped, withdrawn, or closed after its sign-off."""
        return bool(self.stopped or self.withdrawn or self.closed)

    @property
    def live_since(self) -> datetime | None:
        """When the release went live: as recorded, else at its sign-off; None before."""
        went_live = self.going_live.went_live
        return went_live.at if went_live else self.signed_off_at

    def exit_cost(self, stage: Stage) -> Pence | None:
        """What stopping at the gate of a stage costs: as estimated last, else as planned."""
        if stage in self.exit_costs:
            return self.exit_costs[stage].cost.amount
        return self.plan.exit_cost(stage) if self.plan else None

    @property
    def has_ended(self) -> bool:
        """Whether no stage of it will be worked on: it ended, or was withdrawn before it began."""
        return self.ending is not None or self.withdrawn is not None

    @property
    def has_fresh_evidence(self) -> bool:
        """Whether what was handed in for the stage is no longer what the gate sent it back on."""
        if self.stage is None or not self.returned:
            return False
        return evidence_digest(self.evidence(self.stage)) != self.returned_on

    def is_worked_on(self, stage: Stage) -> bool:
        """Whether work on the stage has begun, be it ahead of its turn, and its gate is not passed."""
        return stage in self.begun and stage not in self.passed

    @property
    def sprints_started(self) -> int:
        """The last sprint that started; 0 before the first."""
        return self.build.sprints_started

    @property
    def sprints_ended(self) -> int:
        """The last sprint that ended; 0 before that."""
        return self.build.sprints_ended

    @property
    def sprint_days(self) -> tuple[int, ...]:
        """The length of each sprint in days, as planned last or as it started."""
        planned = self.plan.sprints if self.plan else 0
        return tuple(self.sprint_terms(number).days for number in range(1, planned + 1))

    def sprint_terms(self, number: int) -> SprintTerms:
        """What is fixed in a sprint, or will be: as planned for it, else as for every sprint."""
        if number in self.build.terms or self.plan is None:
            return self.build.terms.get(number, SprintTerms())
        days = self.plan.sprint_days[number - 1] if 1 <= number <= self.plan.sprints else 0
        return SprintTerms(days=days, cost=self.plan.build.sprint_cost, quality=self.plan.build.quality)

    def is_under_way(self, stage: Stage, round: int) -> bool:
        """Whether this stage is being worked on, in this round."""
        return self.stage is stage and self.round == round and stage not in self.passed

    def evidence(self, stage: Stage) -> tuple[Evidence, ...]:
        """Everything handed in for a stage's gate, in order."""
        return self.offered.get(stage, ())


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
