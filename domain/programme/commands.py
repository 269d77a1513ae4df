"""What can be asked of a programme."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.gate.policy import GatePolicy
from domain.programme.command import ProgrammeCommand as ProgrammeCommand
from domain.programme.command import programme_stream as programme_stream
from domain.programme.milestone.commands import ProgrammeMilestoneCommand
from domain.programme.plan import ProgrammePlan
from domain.programme.register.commands import RegisterCommand
from domain.programme.reviewed import ReleaseReviewed
from domain.programme.watched.commands import WatchedCommand
from domain.release.plan import ReleaseId
from domain.roster import Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class StartProgramme(ProgrammeCommand):
    """Begin a programme as planned; `above` are the programmes that its parent is a part of, as recorded."""

    plan: ProgrammePlan
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearRelease(ProgrammeCommand):
    """Let a release start."""

    release: ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteRelease(ProgrammeCommand):
    """Note that a release was signed off, and end the programme when nothing is left to deliver."""

    release: ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class DropRelease(ProgrammeCommand):
    """Note that a release was stopped, and end the programme when nothing is left to deliver."""

    release: ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptRoster(ProgrammeCommand):
    """Let other people hold the roles from here on; `passed` are the gates that need nobody any more."""

    roster: Roster
    reason: str
    passed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptPolicy(ProgrammeCommand):
    """Let new gates of this policy's id follow these rules; `passed` are the gates that no longer do."""

    policy: GatePolicy
    reason: str
    passed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallReview(ProgrammeCommand):
    """Call the review of the month, with how each release stands that has not ended."""

    releases: tuple[ReleaseReviewed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldReview(ProgrammeCommand):
    """Say that a month's review was held, and what it came to; the month reads `2018-07`."""

    month: str
    note: str


FromPeople: TypeAlias = (
    AdoptRoster | AdoptPolicy | HoldReview | RegisterCommand | ProgrammeMilestoneCommand | WatchedCommand
)
AnyProgrammeCommand: TypeAlias = (
    StartProgramme | ClearRelease | CompleteRelease | DropRelease | CallReview | FromPeople
)
