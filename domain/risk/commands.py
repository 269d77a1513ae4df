"""What can be asked of a risk."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.identity import Actor, Identity
from domain.risk.plan import RiskId, RiskPlan, ScoreKind
from domain.risk.terms import RiskTerms
from domain.roster import NOBODY, RoleId, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskCommand:
    """What every command to a risk carries; the roster is the record's, and never believed of a message."""

    programme: str
    risk: RiskId
    by: Actor
    at: datetime
    roster: Roster = NOBODY

    @property
    def stream(self) -> str:
        return risk_stream(self.programme, self.risk)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRisk(RiskCommand):
    """Write a risk down, to be kept by these terms."""

    plan: RiskPlan
    terms: RiskTerms
    split_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRisk(RiskCommand):
    """Say how likely and how bad it is, counting the controls that this kind of score counts."""

    kind: ScoreKind
    likelihood: str
    impact: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanControl(RiskCommand):
    """Say what is to be done about it."""

    control: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishControl(RiskCommand):
    """Say that something is done about it, planned before or not."""

    control: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DropControl(RiskCommand):
    """Say that a control is not, or no longer, in place or to come."""

    control: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRisk(RiskCommand):
    """Say what was found when it was looked at, and when it is looked at again."""

    found: str
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignRisk(RiskCommand):
    """Let other people look after it from here on."""

    owners: tuple[Identity, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalateRisk(RiskCommand):
    """Take it up to the board above the one that keeps it."""

    to: RoleId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DivideRisk(RiskCommand):
    """Let it go on as these others, which are written down with it."""

    into: tuple[RiskId, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRisk(RiskCommand):
    """Let it count no more."""

    reason: str


FromPeople: TypeAlias = (
    ScoreRisk
    | PlanControl
    | EstablishControl
    | DropControl
    | ReviewRisk
    | AssignRisk
    | EscalateRisk
    | CloseRisk
)
AnyRiskCommand: TypeAlias = RegisterRisk | DivideRisk | FromPeople


def risk_stream(programme: str, risk: str) -> str:
    """Where a risk is recorded: `risk-surrey-ctp/R01`."""
    return f"risk-{programme}/{risk}"
