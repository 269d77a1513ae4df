"""What can have happened at a gate once its round has ended."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeTookEffect:
    """The time to call the decision in is over, and nothing is frozen: what waited at the gate may go on."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionCalledIn:
    """A member of the body that scrutinises asked for the decision to be looked at before it takes effect."""

    by: Identity
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInAnswered:
    """Scrutiny let the decision stand, or referred it back to those who took it."""

    stands: bool
    by: Identity
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInWaived:
    """The chair of scrutiny agreed that the decision is urgent and cannot wait to be called in."""

    by: Identity
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideReviewed:
    """Somebody who took no part in it said whether the override was right."""

    was_right: bool
    by: Identity
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRatified:
    """Those who had to confirm the decision did."""

    reasons: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLapsed:
    """The decision was not confirmed, so it no longer stands; `released` is what went ahead under it.

    `recalled_for` is why whoever approved took the approval back; None where nobody did.
    """

    reasons: tuple[str, ...]
    released: str
    at: datetime
    recalled_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionDischarged:
    """The owner, or a decider of the gate, showed that a condition is met."""

    condition: str
    by: Identity
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionFoundOverdue:
    """A condition was not met by its day, and those above were told."""

    condition: str
    owner: Identity
    due: date
    at: datetime
    escalated_to: tuple[Identity, ...] = ()


AftermathEvent: TypeAlias = (
    OutcomeTookEffect
    | DecisionCalledIn
    | CallInAnswered
    | CallInWaived
    | OverrideReviewed
    | DecisionRatified
    | DecisionLapsed
    | ConditionDischarged
    | ConditionFoundOverdue
)
