"""What a change of rules or people would let its author do at a gate that they could not do before."""

from collections.abc import Iterable
from datetime import date

from domain.authority import GrantsOwnAuthority, days_of_change, entitled
from domain.gate.panel import asked
from domain.gate.policy import GatePolicy
from domain.gate.satisfying import smallest_sets
from domain.gate.step import StepKind
from domain.identity import Identity
from domain.roster import Roster


def check_policy(
    before: GatePolicy | None, after: GatePolicy, roster: Roster, author: Identity, today: date
) -> None:
    """A change of policy brings its author no seat that binds, and never makes their word enough.

    Somebody who could decide for the author is another person, and does not count as the author.

    :raises GrantsOwnAuthority: when it does.
    """
    for day in _days_from(today, roster):
        had = _seats(before, roster, author, day) if before else ()
        gained = [seat for seat in _seats(after, roster, author, day) if seat not in had]
        if gained:
            raise GrantsOwnAuthority(f"{author.subject} would have a seat {gained[0]} on {day}.")
    if before:
        check_alone((before, roster), (after, roster), author, today)


def check_alone(
    before: tuple[GatePolicy, Roster], after: tuple[GatePolicy, Roster], author: Identity, today: date
) -> None:
    """Nobody makes their own word enough to open a gate, as by taking everybody else off a board.

    :raises GrantsOwnAuthority: when it would be, and was not.
    """
    for day in _days_from(today, before[1], after[1]):
        if _opens_alone(*after, author, day) and not _opens_alone(*before, author, day):
            raise GrantsOwnAuthority(f"{author.subject} alone could open {after[0].id} on {day}.")


def check_given_up(
    policies: Iterable[GatePolicy], roster: Roster, lead: Identity, author: Identity, today: date
) -> None:
    """Whoever leads a release decides none of its gates, and does not get to by giving up its lead.

    :raises GrantsOwnAuthority: when the lead who is replaced is the author, and would have a seat then.
    """
    if lead != author:
        return
    for policy in policies:
        for day in _days_from(today, roster):
            if seats := _seats(policy, roster, author, day):
                raise GrantsOwnAuthority(f"{author.subject} would have a seat {seats[0]} on {day}.")


def _days_from(today: date, *rosters: Roster) -> Iterable[date]:
    return (today, *(day for day in days_of_change(*rosters) if day > today))


def _seats(policy: GatePolicy, roster: Roster, who: Identity, on: date) -> tuple[str, ...]:
    """The places in which somebody's word binds, on a day: of a step, or of a role above."""
    binding = (step for step in policy.steps if step.is_binding or step.kind is StepKind.RATIFY)
    asked_there = (
        f"as {role} in a step to {step.kind}"
        for step in binding
        for role in step.roles
        if any(each.who == who for each in entitled(roster, role, on))
    )
    way_up = roster.path_up(policy.deciders[0]) if policy.deciders else ()
    above = (
        f"as {role.id}, once the gate goes up to it"
        for role in way_up
        if who in roster.holders_of(role.id, on)
    )
    call_in, glass = policy.call_in, policy.break_glass
    beyond = (
        ("to call it in", call_in.by if call_in else None),
        ("to override it", glass.by if glass else None),
        ("to review its override", glass.reviewed_by if glass else None),
    )
    others = (part for part, role in beyond if role and who in roster.holders_of(role, on))
    return (*asked_there, *above, *others)


def _opens_alone(policy: GatePolicy, roster: Roster, who: Identity, on: date) -> bool:
    steps = [asked(step, roster, on) for step in policy.steps]
    if not all(who in each.members for each in steps if each.step.is_binding):
        return False
    return (who,) in smallest_sets(steps, (), most=len(roster.people) + 1)
