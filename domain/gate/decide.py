"""What a gate answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import assert_never

from domain.digest import digest
from domain.evidence import evidence_digest, newest
from domain.gate.commands import (
    AnyGateCommand,
    ChangeEvidence,
    Decide,
    DischargeCondition,
    EscalateGate,
    FlagOverdueConditions,
    OpenGate,
    RemindDeciders,
    WithdrawGate,
)
from domain.gate.condition import Condition
from domain.gate.decision import is_ripe, take_decision
from domain.gate.events import (
    ConditionDischarged,
    ConditionFoundOverdue,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateFoundUnsatisfiable,
    GateOpened,
    GateReminded,
)
from domain.gate.outcome import Outcome
from domain.gate.refusals import ConditionUnknown, GateNotOpen, NotForYouToDischarge, ReasonMissing
from domain.gate.seats import Seat, unfillable
from domain.gate.state import Gate, evolve
from domain.identity import Identity


def decide(gate: Gate, command: AnyGateCommand) -> Sequence[GateEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted; for `Decide` the refusal is an event instead.
    """
    match command:
        case OpenGate():
            return _open(gate, command)
        case Decide():
            return take_decision(gate, command)
        case ChangeEvidence():
            return _change_evidence(gate, command)
        case RemindDeciders():
            return _remind(gate, command)
        case EscalateGate():
            return _escalate(gate, command)
        case WithdrawGate():
            return _withdraw(gate, command)
        case DischargeCondition():
            return _discharge(gate, command)
        case FlagOverdueConditions():
            return _flag_overdue(gate, command)
        case _:
            assert_never(command)


def waiting_for(gate: Gate) -> tuple[Identity, ...]:
    """The people who could still decide: entitled, not barred, and not yet heard on this evidence."""
    heard = {taken.by for taken in gate.standing if not is_ripe(gate)}
    entitled = {who for seat in gate.seats for who in seat.holders}
    return tuple(sorted(entitled - gate.barred - heard)) if gate.is_open else ()


def _open(gate: Gate, command: OpenGate) -> Sequence[GateEvent]:
    if gate.opened:
        return []
    way_up = command.roster.path_up(command.policy.deciders[0]) if command.policy.deciders else ()
    opened = GateOpened(
        subject=command.subject,
        policy=command.policy,
        policy_digest=command.policy.digest,
        seats=tuple(
            Seat(role=role, holders=command.roster.holders_of(role)) for role in command.policy.deciders
        ),
        way_up=tuple(Seat(role=role.id, holders=role.holders) for role in way_up),
        roster_digest=digest("roster/1", command.roster),
        evidence=newest(command.evidence),
        evidence_digest=evidence_digest(command.evidence),
        requested_by=command.requested_by,
        due=command.at + timedelta(days=command.policy.answer_within_days),
        at=command.at,
    )
    return [opened, *_unsatisfiable(evolve(gate, opened), command.at)]


def _unsatisfiable(gate: Gate, at: datetime) -> Sequence[GateEvent]:
    entitled = {who for seat in gate.seats for who in seat.holders} - gate.barred
    empty = unfillable(gate.seats, entitled)
    return [GateFoundUnsatisfiable(empty_seats=empty, at=at)] if empty and empty != gate.unsatisfiable else []


def _change_evidence(gate: Gate, command: ChangeEvidence) -> Sequence[GateEvent]:
    if gate.opened and newest(command.evidence) == gate.evidence:
        return []
    if not gate.is_open:
        raise GateNotOpen(command.subject.gate)
    changed = GateEvidenceChanged(
        evidence=newest(command.evidence),
        evidence_digest=evidence_digest(command.evidence),
        at=command.at,
    )
    return [changed, *_unsatisfiable(evolve(gate, changed), command.at)]


def _remind(gate: Gate, command: RemindDeciders) -> Sequence[GateEvent]:
    if not gate.is_open or command.number <= gate.reminders:
        return []
    return [GateReminded(number=command.number, asked=waiting_for(gate), at=command.at)]


def _escalate(gate: Gate, command: EscalateGate) -> Sequence[GateEvent]:
    if gate.opened is None or not gate.is_open or command.level != len(gate.escalated_to) + 1:
        return []
    if command.level > len(gate.opened.way_up):
        return []
    due = command.at + timedelta(days=gate.opened.policy.answer_within_days)
    escalated = GateEscalated(
        level=command.level, to=gate.opened.way_up[command.level - 1], due=due, at=command.at
    )
    return [escalated, *_unsatisfiable(evolve(gate, escalated), command.at)]


def _withdraw(gate: Gate, command: WithdrawGate) -> Sequence[GateEvent]:
    if gate.outcome is Outcome.WITHDRAWN:
        return []
    if not gate.is_open:
        raise GateNotOpen(command.subject.gate)
    if not command.reason.strip():
        raise ReasonMissing
    return [GateClosed(outcome=Outcome.WITHDRAWN, reasons=(command.reason,), at=command.at)]


def _discharge(gate: Gate, command: DischargeCondition) -> Sequence[GateEvent]:
    if command.condition in gate.discharged:
        return []
    condition = next((c for c in gate.outstanding if c.id == command.condition), None)
    if condition is None:
        raise ConditionUnknown(f"There is no condition {command.condition} here.")
    deciders = {taken.by for taken in gate.standing}
    if command.by.identity not in {condition.owner, *deciders}:
        raise NotForYouToDischarge(f"Its owner is {condition.owner.subject}.")
    if not command.note.strip():
        raise ReasonMissing
    return [
        ConditionDischarged(condition=condition.id, by=command.by.identity, note=command.note, at=command.at)
    ]


def _flag_overdue(gate: Gate, command: FlagOverdueConditions) -> Sequence[GateEvent]:
    return [
        ConditionFoundOverdue(condition=c.id, owner=c.owner, due=c.due, at=command.at)
        for c in gate.outstanding
        if c.id not in gate.overdue and end_of(c) <= command.at
    ]


def end_of(condition: Condition) -> datetime:
    """The moment at which a condition becomes overdue: midnight after its day, UTC."""
    return datetime.combine(condition.due + timedelta(days=1), time(), tzinfo=UTC)
