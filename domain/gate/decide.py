"""What a gate answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from domain.evidence import evidence_digest, newest
from domain.gate.break_glass import confirm_override, propose_override, review_override
from domain.gate.closing import (
    consequences,
    found_unsatisfiable,
    lapse_in_time,
    take_effect,
    unless_it_opens,
)
from domain.gate.commands import (
    AnswerCallIn,
    AnyGateCommand,
    CallIn,
    ChangeEvidence,
    ChangeFacts,
    ConfirmOverride,
    CountVotes,
    Decide,
    DischargeCondition,
    EscalateGate,
    FlagOverdueConditions,
    LapseDecision,
    OpenGate,
    ProposeOverride,
    Reaffirm,
    RebasePolicy,
    RebaseRoster,
    RecallApproval,
    Recuse,
    RemindDeciders,
    ReviewOverride,
    TakeEffect,
    WaiveCallIn,
    WithdrawGate,
)
from domain.gate.conditions import discharge, flag_overdue, recall
from domain.gate.decision import reaffirm, take_decision
from domain.gate.events import (
    DeciderRecused,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateFactsChanged,
    GateReminded,
    VotesCounted,
)
from domain.gate.evolving import evolve
from domain.gate.facts import SubjectFacts
from domain.gate.opening import open_gate
from domain.gate.outcome import Outcome
from domain.gate.rebasing import rebase_policy, rebase_roster
from domain.gate.refusals import GateNotOpen, NotADecider, NotForYouToWithdraw, ReasonMissing
from domain.gate.scrutiny import answer_call_in, call_in, waive_call_in
from domain.gate.state import Gate
from domain.gate.tally import is_quorate
from domain.gate.turns import deadline, waiting_for, waiting_step
from domain.gate.verdict import answers_to
from domain.identity import SERVICE_ISSUER


def decide(gate: Gate, command: AnyGateCommand) -> Sequence[GateEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted; for a decision the refusal is an event instead.
    """
    match command:
        case OpenGate():
            return open_gate(gate, command)
        case Decide():
            return take_decision(gate, command)
        case Reaffirm():
            return reaffirm(gate, command)
        case ChangeEvidence():
            return _change_evidence(gate, command)
        case ChangeFacts():
            return _change_facts(gate, command)
        case RemindDeciders():
            return _remind(gate, command)
        case EscalateGate():
            return _escalate(gate, command)
        case CountVotes():
            return _count_votes(gate, command)
        case LapseDecision():
            return lapse_in_time(gate, command)
        case TakeEffect():
            return take_effect(gate, command)
        case FlagOverdueConditions():
            return flag_overdue(gate, command)
        case Recuse():
            return _recuse(gate, command)
        case WithdrawGate():
            return _withdraw(gate, command)
        case CallIn():
            return call_in(gate, command)
        case AnswerCallIn():
            return answer_call_in(gate, command)
        case WaiveCallIn():
            return waive_call_in(gate, command)
        case ProposeOverride():
            return propose_override(gate, command)
        case ConfirmOverride():
            return confirm_override(gate, command)
        case ReviewOverride():
            return review_override(gate, command)
        case RecallApproval():
            return recall(gate, command)
        case RebasePolicy():
            return rebase_policy(gate, command)
        case RebaseRoster():
            return rebase_roster(gate, command)
        case DischargeCondition():
            return discharge(gate, command)
        case _:
            assert_never(command)


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


def _change_facts(gate: Gate, command: ChangeFacts) -> Sequence[GateEvent]:
    if not gate.takes_news:
        return []
    facts = command.facts if gate.is_open else _drawn(gate.facts, command.facts)
    if facts == gate.facts:
        return []
    changed = GateFactsChanged(facts=facts, facts_digest=facts.digest, at=command.at)
    return [changed, *found_unsatisfiable(evolve(gate, changed), command.at)]


def _drawn(known: SubjectFacts, now: SubjectFacts) -> SubjectFacts:
    """Once a gate has its outcome, only what was drawn under it is news: the words it rests on stand."""
    if known.stake is None or now.stake is None:
        return known
    return replace(known, stake=replace(known.stake, drawn=now.stake.drawn))


def _remind(gate: Gate, command: RemindDeciders) -> Sequence[GateEvent]:
    if command.number <= gate.reminders or not waiting_for(gate):
        return []
    asked = tuple(who for who in waiting_for(gate) if who not in command.away)
    return [GateReminded(number=command.number, asked=asked, at=command.at)]


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
    return [recused, *found_unsatisfiable(left, command.at), *unless_it_opens(left, command)]


def _count_votes(gate: Gate, command: CountVotes) -> Sequence[GateEvent]:
    waiting = waiting_step(gate)
    if waiting is None or waiting.step.id != command.step:
        return []
    until = deadline(gate)
    if until is None or command.at < until:
        return []
    if not is_quorate(waiting, answers_to(waiting, gate.standing)):
        return []
    counted = VotesCounted(step=command.step, at=command.at)
    return [counted, *consequences(evolve(gate, counted), command)]


def _withdraw(gate: Gate, command: WithdrawGate) -> Sequence[GateEvent]:
    if gate.outcome is Outcome.WITHDRAWN:
        return []
    if gate.opened is None or not gate.is_open:
        raise GateNotOpen(command.subject.gate)
    who = command.by.identity
    # Lockgate itself takes a question back whose subject is no more: the release that it was for was stopped.
    if who.issuer != SERVICE_ISSUER and who not in {gate.opened.requested_by, *gate.opened.stewards}:
        raise NotForYouToWithdraw(f"It was asked for by {gate.opened.requested_by.subject}.")
    if not command.reason.strip():
        raise ReasonMissing
    return [GateClosed(outcome=Outcome.WITHDRAWN, reasons=(command.reason,), at=command.at)]
