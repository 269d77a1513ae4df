"""Who may decide as a role on a day, and up to how much."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.financial_year import year_name
from domain.identity import Identity
from domain.money import NOTHING, Pence, exact_pounds
from domain.refusal import Rejected
from domain.roster import Limit, RoleId, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitlement:
    """Somebody may decide as a role: in their own right, or by a delegation `for_` somebody who holds it.

    `until` is the last day on which it counts: of the delegation, or before somebody leaves.
    """

    who: Identity
    role: RoleId
    for_: Identity | None
    limit: Limit | None
    delegation: str | None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountAtStake:
    """What a decision would commit: the whole amount, so that no increase is judged by itself.

    `whole` is the original and every increase. `already_this_year` and `already_in_all` are what was decided
    under the same authority in the financial year and ever, without this amount.
    """

    whole: Pence
    year: int
    already_this_year: Pence = NOTHING
    already_in_all: Pence = NOTHING


class AboveLimit(Rejected):
    """The whole amount, increases included, is above this limit: ask somebody with a higher one."""


class AboveYearsLimit(Rejected):
    """With what was decided this year, this is above the year's limit: ask somebody with a higher one."""


class AboveLimitInAll(Rejected):
    """With all that was decided before, this is above the limit: ask somebody with a higher one."""


class DelegationNotYours(Rejected):
    """You can decide for somebody only by a delegation that names you. Ask the holder of the role for one."""


class DelegationOfAnotherRole(Rejected):
    """A delegation reaches the roles that it names and no further. Ask the holder of this role for one."""


class DelegationLapsed(Rejected):
    """A delegation counts from its first day to its last. Ask the holder of the role for a new one."""


class GiverHoldsNoRole(Rejected):
    """A delegation comes from a holder of the role and is not passed on: ask somebody who holds it today."""


class GrantsOwnAuthority(Rejected):
    """Nobody gives authority to themselves. Let somebody else propose this change."""


def entitled(roster: Roster, role: RoleId, on: date) -> tuple[Entitlement, ...]:
    """Those who may decide as a role on a day: its holders first, then those who decide for a holder.

    Somebody may be there twice, once in their own right and once for another.
    """
    if role not in roster.by_id:
        return ()
    limit, holders = roster.by_id[role].limit, roster.holders_of(role, on)
    own = (Entitlement(who=who, role=role, for_=None, limit=limit, delegation=None) for who in holders)
    for_others = (
        Entitlement(
            who=each.taker,
            role=role,
            for_=each.giver,
            limit=lower(limit, each.limit),
            delegation=each.id,
            until=min((each.until, *_last_days(roster, each.taker))),
        )
        for each in roster.delegations
        if role in each.roles and each.covers(on) and each.giver in holders and each.taker != each.giver
        if not roster.has_left(each.taker, on)
    )
    return (*own, *for_others)


def delegated(roster: Roster, delegation: str, *, who: Identity, role: RoleId, on: date) -> Entitlement:
    """The entitlement that somebody claims by a delegation.

    :raises Rejected: when it gives them none: not theirs, of another role, lapsed, or nobody's to give.
    """
    found = next((each for each in roster.delegations if each.id == delegation), None)
    if found is None or found.taker != who:
        raise DelegationNotYours(delegation)
    if role not in found.roles:
        raise DelegationOfAnotherRole(f"{delegation} is for {', '.join(found.roles)}.")
    if not found.covers(on):
        raise DelegationLapsed(f"{delegation} counts from {found.since} to {found.until}.")
    reached = (each for each in entitled(roster, role, on) if each.delegation == delegation)
    entitlement = next(reached, None)
    if entitlement is None:
        raise GiverHoldsNoRole(f"{found.giver.subject} does not hold {role} on {on}.")
    return entitlement


def barred(entitlements: Sequence[Entitlement], people: Collection[Identity]) -> tuple[Entitlement, ...]:
    """Separation of duties: the entitlements of these people, and of whoever would decide for them."""
    return tuple(each for each in entitlements if each.who in people or each.for_ in people)


def why_not(entitlement: Entitlement, amount: AmountAtStake) -> Rejected | None:
    """Why somebody may not decide this much; None when they may. A penny above a limit is above it."""
    limit = entitlement.limit or Limit()
    if limit.per_decision is not None and amount.whole > limit.per_decision:
        return AboveLimit(f"{exact_pounds(amount.whole)} is above {exact_pounds(limit.per_decision)}.")
    in_year = Pence(amount.already_this_year + amount.whole)
    if limit.in_year is not None and in_year > limit.in_year:
        return AboveYearsLimit(
            f"{exact_pounds(in_year)} in {year_name(amount.year)} is above {exact_pounds(limit.in_year)}."
        )
    in_all = Pence(amount.already_in_all + amount.whole)
    if limit.in_all is not None and in_all > limit.in_all:
        return AboveLimitInAll(f"{exact_pounds(in_all)} in all is above {exact_pounds(limit.in_all)}.")
    return None


def lower(one: Limit | None, other: Limit | None) -> Limit | None:
    """What both limits allow."""
    if one is None or other is None:
        return one or other
    return Limit(
        per_decision=_least(one.per_decision, other.per_decision),
        in_year=_least(one.in_year, other.in_year),
        in_all=_least(one.in_all, other.in_all),
    )


def check_adoption(before: Roster, after: Roster, author: Identity) -> None:
    """A change of roster gives its author nothing that they did not have on the same day before.

    :raises GrantsOwnAuthority: when it brings them a role, its chair, a higher limit, a delegation, or the
        business of a role that did not go up to them before.
    """
    for role in after.by_id:
        for day in days_of_change(before, after):
            had = [each for each in entitled(before, role, day) if each.who == author]
            for has in entitled(after, role, day):
                if has.who == author and not any(_is_within(has, each) for each in had):
                    raise GrantsOwnAuthority(_what(has, had, day))
        if after.by_id[role].chair == author and not _chairs(before, role, author):
            raise GrantsOwnAuthority(f"{author.subject} would chair {role}.")
        for above in _newly_above(before, after, role):
            if any(author in after.holders_of(above, day) for day in days_of_change(after)):
                raise GrantsOwnAuthority(f"{role} would go up to {author.subject} as {above}.")


def days_of_change(*rosters: Roster) -> Iterator[date]:
    """A day in every stretch of time in which no authority changes, in order."""
    days = {date.min}
    for roster in rosters:
        spans = [(each.since, each.until) for role in roster.roles for each in role.holdings]
        spans += [(each.since, each.until) for each in roster.delegations]
        days |= {since for since, _ in spans if since}
        days |= {until + timedelta(days=1) for _, until in spans if until and until < date.max}
        days |= {each.left for each in roster.leavers}
    yield from sorted(days)


def _last_days(roster: Roster, who: Identity) -> tuple[date, ...]:
    return tuple(leaver.left - timedelta(days=1) for leaver in roster.leavers if leaver.who == who)


def _newly_above(before: Roster, after: Roster, role: RoleId) -> tuple[RoleId, ...]:
    """The roles that a known role's business goes up to and did not; a new role has no business yet."""
    if role not in before.by_id:
        return ()
    had = {above.id for above in before.path_up(role)}
    return tuple(above.id for above in after.path_up(role) if above.id not in had)


def _is_within(has: Entitlement, had: Entitlement) -> bool:
    limit = has.limit or Limit()
    return has.for_ == had.for_ and lower(limit, had.limit) == limit


def _what(has: Entitlement, had: Sequence[Entitlement], day: date) -> str:
    since = "" if day == date.min else f" from {day}"
    if any(each.for_ == has.for_ for each in had):
        return f"{has.who.subject} would have a higher limit as {has.role}{since}."
    for_ = f" for {has.for_.subject}" if has.for_ else ""
    return f"{has.who.subject} would decide as {has.role}{for_}{since}."


def _chairs(roster: Roster, role: RoleId, who: Identity) -> bool:
    return role in roster.by_id and roster.by_id[role].chair == who


def _least(one: Pence | None, other: Pence | None) -> Pence | None:
    given = [each for each in (one, other) if each is not None]
    return min(given, default=None)
