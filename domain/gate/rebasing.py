"""How a round goes on under another policy, or with other people."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.authority import GrantsOwnAuthority
from domain.digest import digest
from domain.gate.closing import found_unsatisfiable, unless_it_opens
from domain.gate.commands import RebasePolicy, RebaseRoster
from domain.gate.events import GateEvent, GateOpened, PolicyRebased, RosterRebased
from domain.gate.opening import BeyondTheSteps, beyond_the_steps, way_up
from domain.gate.panel import OpenStep, Panel, asked
from domain.gate.refusals import GateNotOpen, NothingToRebaseOn, ReasonMissing
from domain.gate.state import Gate, evolve
from domain.identity import Identity
from domain.programme.refusals import NotASteward
from domain.roster import Roster


def rebase_policy(gate: Gate, command: RebasePolicy) -> Sequence[GateEvent]:
    """The steps are asked anew, with a new time to answer; words in steps that are still there stand."""
    opened = _opened(gate, command)
    policy, roster = command.policy, command.roster
    if policy is None or roster is None:
        raise NothingToRebaseOn
    if policy.digest == opened.policy_digest:
        return []
    _require_steward(opened, command)
    day = command.at.date()
    steps = tuple(asked(step, roster, day) for step in policy.steps)
    beyond = beyond_the_steps(policy, roster, day)
    _refuse_own_gain(opened, steps, beyond, command.by.identity)
    rebased = PolicyRebased(
        policy=policy,
        policy_digest=policy.digest,
        steps=_with_those_who_spoke(gate, steps)[0],
        way_up=way_up(policy, roster, day),
        scrutiny=beyond.scrutiny,
        glass=beyond.glass,
        reviewers=beyond.reviewers,
        due=opened.calendar.deadline(command.at, policy.answer_within_days),
        reason=command.reason.strip(),
        by=command.by.identity,
        at=command.at,
    )
    return _with_what_follows(gate, rebased, command)


def rebase_roster(gate: Gate, command: RebaseRoster) -> Sequence[GateEvent]:
    """Unfilled seats are resolved anew from the roles; the words of those who left stand, and are flagged."""
    opened = _opened(gate, command)
    roster = command.roster
    if roster is None:
        raise NothingToRebaseOn
    if digest("roster/1", roster) == opened.roster_digest:
        return []
    _require_steward(opened, command)
    day = command.at.date()
    steps = tuple(asked(each.step, roster, day) for each in opened.steps)
    beyond = beyond_the_steps(opened.policy, roster, day)
    _refuse_own_gain(opened, steps, beyond, command.by.identity)
    kept, leavers = _with_those_who_spoke(gate, steps)
    rebased = RosterRebased(
        roster_digest=digest("roster/1", roster),
        steps=kept,
        way_up=way_up(opened.policy, roster, day),
        scrutiny=beyond.scrutiny,
        glass=beyond.glass,
        reviewers=beyond.reviewers,
        stewards=_stewards(roster, command, day),
        leavers=leavers,
        reason=command.reason.strip(),
        by=command.by.identity,
        at=command.at,
    )
    return _with_what_follows(gate, rebased, command)


def _opened(gate: Gate, command: RebasePolicy | RebaseRoster) -> GateOpened:
    if gate.opened is None or not gate.is_open:
        raise GateNotOpen(command.subject.gate)
    return gate.opened


def _require_steward(opened: GateOpened, command: RebasePolicy | RebaseRoster) -> None:
    if command.by.identity not in opened.stewards:
        raise NotASteward
    if not command.reason.strip():
        raise ReasonMissing


def _refuse_own_gain(
    opened: GateOpened, steps: Sequence[OpenStep], beyond: BeyondTheSteps, author: Identity
) -> None:
    """Nobody brings themselves into a gate that did not ask them before."""
    had = {each.step.id for each in opened.steps if author in each.people}
    gains = [each.step.id for each in steps if author in each.people and each.step.id not in had]
    broke = opened.glass is not None and author in opened.glass.members
    if gains or (beyond.glass is not None and author in beyond.glass.members and not broke):
        raise GrantsOwnAuthority(f"{author.subject} would be asked in {', '.join(gains) or 'its override'}.")


def _with_those_who_spoke(
    gate: Gate, steps: Sequence[OpenStep]
) -> tuple[tuple[OpenStep, ...], tuple[Identity, ...]]:
    """The steps, with those members kept who have spoken; and who of them left."""
    spoke = {(taken.step, taken.place) for taken in gate.standing}
    before = {each.step.id: each for each in (gate.opened.steps if gate.opened else ())}
    left: list[Identity] = []
    kept: list[OpenStep] = []
    for each in steps:
        here = sorted(place for step, place in spoke if step == each.step.id)
        gone = [place for place in here if place not in each.members]
        left += gone
        old = before.get(each.step.id)
        panels = tuple(_keeping(panel, old, gone) for panel in each.panels)
        kept.append(replace(each, panels=panels))
    return tuple(kept), tuple(dict.fromkeys(left))


def _keeping(panel: Panel, old: OpenStep | None, gone: Sequence[Identity]) -> Panel:
    same = next((each for each in (old.panels if old else ()) if each.role == panel.role), None)
    stay = tuple(who for who in gone if same and who in same.members)
    return replace(panel, members=(*panel.members, *stay))


def _stewards(roster: Roster, command: RebaseRoster, day: date) -> tuple[Identity, ...]:
    return tuple(dict.fromkeys(who for role in command.stewards for who in roster.holders_of(role, day)))


def _with_what_follows(
    gate: Gate, rebased: PolicyRebased | RosterRebased, command: RebasePolicy | RebaseRoster
) -> Sequence[GateEvent]:
    after = evolve(gate, rebased)
    return [rebased, *found_unsatisfiable(after, command.at), *unless_it_opens(after, command)]
