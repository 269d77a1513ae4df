"""What can have happened to a release."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.evidence import Evidence
from domain.gate.outcome import Outcome
from domain.identity import Identity
from domain.money import Pence
from domain.release.build.events import BuildEvent
from domain.release.closing.events import ReleaseClosed
from domain.release.consultation.events import ConsultationEvent
from domain.release.deliverables.events import DeliverableEvent
from domain.release.exit_costs.events import ExitCostEstimated
from domain.release.going_live.events import GoingLiveEvent
from domain.release.learning.events import LearningEvent
from domain.release.lessons.events import LessonEvent
from domain.release.milestone.events import MilestoneEvent
from domain.release.plan import ReleasePlan
from domain.release.rating.events import ReleaseRated
from domain.release.readiness import Measure, Portion
from domain.release.reminding.events import OwnerReminded
from domain.release.terms import NO_TERMS, Terms
from domain.release.training.events import TrainingEvent
from domain.release.transition.events import TransitionEvent
from domain.release.watching.events import WatchingEvent
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRegistered:
    """The release belongs to a programme and its terms, with this plan and these benefits to bring."""

    programme: str
    plan: ReleasePlan
    at: datetime
    benefits: tuple[str, ...] = ()
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEntered:
    """Work on a stage began; round 1 the first time, then one more after every rejection."""

    stage: Stage
    round: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StageBegunAhead:
    """Work on a stage began while the one before it went on; its turn, and its gate, come later."""

    stage: Stage
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceOffered:
    """Something that the gate of a stage will be decided on was handed in."""

    stage: Stage
    evidence: Evidence
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessReported:
    """Somebody said how far the release has come.

    Whoever reports is not thereby an author of evidence; `by` is kept so that gates can bar them.
    """

    measure: Measure
    portion: Portion
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSubmitted:
    """The stage's work is done as far as its plan goes, and its gate was asked for."""

    stage: Stage
    round: int
    gate: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePassed:
    """The gate opened the way."""

    stage: Stage
    round: int
    outcome: Outcome
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReturned:
    """The gate sent the stage back to rework, having seen the evidence of this digest."""

    stage: Stage
    round: int
    outcome: Outcome
    evidence_digest: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StageDeferred:
    """The gate put the stage off: it comes again on this day, with no rework."""

    stage: Stage
    round: int
    until: date
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseStopped:
    """A gate ended the release before its time: a break point, with what that costs, if anybody knew."""

    stage: Stage
    round: int
    reason: str
    at: datetime
    exit_cost: Pence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSignedOff:
    """All five stages passed: from here on its benefits are awaited."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAdopted:
    """The release goes on by another plan, as this baseline of its programme has it."""

    plan: ReleasePlan
    baseline: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseWithdrawn:
    """The release was taken out of the plan before its work began."""

    baseline: int
    reason: str
    at: datetime


AfterBuildEvent: TypeAlias = (
    TransitionEvent
    | WatchingEvent
    | LessonEvent
    | GoingLiveEvent
    | ExitCostEstimated
    | OwnerReminded
    | ReleaseClosed
)
ReleaseEvent: TypeAlias = (
    ReleaseRegistered
    | PlanAdopted
    | ReleaseWithdrawn
    | StageEntered
    | StageBegunAhead
    | ConsultationEvent
    | EvidenceOffered
    | ReadinessReported
    | StageSubmitted
    | StagePassed
    | StageReturned
    | StageDeferred
    | ReleaseStopped
    | ReleaseSignedOff
    | MilestoneEvent
    | ReleaseRated
    | DeliverableEvent
    | TrainingEvent
    | BuildEvent
    | LearningEvent
    | AfterBuildEvent
)
