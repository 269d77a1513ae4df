"""What a gate is now, from what happened to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce
from typing import assert_never

from domain.authority import Entitlement, why_not
from domain.evidence import Evidence
from domain.gate.aftermath import (
    CallInAnswered,
    CallInWaived,
    ConditionDischarged,
    ConditionFoundOverdue,
    DecisionCalledIn,
    DecisionLapsed,
    DecisionRatified,
    OutcomeTookEffect,
    OverrideReviewed,
)
from domain.gate.condition import Condition
from domain.gate.events import (
    DeciderRecused,
    DecisionRefused,
    DecisionTaken,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateFactsChanged,
    GateFoundUnsatisfiable,
    GateOpened,
    GateOverridden,
    GateReminded,
    OverrideProposed,
    PolicyRebased,
    RosterRebased,
    VotesCounted,
)
from domain.gate.facts import NO_FACTS, SubjectFacts
from domain.gate.material import material_digest
from domain.gate.outcome import Outcome
from domain.gate.panel import OpenStep
from domain.gate.seats import Seat
from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One round of a gate; `opened` is None until it has begun, and then the policy and people in force.

    `evidence_sets` are all that were before the deciders, by digest. `leavers` left the roster after they had
    spoken.
    """

    opened: GateOpened | None = None
    evidence: tuple[Evidence, ...] = ()
    evidence_digest: str = ""
    evidence_sets: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    facts: SubjectFacts = NO_FACTS
    changes: int = 0
    due: datetime | None = None
    escalated_to: tuple[Seat, ...] = ()
    reminders: int = 0
    reminded: tuple[Identity, ...] = ()
    decisions: tuple[DecisionTaken, ...] = ()
    refusals: tuple[DecisionRefused, ...] = ()
    unsatisfiable: tuple[str, ...] = ()
    recused: frozenset[Identity] = frozenset()
    leavers: frozenset[Identity] = frozenset()
    voided: frozenset[tuple[str, Identity]] = frozenset()
    rebases: frozenset[tuple[str, datetime]] = frozenset()
    rebased_on: date | None = None
    counted: frozenset[str] = frozenset()
    closed: GateClosed | None = None
    took_effect: bool = False
    called_in: tuple[DecisionCalledIn, ...] = ()
    scrutinised: CallInAnswered | CallInWaived | None = None
    proposals: tuple[OverrideProposed, ...] = ()
    overridden: GateOverridden | None = None
    reviewed: OverrideReviewed | None = None
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
    def is_called_in(self) -> bool:
        """Whether enough of scrutiny asked to look at the decision, and has not answered yet."""
        rule = self.opened.policy.call_in if self.opened else None
        is_waiting = self.scrutinised is None and self.lapsed is None
        return bool(rule and is_waiting and len(self.called_in) >= rule.members)

    @property
    def in_effect(self) -> bool:
        """Whether the outcome counts by now: what opens the way may wait for a call-in or a freeze."""
        if self.closed is None or self.outcome is None:
            return False
        return self.took_effect or not self.outcome.opens_the_way or self.closed.takes_effect is None

    @property
    def proposed(self) -> OverrideProposed | None:
        """The override that was proposed last, whether or not its time has run out."""
        return self.proposals[-1] if self.proposals else None

    @property
    def to_ratify(self) -> bool:
        """Whether the decision has yet to be confirmed."""
        return bool(self.closed and self.closed.ratify_by and not self.ratified and not self.lapsed)

    @property
    def takes_news(self) -> bool:
        """Whether it still matters to the gate what becomes of its subject: its decision may yet lapse."""
        return self.is_open or self.to_ratify or bool(self.outstanding)

    @property
    def to_review(self) -> bool:
        """Whether the gate was overridden, and nobody has looked at that yet."""
        return self.overridden is not None and self.reviewed is None

    @property
    def steps(self) -> tuple[OpenStep, ...]:
        """The steps, each open to its own people and to those above, once escalated.

        They are closed to the barred, to those whose limit is below what is at stake, and to those who were
        kept for what they had said when they left, once that no longer stands.
        """
        without = self.barred | self.recused
        return tuple(
            each.within(self.facts.stake).open_to(self.above(each), without=without | self._gone_from(each))
            for each in (self.opened.steps if self.opened else ())
        )

    def _gone_from(self, step: OpenStep) -> frozenset[Identity]:
        day = self.rebased_on
        heard = {taken.place for taken in self.standing if taken.step == step.step.id} if day else set()
        return frozenset(
            who
            for who in self.leavers - heard
            if day and all(each.has_ended_for(who, day) for each in step.panels if who in each.members)
        )

    def above(self, step: OpenStep) -> tuple[Identity, ...]:
        """Those up to whom the gate was escalated and who may speak in a step."""
        if not step.takes_in_others:
            return ()
        return tuple(who for seat in self.escalated_to if self._is_within(seat) for who in seat.holders)

    def _is_within(self, seat: Seat) -> bool:
        stake = self.facts.stake
        if stake is None or not seat.holders:
            return True
        who = Entitlement(who=seat.holders[0], role=seat.role, for_=None, limit=seat.limit, delegation=None)
        return why_not(who, stake.for_role(seat.role)) is None

    @property
    def material_digest(self) -> str:
        """The digest of all whose change lapses the words that were said."""
        return material_digest(self.opened.policy, self.evidence, self.facts) if self.opened else ""

    @property
    def standing(self) -> tuple[DecisionTaken, ...]:
        """The decisions on the evidence as it is now, by people who may decide and did not stand aside.

        What was said in a step that another policy no longer has does not count.
        """
        now, without = self.material_digest, self.barred | self.recused
        return tuple(
            taken
            for taken in self.decisions
            if taken.bound_to == now and not {taken.by, taken.place} & without
            if (taken.submission, taken.by) not in self.voided
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
            opened = replace(gate, opened=event, facts=event.facts, due=event.due)
            return _with_evidence(opened, event)
        case GateFoundUnsatisfiable():
            return replace(gate, unsatisfiable=event.empty_seats)
        case DecisionTaken():
            return replace(gate, decisions=(*gate.decisions, event))
        case DecisionRefused():
            return replace(gate, refusals=(*gate.refusals, event))
        case GateEvidenceChanged():
            changed = replace(_with_evidence(gate, event), changes=gate.changes + 1)
            return replace(changed, unsatisfiable=(), counted=frozenset())
        case GateFactsChanged():
            return replace(gate, facts=event.facts, changes=gate.changes + 1, unsatisfiable=())
        case GateReminded():
            return replace(gate, reminders=event.number, reminded=event.asked)
        case GateEscalated():
            return replace(gate, escalated_to=(*gate.escalated_to, event.to), due=event.due, unsatisfiable=())
        case GateClosed():
            return replace(gate, closed=event)
        case OutcomeTookEffect():
            return replace(gate, took_effect=True)
        case DecisionCalledIn():
            return replace(gate, called_in=(*gate.called_in, event))
        case CallInAnswered() | CallInWaived():
            return replace(gate, scrutinised=event)
        case OverrideProposed():
            return replace(gate, proposals=(*gate.proposals, event))
        case GateOverridden():
            return replace(gate, overridden=event)
        case OverrideReviewed():
            return replace(gate, reviewed=event)
        case PolicyRebased():
            return _with_policy(gate, event)
        case RosterRebased():
            return _with_roster(gate, event)
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


def _with_evidence(gate: Gate, event: GateOpened | GateEvidenceChanged) -> Gate:
    sets = {**gate.evidence_sets, event.evidence_digest: event.evidence}
    return replace(gate, evidence=event.evidence, evidence_digest=event.evidence_digest, evidence_sets=sets)


def _with_policy(gate: Gate, event: PolicyRebased) -> Gate:
    if gate.opened is None:
        return gate
    opened = replace(
        gate.opened,
        policy=event.policy,
        policy_digest=event.policy_digest,
        steps=event.steps,
        way_up=event.way_up,
        scrutiny=event.scrutiny,
        glass=event.glass,
        reviewers=event.reviewers,
    )
    rebased = _rebased(gate, event, event.policy_digest)
    return replace(rebased, opened=opened, due=event.due, voided=gate.voided | _voided_by(gate, event))


def _voided_by(gate: Gate, event: PolicyRebased) -> frozenset[tuple[str, Identity]]:
    kinds = {each.step.id: each.step.kind for each in event.steps}
    before = gate.opened.steps if gate.opened else ()
    gone = {each.step.id for each in before if kinds.get(each.step.id) is not each.step.kind}
    return frozenset((taken.submission, taken.by) for taken in gate.decisions if taken.step in gone)


def _with_roster(gate: Gate, event: RosterRebased) -> Gate:
    if gate.opened is None:
        return gate
    opened = replace(
        gate.opened,
        roster_digest=event.roster_digest,
        steps=event.steps,
        way_up=event.way_up,
        scrutiny=event.scrutiny,
        glass=event.glass,
        reviewers=event.reviewers,
        stewards=event.stewards,
    )
    leavers = gate.leavers | frozenset(event.leavers)
    return replace(_rebased(gate, event, event.roster_digest), opened=opened, leavers=leavers)


def _rebased(gate: Gate, event: PolicyRebased | RosterRebased, on: str) -> Gate:
    return replace(
        gate,
        escalated_to=_asked_above(gate, event.way_up),
        rebases=gate.rebases | {(on, event.at)},
        rebased_on=event.at.date(),
        unsatisfiable=(),
        counted=frozenset(),
    )


def _asked_above(gate: Gate, way_up: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """The levels that the gate has gone up to, with those who hold them now and those who spoke before."""
    spoke = {taken.place for taken in gate.standing}
    levels = zip(gate.escalated_to, way_up, strict=False)
    kept = ([who for who in before.holders if who in spoke] for before, _ in levels)
    return tuple(
        replace(seat, holders=tuple(dict.fromkeys((*seat.holders, *stay))))
        for seat, stay in zip(way_up, kept, strict=False)
    )
