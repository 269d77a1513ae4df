"""How a round begins: with policy, people, evidence and facts pinned as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.digest import digest
from domain.evidence import evidence_digest, newest
from domain.gate.closing import found_unsatisfiable
from domain.gate.commands import OpenGate
from domain.gate.events import GateEvent, GateOpened
from domain.gate.evolving import evolve
from domain.gate.panel import Panel, asked, panel_of
from domain.gate.policy import GatePolicy
from domain.gate.seats import Seat
from domain.gate.state import Gate
from domain.roster import Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class BeyondTheSteps:
    """Who may call a decision in, break the glass, and review that; None where the policy has none."""

    scrutiny: Panel | None
    glass: Panel | None
    reviewers: Panel | None


def open_gate(gate: Gate, command: OpenGate) -> Sequence[GateEvent]:
    """The round begins, once; a gate that its people cannot satisfy says so at once."""
    if gate.opened:
        return []
    policy, roster, day = command.policy, command.roster, command.at.date()
    beyond = beyond_the_steps(policy, roster, day)
    opened = GateOpened(
        subject=command.subject,
        policy=policy,
        policy_digest=policy.digest,
        steps=tuple(asked(step, roster, day) for step in policy.steps),
        way_up=way_up(policy, roster, day),
        roster_digest=digest("roster/1", roster),
        evidence=newest(command.evidence),
        evidence_digest=evidence_digest(command.evidence),
        requested_by=command.requested_by,
        calendar=command.calendar,
        due=command.calendar.deadline(command.at, policy.answer_within_days),
        at=command.at,
        facts=command.facts,
        freezes=command.freezes,
        scrutiny=beyond.scrutiny,
        glass=beyond.glass,
        reviewers=beyond.reviewers,
        stewards=tuple(
            dict.fromkeys(who for role in command.stewards for who in roster.holders_of(role, day))
        ),
    )
    return [opened, *found_unsatisfiable(evolve(gate, opened), command.at)]


def way_up(policy: GatePolicy, roster: Roster, on: date) -> tuple[Seat, ...]:
    """The boards that unanswered business goes up to, nearest first."""
    path = roster.path_up(policy.deciders[0]) if policy.deciders else ()
    return tuple(
        Seat(role=role.id, holders=roster.holders_of(role.id, on), limit=role.limit) for role in path
    )


def beyond_the_steps(policy: GatePolicy, roster: Roster, on: date) -> BeyondTheSteps:
    """Who has a part besides the steps, as the roster names them on a day."""
    call_in, glass = policy.call_in, policy.break_glass
    return BeyondTheSteps(
        scrutiny=panel_of(call_in.by, roster, on) if call_in else None,
        glass=panel_of(glass.by, roster, on) if glass else None,
        reviewers=panel_of(glass.reviewed_by, roster, on) if glass else None,
    )
