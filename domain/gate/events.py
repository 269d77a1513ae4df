"""What can have happened at a gate."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.calendar import Calendar
from domain.evidence import Evidence
from domain.freeze import FreezeWindow
from domain.gate.aftermath import AftermathEvent
from domain.gate.condition import Condition
from domain.gate.facts import NO_FACTS, SubjectFacts
from domain.gate.outcome import Choice, Outcome
from domain.gate.panel import OpenStep, Panel
from domain.gate.policy import GatePolicy
from domain.gate.seats import Seat
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.roster import RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class GateOpened:
    """A round began: policy, people, evidence and the way up are pinned as they were at this moment.

    `calendar` is as much of the programme's calendar as this round can need. `scrutiny` may call the decision
    in, those of `glass` may break it and `reviewers` look at it then, and `stewards` may rebase the round.
    """

    subject: GateSubject
    policy: GatePolicy
    policy_digest: str
    steps: tuple[OpenStep, ...]
    way_up: tuple[Seat, ...]
    roster_digest: str
    evidence: tuple[Evidence, ...]
    evidence_digest: str
    requested_by: Identity
    calendar: Calendar
    due: datetime
    at: datetime
    facts: SubjectFacts = NO_FACTS
    freezes: tuple[FreezeWindow, ...] = ()
    scrutiny: Panel | None = None
    glass: Panel | None = None
    reviewers: Panel | None = None
    stewards: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFoundUnsatisfiable:
    """The people who may decide cannot fill these seats, so the gate cannot open as things stand."""

    empty_seats: tuple[RoleId, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTaken:
    """Somebody who is asked in this step spoke on the evidence with this digest, or somebody `for_` them.

    The word stands as long as what it is bound to is what is there: all evidence, unless the policy has other
    things matter, known by the `material_digest`. Who defers says `until` when.
    """

    submission: str
    step: str
    by: Identity
    choice: Choice
    reason: str
    conditions: tuple[Condition, ...]
    evidence_digest: str
    at: datetime
    for_: Identity | None = None
    material_digest: str = ""
    until: date | None = None

    @property
    def bound_to(self) -> str:
        """The digest of what the word was given to."""
        return self.material_digest or self.evidence_digest

    @property
    def place(self) -> Identity:
        """Whose word it is: a deputy's word is that of the person whom they speak for."""
        return self.for_ or self.by


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRefused:
    """Somebody tried to decide and was refused; the gate stayed as it was."""

    submission: str
    by: Identity
    choice: Choice
    refusal: str
    sentence: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GateEvidenceChanged:
    """The evidence is another set now: unless the change is immaterial, earlier words no longer count."""

    evidence: tuple[Evidence, ...]
    evidence_digest: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFactsChanged:
    """The facts about the subject are others now; after a material change earlier words do not count."""

    facts: SubjectFacts
    facts_digest: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GateReminded:
    """These people were asked again."""

    number: int
    asked: tuple[Identity, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GateEscalated:
    """Nobody answered in time: the next role up may now fill the empty seats."""

    level: int
    to: Seat
    due: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GateClosed:
    """The round ended; the reasons are those of the verdict. Some decisions must be ratified by a day.

    Some do not take effect at once, because they may be called in or fall into a freeze. What is deferred
    comes again on the day `until`.
    """

    outcome: Outcome
    reasons: tuple[str, ...]
    at: datetime
    ratify_by: datetime | None = None
    takes_effect: datetime | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideProposed:
    """The first of two people wants the gate passed without its approval; a second must agree in time."""

    by: Identity
    reference: str
    reason: str
    evidence_digest: str
    until: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GateOverridden:
    """Two people passed the gate without its approval: break-glass, which somebody else has yet to review."""

    by: tuple[Identity, Identity]
    reference: str
    reason: str
    until: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRebased:
    """The round goes on under another policy, for this reason; words in steps that are still there stand."""

    policy: GatePolicy
    policy_digest: str
    steps: tuple[OpenStep, ...]
    way_up: tuple[Seat, ...]
    scrutiny: Panel | None
    glass: Panel | None
    reviewers: Panel | None
    due: datetime
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRebased:
    """The round goes on with the people of another roster; words of those who left stand, flagged."""

    roster_digest: str
    steps: tuple[OpenStep, ...]
    way_up: tuple[Seat, ...]
    scrutiny: Panel | None
    glass: Panel | None
    reviewers: Panel | None
    stewards: tuple[Identity, ...]
    leavers: tuple[Identity, ...]
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeciderRecused:
    """Somebody stood aside: they fill no seat here, and what they said before no longer counts."""

    by: Identity
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesCounted:
    """The time to vote in this step ended with a quorum, so the votes were counted as they stood."""

    step: str
    at: datetime


GateEvent: TypeAlias = (
    GateOpened
    | GateFoundUnsatisfiable
    | DecisionTaken
    | DecisionRefused
    | GateEvidenceChanged
    | GateFactsChanged
    | GateReminded
    | GateEscalated
    | GateClosed
    | OverrideProposed
    | GateOverridden
    | PolicyRebased
    | RosterRebased
    | DeciderRecused
    | VotesCounted
    | AftermathEvent
)
