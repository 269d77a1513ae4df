"""What a release is now, from what happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.evidence import Evidence, evidence_digest
from domain.milestone.state import NO_MILESTONES, Milestones
from domain.money import Pence
from domain.release.build.plan import SprintTerms
from domain.release.build.state import Build
from domain.release.closing.events import ReleaseClosed
from domain.release.consultation.state import NO_CONSULTATION, Consultation
from domain.release.deliverables.plan import PlannedDeliverable
from domain.release.deliverables.state import Deliverables
from domain.release.ending import Ending
from domain.release.events import (
    ReadinessReported,
    ReleaseStopped,
    ReleaseWithdrawn,
    StageDeferred,
    StagePassed,
)
from domain.release.exit_costs.events import ExitCostEstimated
from domain.release.going_live.state import GoingLive
from domain.release.learning.state import Learning
from domain.release.lessons.state import Lessons
from domain.release.plan import ReleasePlan
from domain.release.rating.events import ReleaseRated
from domain.release.readiness import Measure
from domain.release.reminding.reminder import Reminder
from domain.release.terms import NO_TERMS, Terms
from domain.release.training.state import NO_TRAINING, Training
from domain.release.transition.state import Transition
from domain.release.watching.state import Watching
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
    reminded: frozenset[Reminder] = frozenset()

    @property
    def listed(self) -> tuple[PlannedDeliverable, ...]:
        """What it is to bring forth: as planned, and what people added since."""
        return (*(self.plan.deliverables if self.plan else ()), *self.deliverables.added)

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
