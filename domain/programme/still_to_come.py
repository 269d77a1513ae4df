"""Which gates a programme has still to come, and which of them people could never open."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.financial_year import quarter_of
from domain.gate.panel import asked
from domain.gate.policy import GatePolicy, PolicyId
from domain.gate.satisfying import cannot_be_met
from domain.gate.soundness import policy_problems, steps_for
from domain.identity import Identity
from domain.programme.events import ProgrammeStarted
from domain.programme.leading.lead import lead_on
from domain.programme.state import Programme
from domain.release.plan import ReleaseId
from domain.roster import RoleId, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class GateToCome:
    """A gate by its id, the policy that it follows, who asks for it, and its planned day.

    `release` is the one at whose stage it stands; None for a year's money.
    """

    id: str
    policy: PolicyId
    lead: Identity
    planned: date
    release: ReleaseId | None = None


def gates_to_come(programme: Programme, passed: Collection[str], today: date) -> tuple[GateToCome, ...]:
    """The gates of releases that are not over, and of each year's money, but for those that were passed."""
    if programme.started is None:
        return ()
    gates = (*_of_stages(programme, programme.started, today), *_of_money(programme.started, today))
    return tuple(gate for gate in gates if gate.id not in passed)


def why_no_money(
    programme: Programme, policies: Mapping[PolicyId, GatePolicy], roster: Roster, today: date
) -> Iterator[str]:
    """A sentence for every policy of the fund whose gate people could not open today, whoever asks."""
    fund = programme.started.fund if programme.started else None
    for id in fund.gates if fund else ():
        if id in policies and (missing := missing_today(policies[id], roster, today)):
            yield f"{id}: too few people as {', '.join(missing)} for a gate for money."


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


def _of_stages(programme: Programme, started: ProgrammeStarted, today: date) -> Iterator[GateToCome]:
    return (
        GateToCome(
            id=f"{started.programme}/{release.release}/{stage.stage}",
            policy=stage.gate,
            lead=lead_on(programme, release.release, max(stage.ends, today)),
            planned=stage.ends,
            release=release.release,
        )
        for release in programme.planned.values()
        if release.release not in programme.completed | programme.withdrawn
        for stage in release.stages
    )


def _of_money(started: ProgrammeStarted, today: date) -> Iterator[GateToCome]:
    """The gates at which the programme asks for a year's money by itself, until the year is over."""
    for year in started.fund.years if started.fund else ():
        if year.opening and year.year >= quarter_of(today).year:
            yield GateToCome(
                id=f"{started.programme}/{year.ask}",
                policy=year.opening.gate,
                lead=year.opening.requested_by,
                planned=year.opening.day,
            )
