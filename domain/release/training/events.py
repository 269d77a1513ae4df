"""What can have happened to the training of a release."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.release.training.matrix import GroupId
from domain.release.training.need import Champion, Need, Session, SessionId, StaffReference


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingNeedIdentified:
    """So many heads of a group are to be trained in these topics, instead of what was said before."""

    need: Need
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPlanned:
    """A day of training was set."""

    session: Session
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCancelled:
    """A day of training will not be."""

    session: SessionId
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadsAttended:
    """So many heads of a group came to a session, instead of what was said before."""

    session: SessionId
    group: GroupId
    heads: int
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffAttended:
    """These people of a group came to a session, besides those already known."""

    session: SessionId
    group: GroupId
    references: tuple[StaffReference, ...]
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceStruck:
    """These people of a group did not come to a session after all."""

    session: SessionId
    group: GroupId
    references: tuple[StaffReference, ...]
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChampionNamed:
    """Somebody speaks for the change in a team."""

    champion: Champion
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChampionStoodDown:
    """Somebody no longer speaks for the change in a team, from this day on."""

    who: Identity
    team: str
    until: date
    reason: str
    at: datetime


TrainingEvent: TypeAlias = (
    TrainingNeedIdentified
    | SessionPlanned
    | SessionCancelled
    | HeadsAttended
    | StaffAttended
    | AttendanceStruck
    | ChampionNamed
    | ChampionStoodDown
)
