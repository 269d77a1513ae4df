"""What can be asked of a release."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.evidence import Evidence
from domain.gate.outcome import Outcome
from domain.release.build.commands import BuildFromPeople
from domain.release.build.commands import EndSprint as EndSprint
from domain.release.build.commands import StartSprint as StartSprint
from domain.release.closing.commands import CloseRelease
from domain.release.command import ReleaseCommand as ReleaseCommand
from domain.release.command import release_stream as release_stream
from domain.release.consultation.commands import BeginConsultation as BeginConsultation
from domain.release.consultation.commands import CloseConsultation as CloseConsultation
from domain.release.consultation.commands import ConsultationCommand, ConsultationFromPeople
from domain.release.deliverables.commands import DeliverableCommand
from domain.release.exit_costs.commands import EstimateExitCost
from domain.release.going_live.commands import GoingLiveCommand
from domain.release.learning.commands import LearningFromPeople
from domain.release.lessons.commands import LessonsFromPeople, OfferLessons
from domain.release.milestone.commands import MilestoneCommand
from domain.release.plan import ReleasePlan
from domain.release.rating.commands import RateRelease
from domain.release.readiness import Measure
from domain.release.reminding.commands import RemindOwners
from domain.release.terms import NO_TERMS, Terms
from domain.release.training.commands import TrainingCommand
from domain.release.transition.commands import TransitionCommand
from domain.release.watching.commands import WatchingCommand
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRelease(ReleaseCommand):
    """Take a release into its programme, with the ids of the benefits that it is to bring."""

    plan: ReleasePlan
    benefits: tuple[str, ...] = ()
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterStage(ReleaseCommand):
    """Begin work on a stage, in this round."""

    stage: Stage
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginStageAhead(ReleaseCommand):
    """Begin work on a stage that the plan overlaps with the one before it."""

    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferEvidence(ReleaseCommand):
    """Hand something in for the gate of a stage."""

    stage: Stage
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReadiness(ReleaseCommand):
    """Say how far the release has come: so many of so many, and the names of those outstanding if known.

    `is_counted` is what the record knows: that gates count this from a list outside the release.
    """

    measure: Measure
    done: int
    of: int
    outstanding: tuple[str, ...] = ()
    is_counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitStage(ReleaseCommand):
    """Ask for the gate of the stage that is under way."""

    stage: Stage
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOutcome(ReleaseCommand):
    """Act on how the gate ended: pass, and at the last stage sign off; come again, or stop.

    What is deferred comes again on the day `until`; deferred without a day, it goes back to rework. `reason`
    is why a release was stopped, as the gate told it.
    """

    stage: Stage
    round: int
    outcome: Outcome
    evidence_digest: str
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptPlan(ReleaseCommand):
    """Go on by another plan, as this baseline of the programme has it."""

    plan: ReleasePlan
    baseline: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawRelease(ReleaseCommand):
    """Take the release out of the plan before its work begins."""

    baseline: int
    reason: str


FromPeople: TypeAlias = (
    OfferEvidence
    | ReportReadiness
    | TransitionCommand
    | WatchingCommand
    | LessonsFromPeople
    | GoingLiveCommand
    | EstimateExitCost
    | CloseRelease
    | ConsultationFromPeople
    | DeliverableCommand
    | TrainingCommand
    | BuildFromPeople
    | LearningFromPeople
    | MilestoneCommand
    | RateRelease
)
AnyReleaseCommand: TypeAlias = (
    RegisterRelease
    | RemindOwners
    | AdoptPlan
    | WithdrawRelease
    | EnterStage
    | BeginStageAhead
    | ConsultationCommand
    | StartSprint
    | EndSprint
    | SubmitStage
    | TakeOutcome
    | OfferLessons
    | FromPeople
)
