"""What a gate answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import assert_never

from domain.digest import digest
from domain.evidence import evidence_digest, newest
from domain.gate.commands import (
    AnyGateCommand,
    ChangeEvidence,
    CountVotes,
    Decide,
    DischargeCondition,
    EscalateGate,
    FlagOverdueConditions,
    LapseDecision,
    OpenGate,
    Recuse,
    RemindDeciders,
    WithdrawGate,
)
from domain.gate.condition import Condition
from domain.gate.decision import (
    consequences,
    deadline,
    found_unsatisfiable,
    is_ripe,
    lapse,
    places_left,
    take_decision,
    turn_of,
    verdict_on,
    waiting_step,
)
from domain.gate.events import (
    ConditionDischarged,
    ConditionFoundOverdue,
    DeciderRecused,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateOpened,
    GateReminded,
    VotesCounted,
)
from domain.gate.outcome import Outcome
from domain.gate.panel import asked
from domain.gate.refusals import (
    ConditionUnknown,
    GateNotOpen,
    NotADecider,
    NotForYouToDischarge,
    ReasonMissing,
)
from domain.gate.seats import Seat
from domain.gate.state import Gate, evolve
from domain.gate.tally import is_quorate
from domain.gate.verdict import answers_to
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
        case Recuse():
            return _recuse(gate, command)
        case CountVotes():
            return _count_votes(gate, command)
        case LapseDecision():
            return _lapse(gate, command)
        case WithdrawGate():
            return _withdraw(gate, command)
        case DischargeCondition():
            return _discharge(gate, command)
        case FlagOverdueConditions():
            return _flag_overdue(gate, command)
        case _:
            assert_never(command)


def waiting_for(gate: Gate) -> tuple[Identity, ...]:
    """The people who could speak now in the step that waits, and have not done so on this evidence."""
    if not (gate.is_open or gate.to_ratify):
        return ()
    ripe = is_ripe(gate)
    people = {who for each in gate.steps for who in each.people}
    turns = {who: step for who in people if (step := turn_of(gate, who))}
    return tuple(sorted(who for who, step in turns.items() if ripe or places_left(gate, step, who)))


def _open(gate: Gate, command: OpenGate) -> Sequence[GateEvent]:
    if gate.opened:
        return []
    policy, roster = command.policy, command.roster
    way_up = roster.path_up(policy.deciders[0]) if policy.deciders else ()
    opened = GateOpened(
        subject=command.subject,
        policy=command.policy,
        policy_digest=command.policy.digest,
        steps=tuple(asked(step, roster, command.at.date()) for step in policy.steps),
        way_up=tuple(
            Seat(role=role.id, holders=roster.holders_of(role.id, command.at.date())) for role in way_up
        ),
        roster_digest=digest("roster/1", command.roster),
        evidence=newest(command.evidence),
        evidence_digest=evidence_digest(command.evidence),
        requested_by=command.requested_by,
        calendar=command.calendar,
        due=command.calendar.deadline(command.at, policy.answer_within_days),
        at=command.at,
    )
    return [opened, *found_unsatisfiable(evolve(gate, opened), command.at)]


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
    return [changed, *found_unsatisfiable(evolve(gate, changed), command.at)]


def _remind(gate: Gate, command: RemindDeciders) -> Sequence[GateEvent]:
    if not (gate.is_open or gate.to_ratify) or command.number <= gate.reminders:
        return []
    return [GateReminded(number=command.number, asked=waiting_for(gate), at=command.at)]


def _escalate(gate: Gate, command: EscalateGate) -> Sequence[GateEvent]:
    if gate.opened is None or not gate.is_open or command.level != len(gate.escalated_to) + 1:
        return []
    if command.level > len(gate.opened.way_up):
        return []
    due = gate.opened.calendar.deadline(command.at, gate.opened.policy.answer_within_days)
    escalated = GateEscalated(
        level=command.level, to=gate.opened.way_up[command.level - 1], due=due, at=command.at
    )
    return [escalated, *found_unsatisfiable(evolve(gate, escalated), command.at)]


def _recuse(gate: Gate, command: Recuse) -> Sequence[GateEvent]:
    who = command.by.identity
    if who in gate.recused:
        return []
    if not (gate.is_open or gate.to_ratify):
        raise GateNotOpen(command.subject.gate)
    if not command.reason.strip():
        raise ReasonMissing
    if all(who not in each.members for each in gate.steps):
        raise NotADecider
    recused = DeciderRecused(by=who, reason=command.reason.strip(), at=command.at)
    left = evolve(gate, recused)
    # A step that can no longer be met has failed; one that is met now still wants a word from a person.
    outcome = verdict_on(left).outcome
    ends = () if outcome and outcome.opens_the_way else consequences(left, command)
    return [recused, *found_unsatisfiable(left, command.at), *ends]


def _count_votes(gate: Gate, command: CountVotes) -> Sequence[GateEvent]:
    waiting = waiting_step(gate)
    if waiting is None or waiting.step.id != command.step or command.step in gate.counted:
        return []
    until = deadline(gate)
    if until is None or command.at < until:
        return []
    if not is_quorate(waiting, answers_to(waiting, gate.standing)):
        return []
    counted = VotesCounted(step=command.step, at=command.at)
    return [counted, *consequences(evolve(gate, counted), command)]


def _lapse(gate: Gate, command: LapseDecision) -> Sequence[GateEvent]:
    until = deadline(gate)
    if until is None or command.at < until:
        return []
    if gate.to_ratify:
        return [lapse(gate, ("It was not ratified in time.",), command.at)]
    if gate.opened is None or len(gate.escalated_to) < len(gate.opened.way_up):
        return []
    reasons = ("Nobody above is left to ask, and the time to decide is over.", *verdict_on(gate).reasons)
    return [GateClosed(outcome=Outcome.LAPSED, reasons=reasons, at=command.at)]


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
