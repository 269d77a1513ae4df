"""What the consultation on a release answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import assert_never

from domain.release.consultation.affected import heads_of
from domain.release.consultation.commands import (
    AnswerResponse,
    BeginConsultation,
    CloseConsultation,
    ConsultationCommand,
    ExtendConsultation,
    FindNothingToConsultOn,
    GiveNoticeCopy,
    LogResponses,
    NotifyRedundancies,
    PlanTransfer,
    RecordMeeting,
    RecordTransferStep,
    RegisterRepresentatives,
    ReportOutcome,
    StateAffected,
)
from domain.release.consultation.copying import give_copy
from domain.release.consultation.events import (
    ConsultationClosed,
    ConsultationEvent,
    ConsultationExtended,
    ConsultationFoundUnnecessary,
    ConsultationOpened,
)
from domain.release.consultation.hearing import answer, log_responses, meet, report
from domain.release.consultation.notifying import notify
from domain.release.consultation.preparing import find_nothing, register, state_affected
from domain.release.consultation.proposing import affected_by, foreseen
from domain.release.consultation.refusals import (
    ConsultationNotDone,
    ConsultationNotOpen,
    ConsultationNotShortened,
    ConsultationOver,
    ConsultationReasonMissing,
)
from domain.release.consultation.transferring import plan_transfer, planned_transfer, record_step
from domain.release.plan import ReleasePlan
from domain.release.standing import require_going_on, require_stage
from domain.release.state import Release
from domain.stage import Stage


def decide(release: Release, plan: ReleasePlan, command: ConsultationCommand) -> Sequence[ConsultationEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    match command:
        case BeginConsultation():
            return _begin(release, plan, command)
        case CloseConsultation():
            return _close(release, command)
        case ExtendConsultation():
            return _extend(release, command)
        case StateAffected():
            return state_affected(release, command)
        case FindNothingToConsultOn():
            return find_nothing(release, command)
        case RegisterRepresentatives():
            return register(release, command)
        case NotifyRedundancies():
            return notify(release, command)
        case GiveNoticeCopy():
            return give_copy(release, command)
        case LogResponses():
            return log_responses(release, command)
        case AnswerResponse():
            return answer(release, command)
        case RecordMeeting():
            return meet(release, command)
        case ReportOutcome():
            return report(release, command)
        case PlanTransfer():
            return plan_transfer(release, command)
        case RecordTransferStep():
            return record_step(release, command)
        case _:
            assert_never(command)


def _begin(release: Release, plan: ReleasePlan, command: BeginConsultation) -> Sequence[ConsultationEvent]:
    held = release.consultation
    if not held.is_to_begin(plan.consultation):
        return []
    require_stage(release, Stage.CONSULTATION)
    heard = [] if held.is_settled else [_heard(release, plan, command)]
    return [*heard, *planned_transfer(release, plan, command)]


def _heard(release: Release, plan: ReleasePlan, command: BeginConsultation) -> ConsultationEvent:
    affected, today = affected_by(release), command.at.date()
    if not affected:
        return ConsultationFoundUnnecessary(reason=plan.nothing_to_consult_on, at=command.at)
    lawful = foreseen(release, today, command.elsewhere)
    days = max(plan.stage(Stage.CONSULTATION).days, lawful.minimum_days if lawful else 0)
    return ConsultationOpened(
        affected_headcount=heads_of(affected),
        affected=affected,
        closes_on=today + timedelta(days=days),
        lawful=lawful,
        at=command.at,
    )


def _close(release: Release, command: CloseConsultation) -> Sequence[ConsultationEvent]:
    held = release.consultation
    if held.closed_at or held.unnecessary:
        return []
    require_stage(release, Stage.CONSULTATION)
    if held.closes_on is None:
        raise ConsultationNotOpen
    if command.at.date() < held.closes_on:
        raise ConsultationNotDone(f"That is {held.closes_on}.")
    return [ConsultationClosed(at=command.at)]


def _extend(release: Release, command: ExtendConsultation) -> Sequence[ConsultationEvent]:
    held = release.consultation
    if held.closes_on is None:
        raise ConsultationNotOpen
    if command.closes_on == held.closes_on:
        return []
    require_going_on(release)
    if held.closed_at:
        raise ConsultationOver
    if command.closes_on < held.closes_on:
        raise ConsultationNotShortened(_why_not_shorter(held.closes_on, held.opened))
    if not command.reason.strip():
        raise ConsultationReasonMissing
    return [
        ConsultationExtended(
            closes_on=command.closes_on, reason=command.reason, by=command.by.identity, at=command.at
        )
    ]


def _why_not_shorter(closes_on: date, opened: ConsultationOpened | None) -> str:
    lawful = opened.lawful if opened else None
    told = f"It closes on {closes_on}."
    if lawful is None or not lawful.minimum_days:
        return told
    return f"{told} {lawful.counted} heads need {lawful.minimum_days} days: {lawful.source}."
