"""What can have happened to a programme."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.calendar import Calendar
from domain.figures.figure import Figure
from domain.figures.staffing import StaffingTable
from domain.freeze import FreezeWindow
from domain.fund.plan import FundPlan
from domain.gate.policy import GatePolicy
from domain.identity import Identity
from domain.milestone.plan import Milestone
from domain.plan_quarter import PlanCalendar
from domain.programme.baseline.events import BaselineEvent
from domain.programme.counts import PrintedCount
from domain.programme.leading.events import LeadEvent
from domain.programme.milestone.events import ProgrammeMilestoneEvent
from domain.programme.outside.events import OutsideEvent
from domain.programme.plan import PublishedFigures
from domain.programme.register.events import RegisterEvent
from domain.programme.reviewed import ReleaseReviewed
from domain.programme.scoring.criteria import Criterion
from domain.programme.scoring.events import ScoringEvent
from domain.programme.watched.events import WatchedEvent
from domain.release.plan import ReleaseId, ReleasePlan, StagePlan
from domain.roster import RoleId, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeStarted:
    """A programme began from a blueprint, known by the digest of its content.

    `stewards` are the roles that may change its people and rules; they and the `planners` may change what is
    planned. In its `freezes` nothing takes effect. `fund` is the money that it was planned with, which a
    stream of its own goes on from. The order of releases is scored by `criteria`. `parent` is the programme
    that it is a part of: its id here, or a name outside Lockgate. `counts` are those that its document
    printed, and `milestones` those of the programme itself, by quarters of the `plan_calendar`. `staffing`
    and `figures` are what its document printed. So many `replanning_days` lie between what the build of a
    release awaits outside and that build. One that `is_simulated` lives in a business time of
    its own.
    """

    programme: str
    name: str
    organisation: str
    blueprint_digest: str
    published: tuple[PublishedFigures, ...]
    stewards: tuple[RoleId, ...]
    freezes: tuple[FreezeWindow, ...]
    at: datetime
    fund: FundPlan | None = None
    staffing: tuple[StaffingTable, ...] = ()
    figures: tuple[Figure, ...] = ()
    planners: tuple[RoleId, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    parent: str = ""
    plan_calendar: PlanCalendar | None = None
    milestones: tuple[Milestone, ...] = ()
    counts: tuple[PrintedCount, ...] = ()
    replanning_days: int = 0
    is_simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterAdopted:
    """From here on these people hold these roles; a programme's first roster needs no reason."""

    roster: Roster
    roster_digest: str
    by: Identity
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAdopted:
    """From here on working days are counted by this calendar."""

    calendar: Calendar
    calendar_digest: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyAdopted:
    """From here on new gates of this policy's id follow these rules; the first ones need no reason.

    `version` counts the adoptions of this id from 1.
    """

    policy: GatePolicy
    policy_digest: str
    version: int
    by: Identity
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePlanned:
    """A release belongs to the programme as it is planned here, until another baseline plans it anew.

    It may start once what it depends on is signed off, or met. Its lead asks for its gates.
    """

    plan: ReleasePlan
    at: datetime

    @property
    def release(self) -> ReleaseId:
        return self.plan.id

    @property
    def depends_on(self) -> tuple[ReleaseId, ...]:
        return self.plan.depends_on

    @property
    def starts(self) -> date:
        return self.plan.starts

    @property
    def lead(self) -> Identity:
        return self.plan.lead

    @property
    def stages(self) -> tuple[StagePlan, ...]:
        return self.plan.stages


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCleared:
    """Everything that the release depends on is signed off and its day has come: it may start."""

    release: ReleaseId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCompleted:
    """The release was signed off."""

    release: ReleaseId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDropped:
    """The release was stopped, and will never be signed off."""

    release: ReleaseId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseBlocked:
    """The release depends, directly or through others, on one that was stopped: it cannot start so."""

    release: ReleaseId
    behind: ReleaseId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCalled:
    """The programme's review of a month, such as `2018-07`, fell due; this is how its releases stood."""

    month: str
    releases: tuple[ReleaseReviewed, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewHeld:
    """People reviewed the programme in that month, and noted what it came to."""

    month: str
    note: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeEnded:
    """Every release has ended or can never start; benefits may still be on their way."""

    at: datetime


ProgrammeEvent: TypeAlias = (
    ProgrammeStarted
    | RosterAdopted
    | CalendarAdopted
    | PolicyAdopted
    | ReleasePlanned
    | ReleaseCleared
    | ReleaseCompleted
    | ReleaseDropped
    | ReleaseBlocked
    | ReviewCalled
    | ReviewHeld
    | ProgrammeEnded
    | BaselineEvent
    | OutsideEvent
    | LeadEvent
    | ScoringEvent
    | RegisterEvent
    | ProgrammeMilestoneEvent
    | WatchedEvent
)
