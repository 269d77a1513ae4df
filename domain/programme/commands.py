"""What can be asked of a programme."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.benefit.profile import BenefitProfile
from domain.gate.policy import GatePolicy
from domain.identity import Identity
from domain.programme.command import ProgrammeCommand as ProgrammeCommand
from domain.programme.command import programme_stream as programme_stream
from domain.programme.milestone.commands import ProgrammeMilestoneCommand
from domain.programme.outside.dependency import ExternalDependency
from domain.programme.plan import ProgrammePlan
from domain.programme.register.commands import RegisterCommand
from domain.programme.reviewed import ReleaseReviewed
from domain.programme.scoring.criteria import Score
from domain.programme.watched.commands import WatchedCommand
from domain.release.plan import ExternalId, ReleaseId, ReleasePlan
from domain.release.terms import NO_TERMS, Terms
from domain.roster import Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class StartProgramme(ProgrammeCommand):
    """Begin a programme as planned; `above` are the programmes that its parent is a part of, as recorded.

    It `is_simulated` when it lives in a business time of its own, which its workflow knows.
    """

    plan: ProgrammePlan
    above: tuple[str, ...] = ()
    is_simulated: bool = False


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
class Replan(ProgrammeCommand):
    """Plan all releases anew, in place of the baseline of this number.

    A release that is not among them is taken out. `benefits` are those of releases that are added, `external`
    is what is waited for outside besides what is known. `passed` are the gates that need nobody any more, and
    `terms` what the programme laid down for all of its releases.
    """

    replaces: int
    releases: tuple[ReleasePlan, ...]
    reason: str
    benefits: tuple[BenefitProfile, ...] = ()
    external: tuple[ExternalDependency, ...] = ()
    passed: tuple[str, ...] = ()
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectExternal(ProgrammeCommand):
    """Say on which day something outside the programme is expected now."""

    external: ExternalId
    expected: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetExternal(ProgrammeCommand):
    """Note that something outside the programme came about, and how one knows."""

    external: ExternalId
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailExternal(ProgrammeCommand):
    """Note that something outside the programme will not come about."""

    external: ExternalId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverLead(ProgrammeCommand):
    """Let somebody else lead a release from a day on; `passed` are the gates that need nobody any more.

    From whoever leads it, it is an offer. From a steward or planner it is done.
    """

    release: ReleaseId
    to: Identity
    day: date
    reason: str
    passed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptLead(ProgrammeCommand):
    """Lead a release, as whoever leads it has offered; `passed` are the gates that need nobody any more."""

    release: ReleaseId
    passed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRelease(ProgrammeCommand):
    """Say how early a release should come, by every criterion."""

    release: ReleaseId
    scores: tuple[Score, ...]
    reason: str


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
    AdoptRoster
    | AdoptPolicy
    | Replan
    | ExpectExternal
    | MeetExternal
    | FailExternal
    | HandOverLead
    | AcceptLead
    | ScoreRelease
    | HoldReview
    | RegisterCommand
    | ProgrammeMilestoneCommand
    | WatchedCommand
)
AnyProgrammeCommand: TypeAlias = (
    StartProgramme | ClearRelease | CompleteRelease | DropRelease | CallReview | FromPeople
)
