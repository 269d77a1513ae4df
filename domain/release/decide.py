"""What a release answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.evidence import newest
from domain.gate.outcome import Outcome
from domain.gate.subject import GateSubject
from domain.offering import require_acceptable
from domain.release.commands import (
    AdoptPlan,
    AnyReleaseCommand,
    BeginStageAhead,
    EnterStage,
    OfferEvidence,
    RegisterRelease,
    ReportReadiness,
    SubmitStage,
    TakeOutcome,
    WithdrawRelease,
)
from domain.release.events import (
    EvidenceOffered,
    ReadinessReported,
    ReleaseEvent,
    ReleaseRegistered,
    ReleaseSignedOff,
    ReleaseStopped,
    StageBegunAhead,
    StageDeferred,
    StageEntered,
    StagePassed,
    StageReturned,
    StageSubmitted,
)
from domain.release.parts import decide_part
from domain.release.plan import ReleasePlan
from domain.release.readiness import Measure, Portion, require_possible
from domain.release.refusals import (
    CountedFromItsList,
    EvidenceTooLate,
    ReleaseAlreadyStopped,
    ReleaseNotBegun,
    ReleaseUnknown,
    StageNotUnderWay,
)
from domain.release.replanning import adopt_plan, withdraw
from domain.release.standing import require_going_on
from domain.release.state import Release
from domain.stage import STAGES, Stage, following, preceding


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
        case BeginStageAhead():
            return _begin_ahead(release, release.plan, command)
        case OfferEvidence():
            return _offer(release, command)
        case ReportReadiness():
            return _report(release, release.plan, command)
        case SubmitStage():
            return _submit(release, command)
        case TakeOutcome():
            return _take_outcome(release, command)
        case _:
            return decide_part(release, release.plan, command)


def next_stage(release: Release) -> tuple[Stage, int] | None:
    """The stage and round that come next; None while one is under way, and at the end."""
    if release.has_ended:
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
    require_going_on(release)
    if wanted != next_stage(release):
        raise StageNotUnderWay(f"{command.stage}, round {command.round}, is not next.")
    return [StageEntered(stage=command.stage, round=command.round, at=command.at)]


def _begin_ahead(release: Release, plan: ReleasePlan, command: BeginStageAhead) -> Sequence[ReleaseEvent]:
    if command.stage in release.begun:
        return []
    require_going_on(release)
    if not (plan.overlaps(command.stage) and release.is_worked_on(preceding(command.stage))):
        raise StageNotUnderWay(f"{command.stage} cannot begin ahead of its turn.")
    return [StageBegunAhead(stage=command.stage, at=command.at)]


def _offer(release: Release, command: OfferEvidence) -> Sequence[ReleaseEvent]:
    if command.evidence in newest(release.evidence(command.stage)):
        return []
    require_going_on(release)
    if command.stage in release.passed:
        raise EvidenceTooLate(f"Stage: {command.stage}.")
    require_acceptable(command.evidence, by=command.by.identity, limits=release.terms.evidence)
    return [EvidenceOffered(stage=command.stage, evidence=command.evidence, at=command.at)]


def _report(release: Release, plan: ReleasePlan, command: ReportReadiness) -> Sequence[ReleaseEvent]:
    portion = Portion(done=command.done, of=command.of, outstanding=command.outstanding)
    already = release.readiness.get(command.measure)
    if already and (already.portion, already.by) == (portion, command.by.identity):
        return []
    if release.stage is None:
        raise ReleaseNotBegun
    require_going_on(release)
    if command.is_counted or _is_listed(release, plan, command.measure):
        raise CountedFromItsList(f"{command.measure.capitalize()}.")
    require_possible(portion)
    return [
        ReadinessReported(measure=command.measure, portion=portion, by=command.by.identity, at=command.at)
    ]


def _is_listed(release: Release, plan: ReleasePlan, measure: Measure) -> bool:
    """Whether the gate counts this from a list instead."""
    match measure:
        case Measure.DELIVERABLES:
            return bool(release.listed)
        case Measure.TRAINING:
            return release.training.is_listed
        case Measure.MUSTS:
            return release.build.has_backlog
        case Measure.TRANSITION:
            return bool(release.terms.transition)
        case Measure.RISKS:
            return False
        case _:
            assert_never(measure)


def _submit(release: Release, command: SubmitStage) -> Sequence[ReleaseEvent]:
    if _is_over(release, command.stage, command.round):
        return []
    require_going_on(release)
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
    if release.stopped and command.outcome is Outcome.STOPPED:
        raise ReleaseAlreadyStopped(f"It was stopped at {release.stopped.stage}.")
    require_going_on(release)
    if not (release.is_under_way(command.stage, command.round) and release.submitted):
        raise StageNotUnderWay(f"{command.stage}, round {command.round}, is not at its gate.")
    if not command.outcome.opens_the_way:
        return [_shut(release, command)]
    passed = StagePassed(stage=command.stage, round=command.round, outcome=command.outcome, at=command.at)
    return [passed] if following(command.stage) else [passed, ReleaseSignedOff(at=command.at)]


def _shut(release: Release, command: TakeOutcome) -> ReleaseEvent:
    """What becomes of a stage whose gate did not open the way."""
    stage, round, at = command.stage, command.round, command.at
    if command.outcome is Outcome.STOPPED:
        cost = release.exit_cost(stage)
        return ReleaseStopped(stage=stage, round=round, reason=command.reason, at=at, exit_cost=cost)
    if command.outcome is Outcome.DEFERRED and command.until:
        return StageDeferred(stage=stage, round=round, until=command.until, at=at)
    seen = command.evidence_digest
    return StageReturned(stage=stage, round=round, outcome=command.outcome, evidence_digest=seen, at=at)


def _is_over(release: Release, stage: Stage, round: int) -> bool:
    """Whether this round of the stage has ended: a repeated command then has nothing left to do."""
    return stage in release.passed or (release.stage is stage and round <= release.returned)
