"""Whether a roster holds together: every problem with people, roles and who decides for whom."""

from collections.abc import Iterator
from datetime import date

from domain.identity import Identity
from domain.programme.dependencies import circles
from domain.programme.problem import Path, Problem, problem_at, twice
from domain.roster import Delegation, Limit, Role, RoleId, Roster


def roster_problems(roster: Roster) -> Iterator[Problem]:
    """Everything that is wrong with a roster by itself."""
    yield from twice(("people",), (person.identity.subject for person in roster.people))
    yield from twice(("roles",), (role.id for role in roster.roles))
    for place, role in enumerate(roster.roles):
        yield from _role(roster, role, ("roles", place))
    yield from _circles(roster)
    yield from twice(("delegations",), (each.id for each in roster.delegations))
    for place, delegation in enumerate(roster.delegations):
        yield from _delegation(roster, delegation, ("delegations", place))
    for place, absence in enumerate(roster.absences):
        yield from _known(roster, absence.who, "absences", place, "who")
        yield from _ends(absence.since, absence.until, ("absences", place))
    yield from twice(("leavers",), (each.who.subject for each in roster.leavers), "who")
    for place, leaver in enumerate(roster.leavers):
        yield from _known(roster, leaver.who, "leavers", place, "who")


def _role(roster: Roster, role: Role, here: Path) -> Iterator[Problem]:
    for nth, holding in enumerate(role.holdings):
        yield from _known(roster, holding.who, *here, "holdings", nth)
        yield from _ends(holding.since, holding.until, (*here, "holdings", nth))
    yield from _limit(role.limit, here)
    if role.chair and role.chair not in {holding.who for holding in role.holdings}:
        yield problem_at(f"{role.chair.subject} is not among the holders.", *here, "chair")
    if role.escalates_to and role.escalates_to not in roster.by_id:
        yield problem_at(f"There is no role {role.escalates_to}.", *here, "escalates_to")


def _circles(roster: Roster) -> Iterator[Problem]:
    upwards: dict[str, tuple[str, ...]] = {
        role.id: (role.escalates_to,) for role in roster.roles if role.escalates_to
    }
    for circle in circles(upwards):
        place = next(nth for nth, role in enumerate(roster.roles) if role.id == circle[0])
        yield problem_at(f"Roles escalate in a circle: {' → '.join(circle)}.", "roles", place, "escalates_to")


def _delegation(roster: Roster, delegation: Delegation, here: Path) -> Iterator[Problem]:
    yield from _known(roster, delegation.giver, *here, "giver")
    yield from _known(roster, delegation.taker, *here, "taker")
    if delegation.giver == delegation.taker:
        yield problem_at("Nobody delegates to themselves.", *here, "taker")
    if not delegation.roles:
        yield problem_at("Name at least one role.", *here, "roles")
    for nth, role in enumerate(delegation.roles):
        if role not in roster.by_id:
            yield problem_at(f"There is no role {role}.", *here, "roles", nth)
        elif delegation.since <= delegation.until and not _ever_holds(roster, role, delegation):
            yield problem_at(_why_not_given(roster, role, delegation), *here, "roles", nth)
    yield from _ends(delegation.since, delegation.until, here)
    yield from _limit(delegation.limit, here)
    if not delegation.reason.strip():
        yield problem_at("Say why.", *here, "reason")


def _ever_holds(roster: Roster, role: RoleId, delegation: Delegation) -> bool:
    """Whether the giver holds the role on some day of the delegation: its first, or the first of a term."""
    begins = {holding.since for holding in roster.by_id[role].holdings if holding.since} | {delegation.since}
    return any(delegation.giver in roster.holders_of(role, on) for on in begins if delegation.covers(on))


def _why_not_given(roster: Roster, role: RoleId, delegation: Delegation) -> str:
    giver = delegation.giver.subject
    for other in roster.delegations:
        if other.taker == delegation.giver and role in other.roles and other != delegation:
            return f"{giver} has {role} by {other.id} only, and a delegation is not passed on."
    return f"{giver} does not hold {role} between {delegation.since} and {delegation.until}."


def _known(roster: Roster, who: Identity, *path: str | int) -> Iterator[Problem]:
    if who not in roster.names:
        yield problem_at(f"{who.subject} is not among the people.", *path)


def _ends(since: date | None, until: date | None, here: Path) -> Iterator[Problem]:
    if since and until and until < since:
        yield problem_at(f"It ends before it starts on {since}.", *here, "until")


def _limit(limit: Limit | None, here: Path) -> Iterator[Problem]:
    if limit is None:
        return
    if limit == Limit():
        yield problem_at("Give an amount for a decision, for a year, or in all.", *here, "limit")
    for field in ("per_decision", "in_year", "in_all"):
        if (getattr(limit, field) or 0) < 0:
            yield problem_at("An amount cannot be negative.", *here, "limit", field)
