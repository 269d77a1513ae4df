"""What stands on the page of a gate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from domain.attempt.events import AttemptRefused
from domain.evidence import Evidence
from domain.gate.check import Checked
from domain.gate.condition import Condition
from domain.gate.events import DecisionRefused, DecisionTaken, GateEscalated
from domain.gate.facts import LessonsHeard
from domain.gate.outcome import Outcome
from domain.gate.policy import GatePolicy
from domain.gate.step import Method, StepKind
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.stage import Stage
from domain.waiting.cost import GateCost
from readmodels.gate_aftermath import Aftermath
from readmodels.gate_break_point import BreakPoint
from readmodels.gate_money import MoneyLine
from readmodels.gate_rounds import GateRound

GateState: TypeAlias = Literal["not begun", "open", "closed"]
ConditionState: TypeAlias = Literal["proposed", "outstanding", "overdue", "discharged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """A role that a step asks, how many of it are needed, who may speak for it, and who does so now.

    Those above may speak once the gate is escalated. Seats are filled by a yes; where a body is heard or
    votes, everybody who said anything is named.
    """

    step: str
    kind: StepKind
    method: Method
    role: str
    needed: int
    holders: tuple[Identity, ...]
    filled_by: tuple[Identity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A decision; it no longer counts once the evidence is another."""

    decision: DecisionTaken
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionLine:
    """A condition, proposed until its gate is approved; and who showed that it is met, when and how."""

    condition: Condition
    state: ConditionState
    discharged_by: Identity | None = None
    discharged_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GatePage:
    """One round of a gate; `names` tells what the people on it are called.

    Before the round begins, the page shows what it would open with as things stand: the policy, those who
    hold its roles, the evidence handed in so far and what is missing. `inputs` are the digests of all that
    the verdict follows from. `waiting` is what an open round costs, where that was asked.
    """

    subject: GateSubject
    policy: GatePolicy
    policy_digest: str
    state: GateState
    reasons: tuple[str, ...]
    seats: tuple[SeatLine, ...]
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    evidence_digest: str
    earlier: tuple[GateRound, ...]
    names: Mapping[Identity, str]
    outcome: Outcome | None = None
    asked: tuple[Identity, ...] = ()
    barred: tuple[Identity, ...] = ()
    empty_seats: tuple[str, ...] = ()
    requested_by: Identity | None = None
    opened_at: datetime | None = None
    due: datetime | None = None
    closed_at: datetime | None = None
    escalations: tuple[GateEscalated, ...] = ()
    reminders: int = 0
    decisions: tuple[DecisionLine, ...] = ()
    refused: tuple[DecisionRefused, ...] = ()
    attempts: tuple[AttemptRefused, ...] = ()
    conditions: tuple[ConditionLine, ...] = ()
    ratify_by: datetime | None = None
    checks: tuple[Checked, ...] = ()
    musts_given_up: tuple[str, ...] = ()
    money: MoneyLine | None = None
    aftermath: Aftermath | None = None
    break_point: BreakPoint | None = None
    lessons: LessonsHeard | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    waiting: GateCost | None = None

    @property
    def gate(self) -> str:
        return self.subject.gate

    @property
    def round(self) -> int:
        return self.subject.round

    @property
    def programme(self) -> str:
        return self.subject.programme

    @property
    def release(self) -> str:
        return self.subject.release

    @property
    def stage(self) -> Stage | None:
        return self.subject.stage

    @property
    def title(self) -> str:
        return self.policy.title
