"""What can be asked of a gate."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.calendar import Calendar
from domain.evidence import Evidence
from domain.freeze import FreezeWindow
from domain.gate.condition import Condition
from domain.gate.facts import NO_FACTS, SubjectFacts
from domain.gate.outcome import Choice
from domain.gate.policy import GatePolicy
from domain.gate.subject import GateSubject
from domain.identity import Actor, Identity
from domain.roster import RoleId, Roster


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
    facts: SubjectFacts = NO_FACTS
    freezes: tuple[FreezeWindow, ...] = ()
    stewards: tuple[RoleId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide(GateCommand):
    """Say yes or no, or abstain, on evidence that one has seen; the same submission twice is one decision.

    Who defers says `until` which day.
    """

    submission: str
    choice: Choice
    evidence_digest: str
    reason: str = ""
    conditions: tuple[Condition, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaffirm(GateCommand):
    """Say again, of the evidence as it is now, what one said of it before it changed."""

    submission: str
    evidence_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEvidence(GateCommand):
    """Put other evidence before the deciders; `after_changes` tells a change back from a repetition."""

    evidence: tuple[Evidence, ...]
    after_changes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFacts(GateCommand):
    """Put the facts as they are now before the deciders; `after_changes` as with evidence."""

    facts: SubjectFacts
    after_changes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindDeciders(GateCommand):
    """Ask those again who have not answered and are not `away`; `number` counts the reminders from 1."""

    number: int
    away: tuple[Identity, ...] = ()


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
class TakeEffect(GateCommand):
    """Let the outcome take effect, now that its moment has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallIn(GateCommand):
    """Ask for a decision to be looked at before it takes effect."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCallIn(GateCommand):
    """Let a decision that was called in stand, or refer it back."""

    stands: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiveCallIn(GateCommand):
    """Agree that a decision is urgent and cannot wait to be called in."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeOverride(GateCommand):
    """Want a gate passed without its approval, under the reference of what makes it necessary."""

    reference: str
    reason: str
    evidence_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmOverride(GateCommand):
    """Agree, as the second person, to an override that somebody proposed under this reference."""

    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOverride(GateCommand):
    """Say afterwards whether an override was right."""

    was_right: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallApproval(GateCommand):
    """Take back an approval whose condition was not met by its day."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RebasePolicy(GateCommand):
    """Go on under the programme's policy in force; it and the roster are looked up, not sent."""

    reason: str
    policy: GatePolicy | None = None
    roster: Roster | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RebaseRoster(GateCommand):
    """Go on with the programme's roster in force; it and the stewards are looked up, not sent."""

    reason: str
    roster: Roster | None = None
    stewards: tuple[RoleId, ...] = ()


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


FromPeople: TypeAlias = (
    Recuse
    | WithdrawGate
    | CallIn
    | AnswerCallIn
    | WaiveCallIn
    | ProposeOverride
    | ConfirmOverride
    | ReviewOverride
    | RecallApproval
    | RebasePolicy
    | RebaseRoster
    | DischargeCondition
)
"""What people may ask of a gate besides to decide; the rest is Lockgate's own to do."""

AnyGateCommand: TypeAlias = (
    OpenGate
    | Decide
    | Reaffirm
    | ChangeEvidence
    | ChangeFacts
    | RemindDeciders
    | EscalateGate
    | CountVotes
    | LapseDecision
    | TakeEffect
    | FlagOverdueConditions
    | FromPeople
)
