"""What can have happened to a risk."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.risk.plan import RiskId, RiskPlan, ScoreKind
from domain.risk.scale import Score
from domain.risk.terms import RiskTerms
from domain.roster import RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRegistered:
    """A programme knows of this risk, and keeps it by these terms; `split_from` is what it was a part of."""

    programme: str
    plan: RiskPlan
    terms: RiskTerms
    split_from: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskScored:
    """Somebody scored the risk anew; what it was before stays in its history."""

    kind: ScoreKind
    score: Score
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlPlanned:
    """Something is to be done about the risk; no residual score counts it yet."""

    control: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlEstablished:
    """Something is done about the risk from here on."""

    control: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlDropped:
    """A control is not, or no longer, in place or to come."""

    control: str
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskReviewed:
    """Somebody looked at the risk and found this; it is looked at again on the day `review_on`, if any."""

    found: str
    review_on: date | None
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAssigned:
    """These people look after the risk from here on."""

    owners: tuple[Identity, ...]
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskEscalated:
    """The risk was above what is borne and went up, to the board above the one that kept it."""

    from_board: RoleId
    to_board: RoleId
    score: Score
    most: int
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskDivided:
    """The risk goes on as these others, each on its own."""

    into: tuple[RiskId, ...]
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskClosed:
    """The risk counts no more; its history is kept."""

    reason: str
    by: Identity
    at: datetime


RiskEvent: TypeAlias = (
    RiskRegistered
    | RiskScored
    | ControlPlanned
    | ControlEstablished
    | ControlDropped
    | RiskReviewed
    | RiskAssigned
    | RiskEscalated
    | RiskDivided
    | RiskClosed
)
