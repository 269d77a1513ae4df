"""What can be asked of the training of a release."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.identity import Identity
from domain.release.command import ReleaseCommand
from domain.release.training.matrix import GroupId
from domain.release.training.need import Attended, Champion, Need, Session, SessionId, StaffReference


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifyTrainingNeeds(ReleaseCommand):
    """Say how many of which groups are to be trained in what; no topic means all of the group's topics."""

    needs: tuple[Need, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSessions(ReleaseCommand):
    """Set days of training."""

    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelSession(ReleaseCommand):
    """Call a day of training off."""

    session: SessionId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAttendance(ReleaseCommand):
    """Say who came: heads replace what was said of that session and group, references are added."""

    attended: tuple[Attended, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeAttendance(ReleaseCommand):
    """Take back that people came to a session."""

    session: SessionId
    group: GroupId
    references: tuple[StaffReference, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChampions(ReleaseCommand):
    """Say who speaks for the change in which team.

    `on_roster` is everybody on the programme's roster, as it is looked up; a message is not believed.
    """

    champions: tuple[Champion, ...]
    on_roster: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StandChampionDown(ReleaseCommand):
    """Say that somebody no longer speaks for the change in a team, from today on."""

    who: Identity
    team: str
    reason: str


TrainingCommand: TypeAlias = (
    IdentifyTrainingNeeds
    | PlanSessions
    | CancelSession
    | RecordAttendance
    | StrikeAttendance
    | NameChampions
    | StandChampionDown
)
