"""How a round goes on under another policy, or with other people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from domain.authority import GrantsOwnAuthority, lower
from domain.gate.closing import found_unsatisfiable, unless_it_opens
from domain.gate.commands import RebasePolicy, RebaseRoster
from domain.gate.events import GateEvent, GateOpened, PolicyRebased, RosterRebased
from domain.gate.evolving import evolve
from domain.gate.opening import BeyondTheSteps, beyond_the_steps, way_up
from domain.gate.panel import OpenStep, Panel, asked
from domain.gate.refusals import GateNotOpen, NothingToRebaseOn, ReasonMissing
from domain.gate.seats import Seat
from domain.gate.state import Gate
from domain.identity import Identity
from domain.programme.refusals import NotASteward
from domain.roster import Holding, Limit, Roster

Asked: TypeAlias = tuple[Sequence[OpenStep], Sequence[Seat], BeyondTheSteps]


def rebase_policy(gate: Gate, command: RebasePolicy) -> Sequence[GateEvent]:
    """The steps are asked anew, with a new time to answer; words in steps that are still there stand."""
    policy, roster = command.policy, command.roster
    if policy and (policy.digest, command.at) in gate.rebases:
        return []
    opened = _opened(gate, command)
    if policy is None or roster is None:
        raise NothingToRebaseOn
    if policy.digest == opened.policy_digest:
        return []
    _require_steward(opened, command)
    day = command.at.date()
    steps = tuple(asked(step, roster, day) for step in policy.steps)
    beyond = beyond_the_steps(policy, roster, day)
    above = way_up(policy, roster, day)
    _refuse_own_gain(opened, (steps, above, beyond), command.by.identity)
    rebased = PolicyRebased(
        policy=policy,
        policy_digest=policy.digest,
        steps=_with_those_who_spoke(gate, steps, day)[0],
        way_up=above,
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
    roster = command.roster
    if roster and (roster.digest, command.at) in gate.rebases:
        return []
    opened = _opened(gate, command)
    if roster is None:
        raise NothingToRebaseOn
    if roster.digest == opened.roster_digest:
        return []
    _require_steward(opened, command)
    day = command.at.date()
    steps = tuple(asked(each.step, roster, day) for each in opened.steps)
    beyond = beyond_the_steps(opened.policy, roster, day)
    above = way_up(opened.policy, roster, day)
    _refuse_own_gain(opened, (steps, above, beyond), command.by.identity)
    kept, leavers = _with_those_who_spoke(gate, steps, day)
    rebased = RosterRebased(
        roster_digest=roster.digest,
        steps=kept,
        way_up=above,
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


def _refuse_own_gain(opened: GateOpened, after: Asked, author: Identity) -> None:
    """Nobody brings themselves into a place of a gate that was not theirs before, or raises their limit."""
    before = (
        opened.steps,
        opened.way_up,
        BeyondTheSteps(scrutiny=opened.scrutiny, glass=opened.glass, reviewers=opened.reviewers),
    )
    had = dict(_places(before, author))
    for place, limit in _places(after, author):
        if place not in had or lower(limit, had[place]) != limit:
            raise GrantsOwnAuthority(f"{author.subject} would be asked {place}.")


def _places(asked: Asked, who: Identity) -> Iterator[tuple[str, Limit]]:
    """Where somebody has a word, and up to how much."""
    steps, above, beyond = asked
    for each in steps:
        for panel in each.panels:
            for way in panel.entitlements_of(who):
                for_ = f" for {way.for_.subject}" if way.for_ else ""
                yield f"in {each.step.id} as {panel.role}{for_}", way.limit or Limit()
    for seat in above:
        if who in seat.holders:
            yield f"once it goes up to {seat.role}", seat.limit or Limit()
    for part, body in (
        ("scrutinise", beyond.scrutiny),
        ("override", beyond.glass),
        ("review", beyond.reviewers),
    ):
        if body and who in body.members:
            yield f"to {part} it", Limit()


def _with_those_who_spoke(
    gate: Gate, steps: Sequence[OpenStep], day: date
) -> tuple[tuple[OpenStep, ...], tuple[Identity, ...]]:
    """The steps, with those members kept who have spoken; and who of them left."""
    spoke = {(taken.step, taken.place) for taken in gate.standing}
    before = {each.step.id: each for each in (gate.opened.steps if gate.opened else ())}
    left: list[Identity] = []
    kept: list[OpenStep] = []
    for each in steps:
        old = before.get(each.step.id)
        is_there_still = old is not None and old.step.kind is each.step.kind
        here = sorted(place for step, place in spoke if step == each.step.id and is_there_still)
        gone = [place for place in here if place not in each.members]
        left += gone
        panels = tuple(_keeping(panel, old, gone, day) for panel in each.panels)
        kept.append(replace(each, panels=panels))
    return tuple(kept), tuple(dict.fromkeys(left))


def _keeping(panel: Panel, old: OpenStep | None, gone: Sequence[Identity], day: date) -> Panel:
    same = next((each for each in (old.panels if old else ()) if each.role == panel.role), None)
    stay = tuple(who for who in gone if same and who in same.members)
    # What they said stands; their term is over, so that they say no more.
    over = tuple(Holding(who=who, until=day - timedelta(days=1)) for who in stay)
    return replace(panel, members=(*panel.members, *stay), terms=(*panel.terms, *over))


def _stewards(roster: Roster, command: RebaseRoster, day: date) -> tuple[Identity, ...]:
    return tuple(dict.fromkeys(who for role in command.stewards for who in roster.holders_of(role, day)))


def _with_what_follows(
    gate: Gate, rebased: PolicyRebased | RosterRebased, command: RebasePolicy | RebaseRoster
) -> Sequence[GateEvent]:
    after = evolve(gate, rebased)
    return [rebased, *found_unsatisfiable(after, command.at), *unless_it_opens(after, command)]
