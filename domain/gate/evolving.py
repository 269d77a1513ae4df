"""What one more event makes of a gate."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import assert_never

from domain.gate.aftermath import (
    CallInAnswered,
    CallInWaived,
    ConditionDischarged,
    ConditionFoundOverdue,
    DecisionCalledIn,
    DecisionLapsed,
    DecisionRatified,
    OutcomeTookEffect,
    OverrideReviewed,
)
from domain.gate.events import (
    DeciderRecused,
    DecisionRefused,
    DecisionTaken,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateFactsChanged,
    GateFoundUnsatisfiable,
    GateOpened,
    GateOverridden,
    GateReminded,
    OverrideProposed,
    PolicyRebased,
    RosterRebased,
    VotesCounted,
)
from domain.gate.seats import Seat
from domain.gate.state import Gate
from domain.identity import Identity


def evolve(gate: Gate, event: GateEvent) -> Gate:
    """The gate after one more event; it believes every event."""
    match event:
        case GateOpened():
            opened = replace(gate, opened=event, facts=event.facts, due=event.due)
            return _with_evidence(opened, event)
        case GateFoundUnsatisfiable():
            return replace(gate, unsatisfiable=event.empty_seats)
        case DecisionTaken():
            return replace(gate, decisions=(*gate.decisions, event))
        case DecisionRefused():
            return replace(gate, refusals=(*gate.refusals, event))
        case GateEvidenceChanged():
            changed = replace(_with_evidence(gate, event), changes=gate.changes + 1)
            return replace(changed, unsatisfiable=(), counted=frozenset())
        case GateFactsChanged():
            return replace(gate, facts=event.facts, changes=gate.changes + 1, unsatisfiable=())
        case GateReminded():
            return replace(gate, reminders=event.number, reminded=event.asked)
        case GateEscalated():
            return replace(gate, escalated_to=(*gate.escalated_to, event.to), due=event.due, unsatisfiable=())
        case GateClosed():
            return replace(gate, closed=event)
        case OutcomeTookEffect():
            return replace(gate, took_effect=True)
        case DecisionCalledIn():
            return replace(gate, called_in=(*gate.called_in, event))
        case CallInAnswered() | CallInWaived():
            return replace(gate, scrutinised=event)
        case OverrideProposed():
            return replace(gate, proposals=(*gate.proposals, event))
        case GateOverridden():
            return replace(gate, overridden=event)
        case OverrideReviewed():
            return replace(gate, reviewed=event)
        case PolicyRebased():
            return _with_policy(gate, event)
        case RosterRebased():
            return _with_roster(gate, event)
        case DeciderRecused():
            return replace(gate, recused=gate.recused | {event.by})
        case VotesCounted():
            return replace(gate, counted=gate.counted | {event.step})
        case DecisionRatified():
            return replace(gate, ratified=True)
        case DecisionLapsed():
            return replace(gate, lapsed=event)
        case ConditionDischarged():
            return replace(gate, discharged=gate.discharged | {event.condition})
        case ConditionFoundOverdue():
            return replace(gate, overdue=gate.overdue | {event.condition})
        case _:
            assert_never(event)


def fold(events: Iterable[GateEvent]) -> Gate:
    """The gate that these events made."""
    return reduce(evolve, events, Gate())


def _with_evidence(gate: Gate, event: GateOpened | GateEvidenceChanged) -> Gate:
    sets = {**gate.evidence_sets, event.evidence_digest: event.evidence}
    return replace(gate, evidence=event.evidence, evidence_digest=event.evidence_digest, evidence_sets=sets)


def _with_policy(gate: Gate, event: PolicyRebased) -> Gate:
    if gate.opened is None:
        return gate
    opened = replace(
        gate.opened,
        policy=event.policy,
        policy_digest=event.policy_digest,
        steps=event.steps,
        way_up=event.way_up,
        scrutiny=event.scrutiny,
        glass=event.glass,
        reviewers=event.reviewers,
    )
    rebased = _rebased(gate, event, event.policy_digest)
    return replace(rebased, opened=opened, due=event.due, voided=gate.voided | _voided_by(gate, event))


def _voided_by(gate: Gate, event: PolicyRebased) -> frozenset[tuple[str, Identity]]:
    kinds = {each.step.id: each.step.kind for each in event.steps}
    before = gate.opened.steps if gate.opened else ()
    gone = {each.step.id for each in before if kinds.get(each.step.id) is not each.step.kind}
    return frozenset((taken.submission, taken.by) for taken in gate.decisions if taken.step in gone)


def _with_roster(gate: Gate, event: RosterRebased) -> Gate:
    if gate.opened is None:
        return gate
    opened = replace(
        gate.opened,
        roster_digest=event.roster_digest,
        steps=event.steps,
        way_up=event.way_up,
        scrutiny=event.scrutiny,
        glass=event.glass,
        reviewers=event.reviewers,
        stewards=event.stewards,
    )
    leavers = gate.leavers | frozenset(event.leavers)
    return replace(_rebased(gate, event, event.roster_digest), opened=opened, leavers=leavers)


def _rebased(gate: Gate, event: PolicyRebased | RosterRebased, on: str) -> Gate:
    return replace(
        gate,
        escalated_to=_asked_above(gate, event.way_up),
        rebases=gate.rebases | {(on, event.at)},
        rebased_on=event.at.date(),
        unsatisfiable=(),
        counted=frozenset(),
    )


def _asked_above(gate: Gate, way_up: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """The levels that the gate has gone up to, with those who hold them now and those who spoke before."""
    spoke = {taken.place for taken in gate.standing}
    levels = zip(gate.escalated_to, way_up, strict=False)
    kept = ([who for who in before.holders if who in spoke] for before, _ in levels)
    return tuple(
        replace(seat, holders=tuple(dict.fromkeys((*seat.holders, *stay))))
        for seat, stay in zip(way_up, kept, strict=False)
    )
