"""What a gate is now, from what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from typing import assert_never

from domain.evidence import Evidence
from domain.gate.condition import Condition
from domain.gate.events import (
    ConditionDischarged,
    ConditionFoundOverdue,
    DecisionRefused,
    DecisionTaken,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateFoundUnsatisfiable,
    GateOpened,
    GateReminded,
)
from domain.gate.outcome import Outcome
from domain.gate.seats import Seat
from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One round of a gate; `opened` is None until it has begun."""

    opened: GateOpened | None = None
    evidence: tuple[Evidence, ...] = ()
    evidence_digest: str = ""
    due: datetime | None = None
    escalated_to: tuple[Seat, ...] = ()
    reminders: int = 0
    decisions: tuple[DecisionTaken, ...] = ()
    refusals: tuple[DecisionRefused, ...] = ()
    unsatisfiable: tuple[str, ...] = ()
    closed: GateClosed | None = None
    discharged: frozenset[str] = frozenset()
    overdue: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        return self.opened is not None and self.closed is None

    @property
    def outcome(self) -> Outcome | None:
        return self.closed.outcome if self.closed else None

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The seats, each open to its own role's holders and to everybody whom the gate was escalated to."""
        return tuple(
            replace(seat, holders=seat.holders + _holders(self.escalated_to))
            for seat in (self.opened.seats if self.opened else ())
        )

    @property
    def standing(self) -> tuple[DecisionTaken, ...]:
        """The decisions given to the evidence as it is now."""
        return tuple(taken for taken in self.decisions if taken.evidence_digest == self.evidence_digest)

    @property
    def barred(self) -> frozenset[Identity]:
        """Separation of duties: who may not decide here, whatever their role."""
        if self.opened is None:
            return frozenset()
        authors = {who for piece in self.evidence for who in (piece.author, piece.submitted_by)}
        return frozenset(authors | {self.opened.requested_by})

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What the approvals that stand asked for later."""
        return tuple(condition for taken in self.standing for condition in taken.conditions)

    @property
    def outstanding(self) -> tuple[Condition, ...]:
        """The conditions of an approved gate that are still to be met."""
        approved = self.outcome is not None and self.outcome.opens_the_way
        return tuple(c for c in self.conditions if approved and c.id not in self.discharged)


def evolve(gate: Gate, event: GateEvent) -> Gate:
    """The gate after one more event; it believes every event."""
    match event:
        case GateOpened():
            return replace(
                gate,
                opened=event,
                evidence=event.evidence,
                evidence_digest=event.evidence_digest,
                due=event.due,
            )
        case GateFoundUnsatisfiable():
            return replace(gate, unsatisfiable=event.empty_seats)
        case DecisionTaken():
            return replace(gate, decisions=(*gate.decisions, event))
        case DecisionRefused():
            return replace(gate, refusals=(*gate.refusals, event))
        case GateEvidenceChanged():
            return replace(
                gate, evidence=event.evidence, evidence_digest=event.evidence_digest, unsatisfiable=()
            )
        case GateReminded():
            return replace(gate, reminders=event.number)
        case GateEscalated():
            return replace(gate, escalated_to=(*gate.escalated_to, event.to), due=event.due, unsatisfiable=())
        case GateClosed():
            return replace(gate, closed=event)
        case ConditionDischarged():
            return replace(gate, discharged=gate.discharged | {event.condition})
        case ConditionFoundOverdue():
            return replace(gate, overdue=gate.overdue | {event.condition})
        case _:
            assert_never(event)


def fold(events: Iterable[GateEvent]) -> Gate:
    """The gate that these events made."""
    return reduce(evolve, events, Gate())


def _holders(seats: Iterable[Seat]) -> tuple[Identity, ...]:
    return tuple(who for seat in seats for who in seat.holders)
