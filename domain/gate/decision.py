"""Whether one person's decision counts, and what it brings about."""

from collections.abc import Sequence

from domain.gate.commands import Decide
from domain.gate.events import DecisionRefused, DecisionTaken, GateClosed, GateEvent
from domain.gate.outcome import Choice
from domain.gate.refusals import (
    AlreadyDecided,
    ConditionIncomplete,
    ConditionsOnlyWithApproval,
    DeciderIsRequester,
    DeciderWroteEvidence,
    EvidenceChanged,
    EvidenceMissing,
    GateNotOpen,
    NotADecider,
    ReasonMissing,
)
from domain.gate.state import Gate, evolve
from domain.gate.verdict import Verdict, verdict
from domain.refusal import Rejected


def take_decision(gate: Gate, command: Decide) -> Sequence[GateEvent]:
    """The decision, and the gate's end if that settles it; or the refusal, which is a fact as well."""
    if _already_heard(gate, command):
        return []
    try:
        _refuse_if_not_entitled(gate, command)
        _refuse_if_incomplete(gate, command)
    except Rejected as refusal:
        return refuse(gate, command, refusal)
    taken = DecisionTaken(
        submission=command.submission,
        by=command.by.identity,
        choice=command.choice,
        reason=command.reason.strip(),
        conditions=command.conditions,
        evidence_digest=command.evidence_digest,
        at=command.at,
    )
    reached = verdict_on(evolve(gate, taken))
    if reached.outcome is None:
        return [taken]
    return [taken, GateClosed(outcome=reached.outcome, reasons=reached.reasons, at=command.at)]


def refuse(gate: Gate, command: Decide, refusal: Rejected) -> Sequence[GateEvent]:
    """The fact that this decision was refused, and why; none when this submission was heard before."""
    if _already_heard(gate, command):
        return []
    return [
        DecisionRefused(
            submission=command.submission,
            by=command.by.identity,
            choice=command.choice,
            refusal=refusal.reason,
            sentence=refusal.sentence,
            at=command.at,
        )
    ]


def verdict_on(gate: Gate) -> Verdict:
    """What the gate's decisions amount to as things stand."""
    return verdict(gate.seats, gate.standing, missing_evidence(gate), gate.barred)


def is_ripe(gate: Gate) -> bool:
    """Whether the yeses that stand suffice and one of them only has to be said again.

    It comes about when an escalation, or a corrected author, opens a seat to somebody who was heard already:
    neither of them may pass a gate, and without a word from a person it would stay shut for ever.
    """
    return gate.is_open and verdict_on(gate).outcome is not None


def missing_evidence(gate: Gate) -> tuple[str, ...]:
    """The evidence that the policy asks for and nobody has handed in."""
    offered = {piece.name for piece in gate.evidence}
    required = gate.opened.policy.evidence if gate.opened else ()
    return tuple(name for name in required if name not in offered)


def _already_heard(gate: Gate, command: Decide) -> bool:
    # With the person: a key that two people happen to share must not swallow the second one's decision.
    taken = {(each.submission, each.by) for each in gate.decisions}
    refused = {(each.submission, each.by) for each in gate.refusals}
    return (command.submission, command.by.identity) in taken | refused


def _refuse_if_not_entitled(gate: Gate, command: Decide) -> None:
    who = command.by.identity
    if gate.opened is None or not gate.is_open:
        raise GateNotOpen(_how_it_ended(gate))
    if who == gate.opened.requested_by:
        raise DeciderIsRequester
    if who in gate.barred:
        raise DeciderWroteEvidence
    if all(who not in seat.holders for seat in gate.seats):
        raise NotADecider(f"It asks {', '.join(seat.role for seat in gate.seats) or 'nobody'}.")
    if command.evidence_digest != gate.evidence_digest:
        raise EvidenceChanged
    if who in {taken.by for taken in gate.standing} and not _settles_again(gate, command):
        raise AlreadyDecided


def _refuse_if_incomplete(gate: Gate, command: Decide) -> None:
    if command.choice is Choice.REJECT:
        if not command.reason.strip():
            raise ReasonMissing
        if command.conditions:
            raise ConditionsOnlyWithApproval
        return
    missing = missing_evidence(gate)
    if missing:
        raise EvidenceMissing(f"Missing: {', '.join(missing)}.")
    taken_ids = [c.id for c in (*gate.conditions, *command.conditions)]
    for condition in command.conditions:
        if (
            not condition.id.strip()
            or not condition.text.strip()
            or condition.due < command.at.date()
            or taken_ids.count(condition.id) > 1
        ):
            raise ConditionIncomplete(condition.text)


def _settles_again(gate: Gate, command: Decide) -> bool:
    return command.choice is Choice.APPROVE and is_ripe(gate)


def _how_it_ended(gate: Gate) -> str:
    return f"It ended on {gate.closed.at:%d %B %Y}: {gate.closed.outcome}." if gate.closed else ""
