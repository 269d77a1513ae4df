"""Which gates a programme has still to come, and which of them people could never open."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.gate.panel import asked
from domain.gate.policy import GatePolicy, PolicyId
from domain.gate.satisfying import cannot_be_met
from domain.gate.soundness import policy_problems, steps_for
from domain.identity import Identity
from domain.programme.state import Programme
from domain.roster import RoleId, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class GateToCome:
    """A gate by its id, the policy that it follows, who asks for it, and its planned day."""

    id: str
    policy: PolicyId
    lead: Identity
    planned: date


def gates_to_come(programme: Programme, passed: Collection[str]) -> tuple[GateToCome, ...]:
    """The gates of releases that are not signed off, but for those that were passed."""
    here = programme.started.programme if programme.started else ""
    gates = (
        GateToCome(
            id=f"{here}/{release.release}/{stage.stage}",
            policy=stage.gate,
            lead=release.lead,
            planned=stage.ends,
        )
        for release in programme.planned.values()
        if release.release not in programme.completed
        for stage in release.stages
    )
    return tuple(gate for gate in gates if gate.id not in passed)


def why_never_open(
    gates: Sequence[GateToCome], policies: Mapping[PolicyId, GatePolicy], roster: Roster, today: date
) -> Iterator[str]:
    """A sentence for whatever keeps one of these gates shut for ever.

    People are taken as they stand on the gate's day, or today when that is past.
    """
    followed = dict.fromkeys(gate.policy for gate in gates if gate.policy in policies)
    for id in followed:
        for problem in policy_problems(policies[id], roster, ()):
            yield f"{id}: {problem.sentence}"
    for gate in gates:
        if gate.policy not in followed:
            continue
        steps = steps_for(policies[gate.policy], roster, gate.lead, max(gate.planned, today))
        if empty := cannot_be_met(steps):
            yield f"{gate.id}: too few people as {', '.join(empty)}."


def missing_today(policy: GatePolicy, roster: Roster, today: date) -> tuple[RoleId, ...]:
    """The roles for which a policy finds too few people today, whoever asks."""
    return cannot_be_met([asked(step, roster, today) for step in policy.steps])
