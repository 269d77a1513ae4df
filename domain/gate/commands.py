"""What can be asked of a gate."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.calendar import Calendar
from domain.evidence import Evidence
from domain.gate.condition import Condition
from domain.gate.outcome import Choice
from domain.gate.policy import GatePolicy
from domain.gate.subject import GateSubject
from domain.identity import Actor, Identity
from domain.roster import Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class GateCommand:
    """What every command to a gate carries: which gate and round, who asks, and when."""

    subject: GateSubject
    by: Actor
    at: datetime

    @property
    def stream(self) -> str:
        return self.subject.stream


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGate(GateCommand):
    """Begin a round."""

    policy: GatePolicy
    roster: Roster
    calendar: Calendar
    evidence: tuple[Evidence, ...]
    requested_by: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide(GateCommand):
    """Say yes or no, or abstain, on evidence that one has seen; the same submission twice is one decision."""

    submission: str
    choice: Choice
    evidence_digest: str
    reason: str = ""
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEvidence(GateCommand):
    """Put another set of evidence before the deciders."""

    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindDeciders(GateCommand):
    """Ask those again who have not answered; `number` counts the reminders of this round from 1."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalateGate(GateCommand):
    """Let the next role up decide as well; `level` counts from 1."""

    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recuse(GateCommand):
    """Stand aside from this round, with a reason, such as an interest in what is decided."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountVotes(GateCommand):
    """Count the votes of a step as they stand, now that its time is over."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseDecision(GateCommand):
    """End what nobody decided, or ratified, in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawGate(GateCommand):
    """Take the question back before it is answered."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DischargeCondition(GateCommand):
    """Show that a condition is met."""

    condition: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagOverdueConditions(GateCommand):
    """Find the conditions that are past their day."""


AnyGateCommand: TypeAlias = (
    OpenGate
    | Decide
    | ChangeEvidence
    | RemindDeciders
    | EscalateGate
    | Recuse
    | CountVotes
    | LapseDecision
    | WithdrawGate
    | DischargeCondition
    | FlagOverdueConditions
)
