"""Who holds which role from when until when, and which board a role's business goes up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from domain.digest import digest
from domain.identity import Identity
from domain.money import Pence

RoleId = NewType("RoleId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a name to show; compared by identity only."""

    identity: Identity
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Up to how much somebody may decide, once, in a financial year and in all; None is without limit."""

    per_decision: Pence | None = None
    in_year: Pence | None = None
    in_all: Pence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Somebody holds a role from one day to another, both included; None is open-ended."""

    who: Identity
    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Sees(StrEnum):
    """What of the record can be kept from a role: amounts, and what people wrote."""

    MONEY = "money"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role: its holders, up to how much they decide, who chairs, and what it escalates to.

    `is_board` says that it stands in the programme's own table of boards. A role `sees` everything of the
    record unless that says what.
    """

    id: RoleId
    name: str
    holdings: tuple[Holding, ...]
    limit: Limit | None = None
    chair: Identity | None = None
    escalates_to: RoleId | None = None
    is_board: bool = False
    sees: tuple[Sees, ...] | None = None

    def holders_on(self, day: date) -> tuple[Identity, ...]:
        """Who holds the role on a day, each once; that somebody left is known to the roster alone."""
        return tuple(dict.fromkeys(each.who for each in self.holdings if each.covers(day)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """A holder lets somebody else decide in these roles, from one day to another, both included."""

    id: str
    giver: Identity
    taker: Identity
    roles: tuple[RoleId, ...]
    since: date
    until: date
    limit: Limit | None = None
    reason: str

    def covers(self, day: date) -> bool:
        return self.since <= day <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Somebody is out of office, both days included; it stays their reminders and never their authority."""

    who: Identity
    since: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaver:
    """Somebody who has left: from that day they hold no role, and give and take no delegation."""

    who: Identity
    left: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The people of a programme, the roles they hold, and who decides or is away in between."""

    people: tuple[Person, ...]
    roles: tuple[Role, ...]
    delegations: tuple[Delegation, ...] = ()
    absences: tuple[Absence, ...] = ()
    leavers: tuple[Leaver, ...] = ()

    @property
    def digest(self) -> str:
        return digest("roster/1", self)

    @property
    def by_id(self) -> Mapping[RoleId, Role]:
        return {role.id: role for role in self.roles}

    @property
    def names(self) -> Mapping[Identity, str]:
        return {person.identity: person.name for person in self.people}

    def roles_of(self, who: Identity, on: date) -> tuple[RoleId, ...]:
        """The roles that somebody holds on a day."""
        return tuple(role.id for role in self.roles if who in self.holders_of(role.id, on))

    def sees(self, who: Identity | None, on: date) -> frozenset[Sees]:
        """What somebody sees in the record on a day: what one of their roles sees.

        Everybody sees everything, until a role says what it sees: then whoever holds none sees neither.
        """
        if all(role.sees is None for role in self.roles):
            return frozenset(Sees)
        held = self.roles_of(who, on) if who else ()
        return frozenset(
            each
            for role in held
            for each in (Sees if self.by_id[role].sees is None else self.by_id[role].sees or ())
        )

    def holders_of(self, role: RoleId, on: date) -> tuple[Identity, ...]:
        """Who holds a role on a day; nobody when the roster does not know it."""
        return tuple(
            who
            for each in self.roles
            if each.id == role
            for who in each.holders_on(on)
            if not self.has_left(who, on)
        )

    def has_left(self, who: Identity, on: date) -> bool:
        return any(leaver.who == who and leaver.left <= on for leaver in self.leavers)

    def is_away(self, who: Identity, on: date) -> bool:
        """Whether somebody is out of office; they may decide all the same."""
        return any(away.who == who and away.since <= on <= away.until for away in self.absences)

    def path_up(self, start: RoleId) -> tuple[Role, ...]:
        """The roles that business escalates to, nearest first; ends at the top or before a loop."""
        path: list[Role] = []
        above = self.by_id[start].escalates_to if start in self.by_id else None
        while above is not None and above != start and above in self.by_id and above not in _ids(path):
            path.append(self.by_id[above])
            above = self.by_id[above].escalates_to
        return tuple(path)


NOBODY = Roster(people=(), roles=())


def present(roster: Roster, people: Iterable[Identity], on: date) -> tuple[Identity, ...]:
    """Those of these people who are neither out of office on a day nor gone, in the same order."""
    return tuple(who for who in people if not roster.is_away(who, on) and not roster.has_left(who, on))


def held_by(*people: Identity) -> tuple[Holding, ...]:
    """Holdings of people who hold a role always."""
    return tuple(Holding(who=who) for who in people)


def _ids(roles: Iterable[Role]) -> set[RoleId]:
    return {role.id for role in roles}
