"""Whether the release can be stopped at a gate, and what that costs."""

from dataclasses import dataclass

from domain.gate.policy import GatePolicy
from domain.gate.state import Gate
from domain.money import Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakPoint:
    """A decider may stop the release here; what that costs, where somebody has said so."""

    exit_cost: Pence | None


def break_point_of(policy: GatePolicy, exit_cost: Pence | None) -> BreakPoint | None:
    """What a policy makes of stopping; None where nobody may."""
    return BreakPoint(exit_cost=exit_cost) if policy.break_point else None


def break_point_at(gate: Gate) -> BreakPoint | None:
    """The same, of a round that has begun."""
    return break_point_of(gate.opened.policy, gate.facts.exit_cost) if gate.opened else None
