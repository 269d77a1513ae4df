"""When the releases of a programme are planned anew, as another baseline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from domain.programme.baseline.events import BaselineAdopted, ReleaseTakenOut
from domain.programme.baseline.soundness import require_sound
from domain.programme.baseline.standstill import standstill
from domain.programme.commands import Replan
from domain.programme.ending import until_the_end
from domain.programme.events import ProgrammeEvent, ReleasePlanned
from domain.programme.leading.decide import require_can_lead
from domain.programme.leading.lead import lead_on
from domain.programme.outside.events import ExternalDeclared
from domain.programme.own_authority import check_given_up, check_policy
from domain.programme.planners import require_planner, require_reason
from domain.programme.refusals import BaselineMovedOn, GateNeverOpens, WithdrawnForGood
from domain.programme.state import Programme, evolve
from domain.programme.still_to_come import gates_to_come, why_never_open
from domain.release.plan import ReleaseId, ReleasePlan
from domain.release.refusals import ReleaseEnded, ReleaseHasBegun


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a plan would change: releases that are new, that are planned otherwise, and that are left out."""

    added: tuple[ReleasePlan, ...]
    changed: tuple[ReleasePlan, ...]
    taken_out: tuple[ReleaseId, ...]

    @property
    def new_plans(self) -> tuple[ReleasePlan, ...]:
        return (*self.changed, *self.added)


def replan(programme: Programme, command: Replan) -> Sequence[ProgrammeEvent]:
    """The next baseline, or nothing when all is planned so already.

    :raises Rejected: when it is not theirs to change, could not run to its end, or would change the past.
    """
    changes = changes_of(programme, command)
    if _is_done(programme, command) or changes == Changes(added=(), changed=(), taken_out=()):
        return []
    require_planner(programme, command)
    require_reason(command.reason)
    if command.replaces != programme.version:
        raise BaselineMovedOn(f"Baseline {programme.version} is in force, and not {command.replaces}.")
    _require_the_past(programme, changes)
    require_sound(programme, command, changes.new_plans)
    told = tuple(_told(programme, command, changes))
    after = reduce(evolve, told, programme)
    _require_leads(programme, after, changes, command)
    _require_own_authority(programme, after, changes, command)
    _require_gates(after, changes, command)
    return until_the_end(programme, [*told, *standstill(after, command.at)])


def changes_of(programme: Programme, command: Replan) -> Changes:
    """What differs from what is planned now."""
    planned, wanted = programme.planned, {each.id: each for each in command.releases}
    left_out = planned.keys() - wanted.keys() - programme.withdrawn
    return Changes(
        added=tuple(each for each in command.releases if each.id not in planned),
        changed=tuple(
            each for each in command.releases if each.id in planned and each != planned[each.id].plan
        ),
        taken_out=tuple(each for each in planned if each in left_out),
    )


def _told(programme: Programme, command: Replan, changes: Changes) -> Iterator[ProgrammeEvent]:
    yield BaselineAdopted(
        version=command.replaces + 1,
        reason=command.reason,
        by=command.by.identity,
        added=tuple(each.id for each in changes.added),
        changed=tuple(each.id for each in changes.changed),
        taken_out=changes.taken_out,
        at=command.at,
    )
    for dependency in command.external:
        if dependency.id not in programme.externals:
            yield ExternalDeclared(dependency=dependency, at=command.at)
    for plan in changes.new_plans:
        yield ReleasePlanned(plan=plan, at=command.at)
    for release in changes.taken_out:
        yield ReleaseTakenOut(release=release, at=command.at)


def _is_done(programme: Programme, command: Replan) -> bool:
    made = programme.baselines.get(command.replaces + 1)
    return made is not None and (made.at, made.by) == (command.at, command.by.identity)


def _require_the_past(programme: Programme, changes: Changes) -> None:
    """What is over stays as it is; what has begun, the release itself looks after."""
    for release in changes.taken_out:
        if release in programme.cleared | programme.completed | programme.dropped:
            raise ReleaseHasBegun(f"{release} stays in the plan.")
    for plan in changes.changed:
        if plan.id in programme.completed | programme.dropped:
            raise ReleaseEnded(f"{plan.id} keeps the plan with which it ended.")
        if plan.id in programme.withdrawn:
            raise WithdrawnForGood(plan.id)


def _require_leads(before: Programme, after: Programme, changes: Changes, command: Replan) -> None:
    for plan in changes.new_plans:
        starts = max(plan.starts, command.at.date())
        lead = lead_on(after, plan.id, starts)
        if plan.id not in before.planned or lead != lead_on(before, plan.id, starts):
            require_can_lead(after.roster, lead, starts)
        for successor in plan.successors:
            require_can_lead(after.roster, successor.lead, successor.since)


def _require_own_authority(before: Programme, after: Programme, changes: Changes, command: Replan) -> None:
    """Nobody plans themselves into a seat: by another policy for a gate, or by another lead."""
    today, author = command.at.date(), command.by.identity
    for plan in changes.changed:
        gates = {each.stage: each.gate for each in before.planned[plan.id].stages}
        for stage in plan.stages:
            if stage.gate != gates.get(stage.stage):
                old = before.policies.get(gates.get(stage.stage, stage.gate))
                check_policy(old, after.policies[stage.gate], after.roster, author, today)
            on = max(stage.ends, today)
            led, leads = lead_on(before, plan.id, on), lead_on(after, plan.id, on)
            if led != leads:
                check_given_up([after.policies[stage.gate]], after.roster, led, author, today)


def _require_gates(after: Programme, changes: Changes, command: Replan) -> None:
    today, changed = command.at.date(), {each.id for each in changes.new_plans}
    gates = [gate for gate in gates_to_come(after, command.passed, today) if gate.release in changed]
    if never := tuple(why_never_open(gates, after.policies, after.roster, today)):
        raise GateNeverOpens(" ".join(never))
