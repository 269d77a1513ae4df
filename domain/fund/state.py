"""What a programme's money is now, from what happened to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from typing import Any, assert_never

from domain.evidence import Evidence
from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.fund.events import (
    AskClosed,
    AskEvidenceOffered,
    CapabilityRevoked,
    DrawdownReleased,
    FreezeLifted,
    FundEstablished,
    FundEvent,
    LinesVired,
    MoneyAsked,
    MoneyFrozen,
    MoneyGranted,
    MoneyReturned,
)
from domain.fund.plan import AskId, CapabilityId, FundPlan
from domain.money import NOTHING
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One round of an ask, and how far it has come."""

    asked: MoneyAsked
    granted: MoneyGranted | None = None
    closed: AskClosed | None = None
    drawn: DrawdownReleased | None = None
    revoked: CapabilityRevoked | None = None

    @property
    def is_waiting(self) -> bool:
        return self.granted is None and self.closed is None

    @property
    def is_virement(self) -> bool:
        """Whether it moves money between lines, and takes none from the envelope."""
        return bool(self.asked.from_line)

    @property
    def is_spent(self) -> bool:
        """Whether its money was drawn or moved; a grant to move money is spent at once."""
        return self.drawn is not None or (self.is_virement and self.granted is not None)

    def has_expired(self, at: datetime) -> bool:
        """Whether nobody drew it in time; the last moment still counts."""
        until = self.granted.valid_until if self.granted else None
        return until is not None and at > until and not self.is_spent

    def is_over(self, at: datetime) -> bool:
        """Whether it ended without any money, so that it may be asked again."""
        gone = self.revoked is not None and self.revoked.drawn == NOTHING
        return self.closed is not None or gone or self.has_expired(at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """A programme's money; `plan` is None until it is set up. Every round of an ask is kept, in order.

    Releases that were `stopped` have given back what they had not spent, and take no more.
    """

    programme: str = ""
    plan: FundPlan | None = None
    asks: tuple[Ask, ...] = ()
    offered: Mapping[AskId, tuple[Evidence, ...]] = field(default_factory=dict)
    virements: tuple[LinesVired, ...] = ()
    frozen: MoneyFrozen | None = None
    limits: EvidenceLimits = SAFE_LIMITS
    stopped: Mapping[ReleaseId, MoneyReturned] = field(default_factory=dict)

    def latest(self, ask: AskId) -> Ask | None:
        """The newest round of an ask."""
        return next((each for each in reversed(self.asks) if each.asked.ask == ask), None)

    def in_round(self, ask: AskId, round: int) -> Ask | None:
        """One round of an ask."""
        found = (each for each in self.asks if (each.asked.ask, each.asked.round) == (ask, round))
        return next(found, None)

    def under(self, capability: CapabilityId) -> Ask | None:
        """The ask that was granted under a name."""
        granted = ((each, each.granted) for each in self.asks)
        return next((each for each, grant in granted if grant and grant.capability == capability), None)

    def evidence(self, ask: AskId) -> tuple[Evidence, ...]:
        """Everything handed in for the gate of an ask, in order."""
        return self.offered.get(ask, ())


def evolve(fund: Fund, event: FundEvent) -> Fund:
    """The fund after one more event; it believes every event."""
    match event:
        case FundEstablished():
            return replace(fund, programme=event.programme, plan=event.plan, limits=event.evidence)
        case MoneyAsked():
            return replace(fund, asks=(*fund.asks, Ask(asked=event)))
        case AskEvidenceOffered():
            pieces = (*fund.evidence(event.ask), event.evidence)
            return replace(fund, offered={**fund.offered, event.ask: pieces})
        case MoneyGranted():
            return _with(fund, fund.in_round(event.ask, event.round), granted=event)
        case AskClosed():
            return _with(fund, fund.in_round(event.ask, event.round), closed=event)
        case DrawdownReleased():
            return _with(fund, fund.under(event.capability), drawn=event)
        case CapabilityRevoked():
            return _with(fund, fund.under(event.capability), revoked=event)
        case LinesVired():
            return replace(fund, virements=(*fund.virements, event))
        case MoneyReturned():
            return replace(fund, stopped={**fund.stopped, event.release: event})
        case MoneyFrozen():
            return replace(fund, frozen=event)
        case FreezeLifted():
            return replace(fund, frozen=None)
        case _:
            assert_never(event)


def fold(events: Iterable[FundEvent]) -> Fund:
    """The fund that these events made."""
    return reduce(evolve, events, Fund())


def _with(fund: Fund, ask: Ask | None, **happened: Any) -> Fund:
    """The fund with what happened to one ask; as it was when there is no such ask."""
    if ask is None:
        return fund
    return replace(fund, asks=tuple(replace(each, **happened) if each is ask else each for each in fund.asks))
