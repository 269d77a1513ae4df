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
    DeciderRecused,
    DecisionLapsed,
    DecisionRatified,
    DecisionRefused,
    DecisionTaken,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateFoundUnsatisfiable,
    GateOpened,
    GateReminded,
    VotesCounted,
)
from domain.gate.outcome import Outcome
from domain.gate.panel import OpenStep
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
    recused: frozenset[Identity] = frozenset()
    counted: frozenset[str] = frozenset()
    closed: GateClosed | None = None
    ratified: bool = False
    lapsed: DecisionLapsed | None = None
    discharged: frozenset[str] = frozenset()
    overdue: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        return self.opened is not None and self.closed is None

    @property
    def outcome(self) -> Outcome | None:
        """How the round ended; a decision that was not ratified has lapsed."""
        if self.lapsed:
            return Outcome.LAPSED
        return self.closed.outcome if self.closed else None

    @property
    def to_ratify(self) -> bool:
        """Whether the decision has yet to be confirmed."""
        return bool(self.closed and self.closed.ratify_by and not self.ratified and not self.lapsed)

    @property
    def steps(self) -> tuple[OpenStep, ...]:
        """The steps, each open to its own people and to those above, once escalated; closed to the barred."""
        above = [who for seat in self.escalated_to for who in seat.holders]
        without = self.barred | self.recused
        return tuple(
            each.open_to(above if each.takes_in_others else (), without=without)
            for each in (self.opened.steps if self.opened else ())
        )

    @property
    def standing(self) -> tuple[DecisionTaken, ...]:
        """The decisions on the evidence as it is now, by people who may decide and did not stand aside."""
        without = self.barred | self.recused
        return tuple(
            taken
            for taken in self.decisions
            if taken.evidence_digest == self.evidence_digest and not {taken.by, taken.place} & without
        )

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
                gate,
                evidence=event.evidence,
                evidence_digest=event.evidence_digest,
                unsatisfiable=(),
                counted=frozenset(),
            )
        case GateReminded():
            return replace(gate, reminders=event.number)
        case GateEscalated():
            return replace(gate, escalated_to=(*gate.escalated_to, event.to), due=event.due, unsatisfiable=())
        case GateClosed():
            return replace(gate, closed=event)
        case DeciderRecused():
            return replace(gate, recused=gate.recused | {event.by})
        case VotesCounted():
            return replace(gate, counted=gate.counted | {event.step})
        case DecisionRatified():
            return replace(gate, ratified=True)
        case DecisionLapsed():
            return replace(gate, lapsed=event)
        case ConditionDischarged():
            return replace(gate, discharged=gate.discharged | {event.condition})
        case ConditionFoundOverdue():
            return replace(gate, overdue=gate.overdue | {event.condition})
        case _:
            assert_never(event)


def fold(events: Iterable[GateEvent]) -> Gate:
    """The gate that these events made."""
    return reduce(evolve, events, Gate())
