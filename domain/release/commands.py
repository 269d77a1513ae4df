"""What can be asked of a release."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.evidence import Evidence
from domain.gate.outcome import Outcome
from domain.identity import Actor
from domain.release.plan import ReleaseId, ReleasePlan
from domain.release.readiness import Measure
from domain.release.terms import NO_TERMS, Terms
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCommand:
    """What every command to a release carries."""

    programme: str
    release: ReleaseId
    by: Actor
    at: datetime

    @property
    def stream(self) -> str:
        return release_stream(self.programme, self.release)


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
class BeginConsultation(ReleaseCommand):
    """Hear those affected, or record why there is nobody to hear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseConsultation(ReleaseCommand):
    """End the time to be heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartSprint(ReleaseCommand):
    """Begin a timebox."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSprint(ReleaseCommand):
    """End a timebox."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferEvidence(ReleaseCommand):
    """Hand something in for the gate of a stage."""

    stage: Stage
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReadiness(ReleaseCommand):
    """Say how far the release has come: so many of so many, and the names of those outstanding if known."""

    measure: Measure
    done: int
    of: int
    outstanding: tuple[str, ...] = ()


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


FromPeople: TypeAlias = OfferEvidence | ReportReadiness
AnyReleaseCommand: TypeAlias = (
    RegisterRelease
    | AdoptPlan
    | WithdrawRelease
    | EnterStage
    | BeginConsultation
    | CloseConsultation
    | StartSprint
    | EndSprint
    | SubmitStage
    | TakeOutcome
    | FromPeople
)


def release_stream(programme: str, release: str) -> str:
    """Where a release is recorded: `release-shepway-fom/1A`."""
    return f"release-{programme}/{release}"
