"""What money is at stake at a gate, and up to how much each person may decide on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.authority import Entitlement, why_not
from domain.gate.facts import MoneyFreeze
from domain.gate.panel import Panel
from domain.gate.state import Gate
from domain.gate.step import StepKind
from domain.identity import Identity
from domain.roster import Limit
from domain.stake import Spend, Stake


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitLine:
    """Up to how much somebody may decide as a role, or `for_` a holder; and why this would be too much.

    Where there is no limit, they may decide any amount. Those `above` may once the gate is escalated.
    """

    who: Identity
    role: str
    for_: Identity | None
    limit: Limit | None
    above: bool
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """The stake, what is committed of the envelope, a freeze if there is one, and whose limits allow it."""

    stake: Stake
    spend: Spend | None
    freeze: MoneyFreeze | None
    limits: tuple[LimitLine, ...]


def money_at(gate: Gate) -> MoneyLine | None:
    """The money of a gate; None where there is none."""
    facts = gate.facts
    if facts.stake is None:
        return None
    return MoneyLine(
        stake=facts.stake,
        spend=facts.spend,
        freeze=facts.freeze,
        limits=tuple(dict.fromkeys(_limits(gate, facts.stake))),
    )


def _limits(gate: Gate, stake: Stake) -> Iterator[LimitLine]:
    if gate.opened is None:
        return
    # As pinned: those whom a limit keeps out stand here as well, with the reason.
    for each in gate.opened.steps:
        for panel in each.panels if each.step.kind is StepKind.DECIDE else ():
            for entitlement in _entitlements(panel):
                yield _line(entitlement, stake, above=False)
    for seat in gate.opened.way_up:
        for who in seat.holders:
            own = Entitlement(who=who, role=seat.role, for_=None, limit=seat.limit, delegation=None)
            yield _line(own, stake, above=True)


def _entitlements(panel: Panel) -> Iterator[Entitlement]:
    for who in panel.people:
        yield from panel.entitlements_of(who)


def _line(entitlement: Entitlement, stake: Stake, *, above: bool) -> LimitLine:
    refusal = why_not(entitlement, stake.for_role(entitlement.role))
    return LimitLine(
        who=entitlement.who,
        role=entitlement.role,
        for_=entitlement.for_,
        limit=entitlement.limit,
        above=above,
        why_not=refusal.sentence if refusal else "",
    )
