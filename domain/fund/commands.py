"""What can be asked of a programme's fund."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.authority import Entitlement
from domain.evidence import Evidence
from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.fund.plan import NO_ASK, NO_LINE, NO_RELEASE, AskId, CapabilityId, FundPlan, LineId
from domain.gate.outcome import Outcome
from domain.gate.policy import PolicyId
from domain.identity import Actor, Identity
from domain.money import Pence
from domain.release.plan import ReleaseId
from domain.roster import RoleId
from domain.stake import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class FundCommand:
    """What every command to a fund carries."""

    programme: str
    by: Actor
    at: datetime

    @property
    def stream(self) -> str:
        return fund_stream(self.programme)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingCommand(FundCommand):
    """A command whose answer depends on the roles of whoever sends it.

    `standing` is what the programme's roster lets them decide as on the day. It is looked up anew for every
    command, whatever a message said.
    """

    standing: tuple[Entitlement, ...] = ()

    def standing_as(self, role: RoleId) -> tuple[Entitlement, ...]:
        """The sender's entitlements to one role."""
        return tuple(each for each in self.standing if each.role == role and each.who == self.by.identity)


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishFund(FundCommand):
    """Give a programme its money as planned, and say what it takes as evidence of what it asks for."""

    plan: FundPlan
    evidence: EvidenceLimits = SAFE_LIMITS


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForMoney(StandingCommand):
    """Ask for money of a financial year, at a gate.

    `increases` names an ask that was granted and is not enough, `from_line` the line that gives the money
    when it only moves, `shares` what each partner decides on, and `release` the release that it is for.
    `round` and `deciders`, the roles that decide at the gate, are looked up, whatever a message said.
    """

    ask: AskId
    year: int
    amount: Pence
    gate: PolicyId
    requested_by: Identity
    line: LineId = NO_LINE
    from_line: LineId = NO_LINE
    increases: AskId = NO_ASK
    shares: tuple[Share, ...] = ()
    release: ReleaseId = NO_RELEASE
    round: int = 1
    deciders: tuple[RoleId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAskEvidence(FundCommand):
    """Hand something in for the gate of an ask, before or after it is made."""

    ask: AskId
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantMoney(FundCommand):
    """Let the money of an ask be drawn: its gate approved it under these roles."""

    ask: AskId
    round: int
    capability: CapabilityId
    under: tuple[RoleId, ...]
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseAsk(FundCommand):
    """End an ask whose gate did not approve it."""

    ask: AskId
    round: int
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawDown(StandingCommand):
    """Take granted money, once; what is left of the grant goes back.

    `witnessed` is whether somebody outside has seen the grant in the record. It is looked up anew for every
    command, whatever a message said.
    """

    capability: CapabilityId
    amount: Pence
    reference: str
    witnessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeCapability(FundCommand):
    """Take a grant back: the decision behind it no longer stands."""

    capability: CapabilityId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnMoney(FundCommand):
    """Give back what a release that was stopped has not spent, and withdraw its asks."""

    release: ReleaseId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vire(StandingCommand):
    """Move money from one line to another within a role's own limits; a reference is used once."""

    from_line: LineId
    to_line: LineId
    amount: Pence
    role: RoleId
    reference: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeMoney(StandingCommand):
    """Stop all money, as a report under section 114 does."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftFreeze(StandingCommand):
    """Let money move again."""

    reason: str


AnyFundCommand: TypeAlias = (
    EstablishFund
    | AskForMoney
    | OfferAskEvidence
    | GrantMoney
    | CloseAsk
    | DrawDown
    | RevokeCapability
    | ReturnMoney
    | Vire
    | FreezeMoney
    | LiftFreeze
)


def fund_stream(programme: str) -> str:
    """Where a programme's money is recorded: `fund-surrey-ctp`."""
    return f"fund-{programme}"
