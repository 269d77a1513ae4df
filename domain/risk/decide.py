"""What a risk answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.programme.refusals import NotOnTheRoster
from domain.risk.commands import (
    AnyRiskCommand,
    AssignRisk,
    CloseRisk,
    DivideRisk,
    DropControl,
    EscalateRisk,
    EstablishControl,
    PlanControl,
    RegisterRisk,
    ReviewRisk,
    RiskCommand,
    ScoreRisk,
)
from domain.risk.controls import drop_control, plan_control, put_in_place
from domain.risk.escalating import escalate
from domain.risk.events import RiskAssigned, RiskClosed, RiskDivided, RiskEvent, RiskRegistered, RiskReviewed
from domain.risk.refusals import (
    RiskFindingMissing,
    RiskIdTaken,
    RiskIsClosed,
    RiskOwnerUnknown,
    RiskReasonMissing,
    RiskReviewDayIsPast,
    RiskUnknown,
)
from domain.risk.scoring import score
from domain.risk.state import Risk


def decide(risk: Risk, command: AnyRiskCommand) -> Sequence[RiskEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    if isinstance(command, RegisterRisk):
        return _register(risk, command)
    if risk.registered is None:
        raise RiskUnknown(command.risk)
    events = _news(risk, command)
    if events:
        _require_open(risk, command)
        _require_that_they_may_speak(command)
    return events


def _news(risk: Risk, command: AnyRiskCommand) -> Sequence[RiskEvent]:
    match command:
        case RegisterRisk():
            return _register(risk, command)
        case ScoreRisk():
            return score(risk, command)
        case PlanControl():
            return plan_control(risk, command)
        case EstablishControl():
            return put_in_place(risk, command)
        case DropControl():
            return drop_control(risk, command)
        case ReviewRisk():
            return _review(risk, command)
        case AssignRisk():
            return _assign(risk, command)
        case EscalateRisk():
            return escalate(risk, command)
        case DivideRisk():
            return _divide(risk, command)
        case CloseRisk():
            return _close(risk, command)
        case _:
            assert_never(command)


def _register(risk: Risk, command: RegisterRisk) -> Sequence[RiskEvent]:
    if risk.registered:
        if (risk.registered.plan, risk.registered.split_from) != (command.plan, command.split_from):
            raise RiskIdTaken(command.risk)
        return []
    return [
        RiskRegistered(
            programme=command.programme,
            plan=command.plan,
            terms=command.terms,
            split_from=command.split_from,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _review(risk: Risk, command: ReviewRisk) -> Sequence[RiskEvent]:
    last, by = risk.reviewed, command.by.identity
    said = (command.found, command.review_on, by, command.at.date())
    if last and (last.found, last.review_on, last.by, last.at.date()) == said:
        return []
    if not command.found.strip():
        raise RiskFindingMissing
    if command.review_on is not None and command.review_on <= command.at.date():
        raise RiskReviewDayIsPast(f"{command.review_on} is not after {command.at.date()}.")
    return [RiskReviewed(found=command.found, review_on=command.review_on, by=by, at=command.at)]


def _assign(risk: Risk, command: AssignRisk) -> Sequence[RiskEvent]:
    owners = tuple(dict.fromkeys(command.owners))
    if owners == risk.owners:
        return []
    _require_reason(command)
    on = command.at.date()
    for who in owners:
        if who not in command.roster.names or command.roster.has_left(who, on):
            raise RiskOwnerUnknown(f"{who.subject} is not, on {on}.")
    return [RiskAssigned(owners=owners, reason=command.reason, by=command.by.identity, at=command.at)]


def _divide(risk: Risk, command: DivideRisk) -> Sequence[RiskEvent]:
    if risk.split and risk.split.into == command.into:
        return []
    _require_reason(command)
    return [RiskDivided(into=command.into, reason=command.reason, by=command.by.identity, at=command.at)]


def _close(risk: Risk, command: CloseRisk) -> Sequence[RiskEvent]:
    if risk.closed:
        return []
    _require_reason(command)
    return [RiskClosed(reason=command.reason, by=command.by.identity, at=command.at)]


def _require_reason(command: AssignRisk | DivideRisk | CloseRisk) -> None:
    if not command.reason.strip():
        raise RiskReasonMissing


def _require_open(risk: Risk, command: RiskCommand) -> None:
    if risk.closed:
        raise RiskIsClosed(f"{command.risk} was closed: {risk.closed.reason}")
    if risk.split:
        raise RiskIsClosed(f"{command.risk} was split into {', '.join(risk.split.into)}.")


def _require_that_they_may_speak(command: RiskCommand) -> None:
    who, on = command.by.identity, command.at.date()
    if who not in command.roster.names or command.roster.has_left(who, on):
        raise NotOnTheRoster(f"{who.subject} is not, on {on}.")
