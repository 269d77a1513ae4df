"""Who holds which role, and which board a role's business goes up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NewType

from domain.identity import Identity

RoleId = NewType("RoleId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a name to show; compared by identity only."""

    identity: Identity
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role or board: its holders, and the role or board that it escalates to."""

    id: RoleId
    name: str
    holders: tuple[Identity, ...]
    escalates_to: RoleId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The people of a programme and the roles they hold."""

    people: tuple[Person, ...]
    roles: tuple[Role, ...]

    @property
    def by_id(self) -> Mapping[RoleId, Role]:
        return {role.id: role for role in self.roles}

    @property
    def names(self) -> Mapping[Identity, str]:
        return {person.identity: person.name for person in self.people}

    def roles_of(self, who: Identity) -> tuple[RoleId, ...]:
        """The roles that somebody holds."""
        return tuple(role.id for role in self.roles if who in role.holders)

    def holders_of(self, role: RoleId) -> tuple[Identity, ...]:
        """Who holds a role; nobody when the roster does not know it."""
        return tuple(who for each in self.roles if each.id == role for who in each.holders)

    def path_up(self, start: RoleId) -> tuple[Role, ...]:
        """The roles that business escalates to, nearest first; ends at the top or before a loop."""
        path: list[Role] = []
        above = self.by_id[start].escalates_to if start in self.by_id else None
        while above is not None and above != start and above in self.by_id and above not in _ids(path):
            path.append(self.by_id[above])
            above = self.by_id[above].escalates_to
        return tuple(path)


def _ids(roles: Iterable[Role]) -> set[RoleId]:
    return {role.id for role in roles}
