"""What can have happened to a programme's money."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.evidence import Evidence
from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.fund.plan import NO_ASK, NO_RELEASE, AskId, CapabilityId, FundPlan, LineId
from domain.gate.outcome import Outcome
from domain.gate.policy import PolicyId
from domain.identity import Identity
from domain.money import Pence
from domain.release.plan import ReleaseId
from domain.roster import RoleId
from domain.stake import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class FundEstablished:
    """A programme was given its money; `evidence` is what it takes as evidence of what it asks for."""

    programme: str
    plan: FundPlan
    at: datetime
    evidence: EvidenceLimits = SAFE_LIMITS


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyAsked:
    """Somebody asked for money of a year; it is set aside until the gate has decided.

    `deciders` are the roles that decide at the gate. With `from_line` the money only moves to `line`.
    `release` is the release that it is for; empty when it is for none in particular.
    """

    ask: AskId
    round: int
    year: int
    line: LineId
    from_line: LineId
    amount: Pence
    increases: AskId
    shares: tuple[Share, ...]
    gate: PolicyId
    deciders: tuple[RoleId, ...]
    requested_by: Identity
    at: datetime
    release: ReleaseId = NO_RELEASE


@dataclass(frozen=True, slots=True, kw_only=True)
class AskEvidenceOffered:
    """Somebody handed something in for the gate of an ask."""

    ask: AskId
    evidence: Evidence
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyGranted:
    """The gate approved the ask under these roles: so much may be drawn, once, up to a moment."""

    ask: AskId
    round: int
    capability: CapabilityId
    amount: Pence
    under: tuple[RoleId, ...]
    valid_until: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AskClosed:
    """The gate ended without a grant: the money is no longer set aside."""

    ask: AskId
    round: int
    outcome: Outcome
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawdownReleased:
    """Granted money was taken; the rest of the grant went back."""

    capability: CapabilityId
    amount: Pence
    reference: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CapabilityRevoked:
    """A grant was taken back; `drawn` is what had been taken or moved under it by then."""

    capability: CapabilityId
    reason: str
    unspent: Pence
    drawn: Pence
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyReturned:
    """A release was stopped, and gives back what it was granted and has not drawn; it takes no more.

    `unspent` is what went back to the envelope, and `drawn` what it had drawn by then.
    """

    release: ReleaseId
    reason: str
    unspent: Pence
    drawn: Pence
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesVired:
    """Money moved from one line to another, under these roles.

    `ask` is the ask that a gate granted, also when its money moves back; empty when a role moved it within
    its own limits.
    """

    from_line: LineId
    to_line: LineId
    amount: Pence
    under: tuple[RoleId, ...]
    reference: str
    reason: str
    by: Identity
    at: datetime
    ask: AskId = NO_ASK


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyFrozen:
    """All money was stopped, except for what the guardian does."""

    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeLifted:
    """Money may move again."""

    reason: str
    by: Identity
    at: datetime


FundEvent: TypeAlias = (
    FundEstablished
    | MoneyAsked
    | AskEvidenceOffered
    | MoneyGranted
    | AskClosed
    | DrawdownReleased
    | CapabilityRevoked
    | LinesVired
    | MoneyReturned
    | MoneyFrozen
    | FreezeLifted
)
