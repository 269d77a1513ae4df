"""What a programme is now, from what happened to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from typing import TypeVar, assert_never

from domain.calendar import Calendar
from domain.freeze import FreezeWindow
from domain.gate.policy import GatePolicy, PolicyId
from domain.milestone import state as milestones
from domain.milestone.state import NO_MILESTONES, Milestones
from domain.programme.baseline.events import BaselineAdopted, ReleaseFreed, ReleaseTakenOut
from domain.programme.events import (
    CalendarAdopted,
    PolicyAdopted,
    ProgrammeEnded,
    ProgrammeEvent,
    ProgrammeStarted,
    ReleaseBlocked,
    ReleaseCleared,
    ReleaseCompleted,
    ReleaseDropped,
    ReleasePlanned,
    ReviewCalled,
    ReviewHeld,
    RosterAdopted,
)
from domain.programme.leading.events import LeadHandedOver, LeadOffered
from domain.programme.milestone.events import ProgrammeMilestoneForecastChanged, ProgrammeMilestoneReached
from domain.programme.outside.dependency import External
from domain.programme.outside.events import (
    ExternalDeclared,
    ExternalExpected,
    ExternalFailed,
    ExternalMet,
    ReleaseHeldUp,
)
from domain.programme.outside.state import externals_after
from domain.programme.register import state as register
from domain.programme.register.events import (
    EntryAdded,
    EntryRetired,
    EntryReviewed,
    EntryRevised,
    RegisterOpened,
)
from domain.programme.register.state import Registers
from domain.programme.scoring.criteria import Criterion
from domain.programme.scoring.events import ReleaseScored
from domain.programme.watched import state as watched
from domain.programme.watched.events import IndicatorsAdded, RisksAdded, RiskTermsAdopted
from domain.programme.watched.state import NOTHING_WATCHED, Watched
from domain.release.plan import ExternalId, ReleaseId
from domain.roster import RoleId, Roster

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme; `started` and `calendar` are None until it has begun.

    Releases that were stopped are `dropped`; those that cannot start since are `blocked`, each behind one,
    and those behind something outside that failed are `held`. Those taken out of the plan are `withdrawn`.
    `baselines` are the plans adopted since the first, by number. `reviews` are those called, by month, each
    with how it was held. `adoptions` are the digests of every roster and policy that was ever in force, each
    with its moment.
    """

    started: ProgrammeStarted | None = None
    roster: Roster = field(default_factory=lambda: Roster(people=(), roles=()))
    calendar: Calendar | None = None
    policies: Mapping[PolicyId, GatePolicy] = field(default_factory=dict)
    versions: Mapping[PolicyId, int] = field(default_factory=dict)
    planned: Mapping[ReleaseId, ReleasePlanned] = field(default_factory=dict)
    cleared: frozenset[ReleaseId] = frozenset()
    completed: frozenset[ReleaseId] = frozenset()
    dropped: frozenset[ReleaseId] = frozenset()
    blocked: Mapping[ReleaseId, ReleaseId] = field(default_factory=dict)
    withdrawn: frozenset[ReleaseId] = frozenset()
    held: Mapping[ReleaseId, ExternalId] = field(default_factory=dict)
    baselines: Mapping[int, BaselineAdopted] = field(default_factory=dict)
    externals: Mapping[ExternalId, External] = field(default_factory=dict)
    offers: Mapping[ReleaseId, LeadOffered] = field(default_factory=dict)
    handovers: Mapping[ReleaseId, tuple[LeadHandedOver, ...]] = field(default_factory=dict)
    scores: Mapping[ReleaseId, ReleaseScored] = field(default_factory=dict)
    reviews: Mapping[str, ReviewHeld | None] = field(default_factory=dict)
    ended: bool = False
    adoptions: frozenset[tuple[str, datetime]] = frozenset()
    registers: Registers = field(default_factory=dict)
    milestones: Milestones = NO_MILESTONES
    watched: Watched = NOTHING_WATCHED

    @property
    def stewards(self) -> tuple[RoleId, ...]:
        """The roles that may change its people and rules."""
        return self.started.stewards if self.started else ()

    @property
    def planners(self) -> tuple[RoleId, ...]:
        """The roles that may change what is planned, besides the stewards."""
        return self.started.planners if self.started else ()

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """What the order of its releases is scored by."""
        return self.started.criteria if self.started else ()

    @property
    def replanning_days(self) -> int:
        """How many days lie between what a build awaits outside and that build."""
        return self.started.replanning_days if self.started else 0

    @property
    def version(self) -> int:
        """The number of the baseline by which it goes on; the start is 1."""
        return max(self.baselines, default=1)

    @property
    def freezes(self) -> tuple[FreezeWindow, ...]:
        """When nothing takes effect."""
        return self.started.freezes if self.started else ()

    @property
    def over(self) -> frozenset[ReleaseId]:
        """The releases of which nothing more will come."""
        return self.completed | self.dropped | self.withdrawn | self.blocked.keys()


def evolve(programme: Programme, event: ProgrammeEvent) -> Programme:
    """The programme after one more event; it believes every event."""
    match event:
        case ProgrammeStarted():
            return replace(programme, started=event, milestones=milestones.planned(event.milestones))
        case RosterAdopted():
            adoptions = programme.adoptions | {(event.roster_digest, event.at)}
            return replace(programme, roster=event.roster, adoptions=adoptions)
        case CalendarAdopted():
            return replace(programme, calendar=event.calendar)
        case PolicyAdopted():
            adoptions = programme.adoptions | {(event.policy_digest, event.at)}
            policies = {**programme.policies, event.policy.id: event.policy}
            versions = {**programme.versions, event.policy.id: event.version}
            return replace(programme, policies=policies, versions=versions, adoptions=adoptions)
        case ReleasePlanned():
            return _planned(programme, event)
        case ReleaseCleared():
            return replace(programme, cleared=programme.cleared | {event.release})
        case ReleaseCompleted():
            return replace(programme, completed=programme.completed | {event.release})
        case ReleaseDropped():
            return replace(programme, dropped=programme.dropped | {event.release})
        case ReleaseBlocked():
            return replace(programme, blocked={**programme.blocked, event.release: event.behind})
        case ReviewCalled():
            return replace(programme, reviews={**programme.reviews, event.month: None})
        case ReviewHeld():
            return replace(programme, reviews={**programme.reviews, event.month: event})
        case ProgrammeEnded():
            return replace(programme, ended=True)
        case BaselineAdopted():
            return replace(programme, baselines={**programme.baselines, event.version: event})
        case ReleaseTakenOut():
            return replace(programme, withdrawn=programme.withdrawn | {event.release})
        case ReleaseFreed():
            blocked, held = (
                _without(programme.blocked, event.release),
                _without(programme.held, event.release),
            )
            return replace(programme, blocked=blocked, held=held)
        case ExternalDeclared() | ExternalExpected() | ExternalMet() | ExternalFailed():
            return replace(programme, externals=externals_after(programme.externals, event))
        case ReleaseHeldUp():
            return replace(programme, held={**programme.held, event.release: event.behind})
        case LeadOffered():
            return replace(programme, offers={**programme.offers, event.release: event})
        case LeadHandedOver():
            offers, before = _without(programme.offers, event.release), programme.handovers
            handovers = {**before, event.release: (*before.get(event.release, ()), event)}
            return replace(programme, offers=offers, handovers=handovers)
        case ReleaseScored():
            return replace(programme, scores={**programme.scores, event.release: event})
        case RegisterOpened() | EntryAdded() | EntryRevised() | EntryRetired() | EntryReviewed():
            return replace(programme, registers=register.evolve(programme.registers, event))
        case ProgrammeMilestoneReached() | ProgrammeMilestoneForecastChanged():
            return replace(programme, milestones=milestones.evolve(programme.milestones, event))
        case RiskTermsAdopted() | RisksAdded() | IndicatorsAdded():
            return replace(programme, watched=watched.evolve(programme.watched, event))
        case _:
            assert_never(event)


def _planned(programme: Programme, event: ReleasePlanned) -> Programme:
    """What was handed over is handed over, unless other people are planned to lead."""
    before = programme.planned.get(event.release)
    after = replace(programme, planned={**programme.planned, event.release: event})
    if before is None or (before.lead, before.plan.successors) == (event.lead, event.plan.successors):
        return after
    offers, handovers = _without(after.offers, event.release), _without(after.handovers, event.release)
    return replace(after, offers=offers, handovers=handovers)


def _without(mapping: Mapping[K, V], key: K) -> Mapping[K, V]:
    return {each: value for each, value in mapping.items() if each != key}


def fold(events: Iterable[ProgrammeEvent]) -> Programme:
    """The programme that these events made."""
    return reduce(evolve, events, Programme())
