"""What has to be taught in a release, when, and who came."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from domain.identity import Identity
from domain.release.training.matrix import GroupId, Topic

SessionId = NewType("SessionId", str)
StaffReference = NewType("StaffReference", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """So many heads of a group are to be trained in each of these topics."""

    group: GroupId
    heads: int
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A day of training in these topics, for so many people of these groups, by this provider."""

    id: SessionId
    topics: tuple[Topic, ...]
    groups: tuple[GroupId, ...]
    day: date
    places: int
    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """Who of a group came to a session: so many heads, or these staff references, never names."""

    session: SessionId
    group: GroupId
    heads: int | None = None
    references: tuple[StaffReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Champion:
    """Somebody who speaks for the change in a team, since a day."""

    who: Identity
    team: str
    since: date
