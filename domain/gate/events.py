"""What can have happened at a gate."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.calendar import Calendar
from domain.evidence import Evidence
from domain.gate.condition import Condition
from domain.gate.outcome import Choice, Outcome
from domain.gate.panel import OpenStep
from domain.gate.policy import GatePolicy
from domain.gate.seats import Seat
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.roster import RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class GateOpened:
    """A round began: policy, people, evidence and the way up are pinned as they were at this moment.

    `calendar` is as much of the programme's calendar as this round can need.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFoundUnsatisfiable:
    """The people who may decide cannot fill these seats, so the gate cannot open as things stand."""

    empty_seats: tuple[RoleId, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTaken:
    """Somebody who is asked in this step spoke on the evidence with this digest, or somebody `for_` them."""

    submission: str
    step: str
    by: Identity
    choice: Choice
    reason: str
    conditions: tuple[Condition, ...]
    evidence_digest: str
    at: datetime
    for_: Identity | None = None

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
    """The evidence is another set now: yeses given to the old one no longer count."""

    evidence: tuple[Evidence, ...]
    evidence_digest: str
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
    """The round ended; the reasons are those of the verdict. Some decisions must be ratified by a day."""

    outcome: Outcome
    reasons: tuple[str, ...]
    at: datetime
    ratify_by: datetime | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRatified:
    """Those who had to confirm the decision did."""

    reasons: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLapsed:
    """The decision was not confirmed, so it no longer stands; `released` is what went ahead under it."""

    reasons: tuple[str, ...]
    released: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionDischarged:
    """The owner, or a decider of the gate, showed that a condition is met."""

    condition: str
    by: Identity
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionFoundOverdue:
    """A condition was not met by its day."""

    condition: str
    owner: Identity
    due: date
    at: datetime


GateEvent: TypeAlias = (
    GateOpened
    | GateFoundUnsatisfiable
    | DecisionTaken
    | DecisionRefused
    | GateEvidenceChanged
    | GateReminded
    | GateEscalated
    | GateClosed
    | DeciderRecused
    | VotesCounted
    | DecisionRatified
    | DecisionLapsed
    | ConditionDischarged
    | ConditionFoundOverdue
)
