"""What there was to judge when a round ended, told without the rules that ended it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from domain.evidence import Evidence
from domain.gate.events import (
    DeciderRecused,
    DecisionTaken,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateFactsChanged,
    GateOpened,
    PolicyRebased,
    RosterRebased,
)
from domain.gate.facts import NO_FACTS, SubjectFacts
from domain.gate.policy import GatePolicy
from domain.identity import Identity
from domain.roster import RoleId, Roster

Ground: TypeAlias = tuple[Roster, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A word, its place among the events of the round, and until when words were awaited then."""

    taken: DecisionTaken
    place: int
    due: datetime


@dataclass(slots=True, kw_only=True)
class Retold:
    """One round up to its end. `grounds` are the rosters that it stood on, each with the day from which.

    A roster that the programme never adopted is not among them; `unknown` are the digests of those.
    """

    opened: GateOpened
    policy: GatePolicy
    due: datetime
    evidence: tuple[Evidence, ...]
    facts: SubjectFacts = NO_FACTS
    grounds: list[Ground] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    words: list[Spoken] = field(default_factory=list)
    above: list[RoleId] = field(default_factory=list)
    aside: set[Identity] = field(default_factory=set)
    closed: GateClosed | None = None
    closed_at: int = 0

    @property
    def interested(self) -> frozenset[Identity]:
        """Whoever asked for the gate, or wrote or handed in what it was decided on."""
        authors = {who for piece in self.evidence for who in (piece.author, piece.submitted_by)}
        return frozenset(authors | {self.opened.requested_by})


def retold(round: Sequence[GateEvent], rosters: Mapping[str, Roster]) -> Retold | None:
    """The round as it was when it closed; None when it was never opened. `rosters` are known by digest."""
    told: Retold | None = None
    for place, event in enumerate(round):
        if isinstance(event, GateOpened) and told is None:
            told = Retold(opened=event, policy=event.policy, due=event.due, evidence=event.evidence)
            told.facts = event.facts
            _stands_on(told, event.roster_digest, event.at, rosters)
        elif told is not None and told.closed is None:
            _take(told, event, place, rosters)
    return told


def _take(told: Retold, event: GateEvent, place: int, rosters: Mapping[str, Roster]) -> None:
    match event:
        case GateEvidenceChanged(evidence=evidence):
            told.evidence = evidence
        case GateFactsChanged(facts=facts):
            told.facts = facts
        case DecisionTaken():
            told.words.append(Spoken(taken=event, place=place, due=told.due))
        case DeciderRecused(by=who):
            told.aside.add(who)
        case GateEscalated(to=seat, due=due):
            told.above.append(seat.role)
            told.due = due
        case PolicyRebased(policy=policy, due=due, at=at):
            told.policy, told.due = policy, due
            # It names no roster: the people are those of the programme's newest then.
            told.grounds += [(each, at.date()) for each in rosters.values()]
        case RosterRebased(roster_digest=digest, at=at):
            _stands_on(told, digest, at, rosters)
        case GateClosed():
            told.closed, told.closed_at = event, place
        case _:
            pass


def _stands_on(told: Retold, digest: str, at: datetime, rosters: Mapping[str, Roster]) -> None:
    if digest in rosters:
        told.grounds.append((rosters[digest], at.date()))
    else:
        told.unknown.append(digest)
