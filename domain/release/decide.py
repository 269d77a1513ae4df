"""What a release answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from datetime import timedelta
from typing import assert_never

from domain.evidence import newest
from domain.gate.outcome import Outcome
from domain.gate.subject import GateSubject
from domain.offering import require_acceptable
from domain.release.commands import (
    AdoptPlan,
    AnyReleaseCommand,
    BeginConsultation,
    CloseConsultation,
    EndSprint,
    EnterStage,
    OfferEvidence,
    RegisterRelease,
    ReportReadiness,
    StartSprint,
    SubmitStage,
    TakeOutcome,
    WithdrawRelease,
)
from domain.release.events import (
    ConsultationClosed,
    ConsultationFoundUnnecessary,
    ConsultationOpened,
    EvidenceOffered,
    ReadinessReported,
    ReleaseEvent,
    ReleaseRegistered,
    ReleaseSignedOff,
    ReleaseStopped,
    SprintEnded,
    SprintStarted,
    StageDeferred,
    StageEntered,
    StagePassed,
    StageReturned,
    StageSubmitted,
)
from domain.release.plan import ReleasePlan
from domain.release.readiness import Portion, require_possible
from domain.release.refusals import (
    EvidenceTooLate,
    ReleaseEnded,
    ReleaseNotBegun,
    ReleaseUnknown,
    StageNotUnderWay,
)
from domain.release.replanning import adopt_plan, withdraw
from domain.release.state import Release
from domain.stage import STAGES, Stage, following


def decide(release: Release, command: AnyReleaseCommand) -> Sequence[ReleaseEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    if isinstance(command, RegisterRelease):
        return _register(release, command)
    if release.plan is None:
        raise ReleaseUnknown(command.release)
    match command:
        case AdoptPlan():
            return adopt_plan(release, release.plan, command)
        case WithdrawRelease():
            return withdraw(release, command)
        case EnterStage():
            return _enter(release, command)
        case BeginConsultation():
            return _begin_consultation(release, release.plan, command)
        case CloseConsultation():
            return _close_consultation(release, command)
        case StartSprint():
            return _start_sprint(release, release.plan, command)
        case EndSprint():
            return _end_sprint(release, release.plan, command)
        case OfferEvidence():
            return _offer(release, command)
        case ReportReadiness():
            return _report(release, command)
        case SubmitStage():
            return _submit(release, command)
        case TakeOutcome():
            return _take_outcome(release, command)
        case _:
            assert_never(command)


def next_stage(release: Release) -> tuple[Stage, int] | None:
    """The stage and round that come next; None while one is under way, and at the end."""
    if release.is_over:
        return None
    if release.stage is None:
        return STAGES[0], 1
    if release.stage not in release.passed:
        return (release.stage, release.round + 1) if release.returned == release.round else None
    after = following(release.stage)
    return (after, 1) if after else None


def _register(release: Release, command: RegisterRelease) -> Sequence[ReleaseEvent]:
    if release.plan:
        return []
    return [
        ReleaseRegistered(
            programme=command.programme,
            plan=command.plan,
            benefits=command.benefits,
            terms=command.terms,
            at=command.at,
        )
    ]


def _enter(release: Release, command: EnterStage) -> Sequence[ReleaseEvent]:
    wanted = (command.stage, command.round)
    if wanted == (release.stage, release.round) or _is_over(release, *wanted):
        return []
    _require_going_on(release)
    if wanted != next_stage(release):
        raise StageNotUnderWay(f"{command.stage}, round {command.round}, is not next.")
    return [StageEntered(stage=command.stage, round=command.round, at=command.at)]


def _begin_consultation(
    release: Release, plan: ReleasePlan, command: BeginConsultation
) -> Sequence[ReleaseEvent]:
    if release.consultation:
        return []
    _require_stage(release, Stage.CONSULTATION)
    if plan.affected_headcount == 0:
        return [ConsultationFoundUnnecessary(reason=plan.nothing_to_consult_on, at=command.at)]
    days = plan.stage(Stage.CONSULTATION).days
    return [
        ConsultationOpened(
            affected_headcount=plan.affected_headcount,
            closes_on=(command.at + timedelta(days=days)).date(),
            at=command.at,
        )
    ]


def _close_consultation(release: Release, command: CloseConsultation) -> Sequence[ReleaseEvent]:
    if release.consultation_closed_at or isinstance(release.consultation, ConsultationFoundUnnecessary):
        return []
    _require_stage(release, Stage.CONSULTATION)
    if release.consultation is None or command.at.date() < release.consultation.closes_on:
        raise StageNotUnderWay("The consultation has not run its time.")
    return [ConsultationClosed(at=command.at)]


def _start_sprint(release: Release, plan: ReleasePlan, command: StartSprint) -> Sequence[ReleaseEvent]:
    if command.number <= release.sprints_started:
        return []
    _require_stage(release, Stage.BUILD_SPRINTS)
    if command.number != release.sprints_ended + 1 or command.number > plan.sprints:
        raise StageNotUnderWay(f"Sprint {command.number} is not next.")
    return [SprintStarted(number=command.number, of=plan.sprints, at=command.at)]


def _end_sprint(release: Release, plan: ReleasePlan, command: EndSprint) -> Sequence[ReleaseEvent]:
    if command.number <= release.sprints_ended:
        return []
    _require_going_on(release)
    if command.number != release.sprints_started:
        raise StageNotUnderWay(f"Sprint {command.number} has not started.")
    return [SprintEnded(number=command.number, of=plan.sprints, at=command.at)]


def _offer(release: Release, command: OfferEvidence) -> Sequence[ReleaseEvent]:
    if command.evidence in newest(release.evidence(command.stage)):
        return []
    _require_going_on(release)
    if command.stage in release.passed:
        raise EvidenceTooLate(f"Stage: {command.stage}.")
    require_acceptable(command.evidence, by=command.by.identity, limits=release.terms.evidence)
    return [EvidenceOffered(stage=command.stage, evidence=command.evidence, at=command.at)]


def _report(release: Release, command: ReportReadiness) -> Sequence[ReleaseEvent]:
    portion = Portion(done=command.done, of=command.of, outstanding=command.outstanding)
    already = release.readiness.get(command.measure)
    if already and (already.portion, already.by) == (portion, command.by.identity):
        return []
    if release.stage is None:
        raise ReleaseNotBegun
    _require_going_on(release)
    require_possible(portion)
    return [
        ReadinessReported(measure=command.measure, portion=portion, by=command.by.identity, at=command.at)
    ]


def _submit(release: Release, command: SubmitStage) -> Sequence[ReleaseEvent]:
    if _is_over(release, command.stage, command.round):
        return []
    _require_going_on(release)
    if not release.is_under_way(command.stage, command.round):
        raise StageNotUnderWay(f"{command.stage}, round {command.round}.")
    if release.submitted:
        return []
    subject = GateSubject(
        programme=release.programme, release=command.release, stage=command.stage, round=command.round
    )
    return [StageSubmitted(stage=command.stage, round=command.round, gate=subject.gate, at=command.at)]


def _take_outcome(release: Release, command: TakeOutcome) -> Sequence[ReleaseEvent]:
    if _is_over(release, command.stage, command.round):
        return []
    _require_going_on(release)
    if not (release.is_under_way(command.stage, command.round) and release.submitted):
        raise StageNotUnderWay(f"{command.stage}, round {command.round}, is not at its gate.")
    if not command.outcome.opens_the_way:
        return [_shut(command)]
    passed = StagePassed(stage=command.stage, round=command.round, outcome=command.outcome, at=command.at)
    return [passed] if following(command.stage) else [passed, ReleaseSignedOff(at=command.at)]


def _shut(command: TakeOutcome) -> ReleaseEvent:
    """What becomes of a stage whose gate did not open the way."""
    stage, round, at = command.stage, command.round, command.at
    if command.outcome is Outcome.STOPPED:
        return ReleaseStopped(stage=stage, round=round, reason=command.reason, at=at)
    if command.outcome is Outcome.DEFERRED and command.until:
        return StageDeferred(stage=stage, round=round, until=command.until, at=at)
    seen = command.evidence_digest
    return StageReturned(stage=stage, round=round, outcome=command.outcome, evidence_digest=seen, at=at)


def _require_going_on(release: Release) -> None:
    if release.is_over:
        raise ReleaseEnded


def _require_stage(release: Release, stage: Stage) -> None:
    _require_going_on(release)
    if release.stage is not stage or stage in release.passed:
        raise StageNotUnderWay(f"{stage} is not under way.")


def _is_over(release: Release, stage: Stage, round: int) -> bool:
    """Whether this round of the stage has ended: a repeated command then has nothing left to do."""
    return stage in release.passed or (release.stage is stage and round <= release.returned)
