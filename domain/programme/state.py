"""What a programme is now, from what happened to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from typing import assert_never

from domain.calendar import Calendar
from domain.freeze import FreezeWindow
from domain.gate.policy import GatePolicy, PolicyId
from domain.milestone import state as milestones
from domain.milestone.state import NO_MILESTONES, Milestones
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
from domain.programme.milestone.events import ProgrammeMilestoneForecastChanged, ProgrammeMilestoneReached
from domain.programme.register import state as register
from domain.programme.register.events import (
    EntryAdded,
    EntryRetired,
    EntryReviewed,
    EntryRevised,
    RegisterOpened,
)
from domain.programme.register.state import Registers
from domain.programme.watched import state as watched
from domain.programme.watched.events import IndicatorsAdded, RisksAdded, RiskTermsAdopted
from domain.programme.watched.state import NOTHING_WATCHED, Watched
from domain.release.plan import ReleaseId
from domain.roster import RoleId, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme; `started` and `calendar` are None until it has begun.

    Releases that were stopped are `dropped`; those that can never start since are `blocked`, each behind one.
    `reviews` are those called, by month, each with how it was held. `adoptions` are the digests of every
    roster and policy that was ever in force, each with its moment.
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
    def freezes(self) -> tuple[FreezeWindow, ...]:
        """When nothing takes effect."""
        return self.started.freezes if self.started else ()

    @property
    def over(self) -> frozenset[ReleaseId]:
        """The releases of which nothing more will come."""
        return self.completed | self.dropped | self.blocked.keys()


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
            return replace(programme, planned={**programme.planned, event.release: event})
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
        case RegisterOpened() | EntryAdded() | EntryRevised() | EntryRetired() | EntryReviewed():
            return replace(programme, registers=register.evolve(programme.registers, event))
        case ProgrammeMilestoneReached() | ProgrammeMilestoneForecastChanged():
            return replace(programme, milestones=milestones.evolve(programme.milestones, event))
        case RiskTermsAdopted() | RisksAdded() | IndicatorsAdded():
            return replace(programme, watched=watched.evolve(programme.watched, event))
        case _:
            assert_never(event)


def fold(events: Iterable[ProgrammeEvent]) -> Programme:
    """The programme that these events made."""
    return reduce(evolve, events, Programme())
