"""What a gate is now, from what happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.authority import Entitlement, why_not
from domain.evidence import Evidence
from domain.gate.aftermath import (
    CallInAnswered,
    CallInWaived,
    DecisionCalledIn,
    DecisionLapsed,
    OverrideReviewed,
)
from domain.gate.condition import Condition
from domain.gate.events import (
    DecisionRefused,
    DecisionTaken,
    GateClosed,
    GateOpened,
    GateOverridden,
    OverrideProposed,
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
