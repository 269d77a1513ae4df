"""Who may speak at a gate, and what they said, as somebody remembers it who has no rule book but the policy.

It is written apart from the rules that it serves to judge, and believes every command that was granted.
"""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from domain.evidence import Evidence, evidence_digest
from domain.gate.commands import AnyGateCommand, ChangeEvidence, EscalateGate, OpenGate, Recuse
from domain.gate.events import (
    DecisionTaken,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateOpened,
    VotesCounted,
)
from domain.gate.step import Ask, Method, Step, StepKind
from domain.identity import Identity
from domain.roster import RoleId


@dataclass(slots=True, kw_only=True)
class Room:
    """One round of a gate as it is remembered."""

    opening: OpenGate
    evidence: tuple[Evidence, ...]
    due: datetime | None = None
    ratify_by: datetime | None = None
    is_closed: bool = False
    levels: int = 0
    recused: set[Identity] = field(default_factory=set)
    counted: set[str] = field(default_factory=set)
    words: list[DecisionTaken] = field(default_factory=list)

    def remember(self, command: AnyGateCommand, event: GateEvent) -> None:
        match command, event:
            case _, GateOpened():
                self.due = event.due
            case ChangeEvidence(), GateEvidenceChanged():
                self.evidence, self.counted = command.evidence, set()
            case EscalateGate(), GateEscalated():
                self.levels, self.due = command.level, event.due
            case Recuse(), _:
                self.recused.add(command.by.identity)
            case _:
                pass
        match event:
            case DecisionTaken():
                self.words.append(event)
            case VotesCounted():
                self.counted.add(event.step)
            case GateClosed():
                self.is_closed, self.ratify_by = True, event.ratify_by
            case _:
                pass

    def step(self, id: str) -> Step:
        return next(each for each in self.opening.policy.steps if each.id == id)

    def binding(self) -> list[Step]:
        asked = (StepKind.CONSULT, StepKind.DECIDE)
        return [
            step
            for step in self.opening.policy.steps
            if step.kind in asked or (step.blocks and step.kind is not StepKind.RATIFY)
        ]

    def standing(self, step: Step) -> list[DecisionTaken]:
        """What was said last in each place, by people who may speak, on the evidence as it is."""
        seen = evidence_digest(self.evidence)
        standing = {
            word.place: word
            for word in self.words
            if (word.step, word.evidence_digest) == (step.id, seen)
            and any(self.speaks(word, ask, step) for ask in step.asks)
        }
        return list(standing.values())

    def speaks(self, word: DecisionTaken, ask: Ask, step: Step) -> bool:
        """Whether somebody may speak in this place, as a member of it or by a delegation of this role."""
        shut_out = self._shut_out(step)
        if word.by in shut_out or word.place not in self.members(step, ask):
            return False
        return word.by == word.place or self._is_deputy(word.by, word.place, ask.role)

    def members(self, step: Step, ask: Ask) -> Set[Identity]:
        above = self._above() if self._takes_in_others(step) else set()
        return (self._holders(ask.role) | above) - self._shut_out(step)

    def needed(self, ask: Ask) -> int:
        """The smallest number that is no less than the policy's own, nor than that share of the holders."""
        share = len(self._holders(ask.role)) * ask.how_many.percent
        return next(number for number in count(max(1, ask.how_many.least)) if number * 100 >= share)

    def _takes_in_others(self, step: Step) -> bool:
        fills_seats = step.method in (Method.VETO, Method.THRESHOLD)
        return step in self.binding() and (step.kind is StepKind.CONSULT or fills_seats)

    def _above(self) -> set[Identity]:
        if not self.levels:
            return set()
        roles = self.opening.roster.by_id
        decides = (step for step in self.opening.policy.steps if step.kind is StepKind.DECIDE)
        role = roles[next(step.asks[0].role for step in decides)]
        above: set[Identity] = set()
        for _ in range(self.levels):
            assert role.escalates_to
            role = roles[role.escalates_to]
            above |= self._holders(role.id)
        return above

    def _shut_out(self, step: Step) -> set[Identity]:
        wrote = {who for piece in self.evidence for who in (piece.author, piece.submitted_by)}
        shut_out = {self.opening.requested_by, *wrote, *self.recused}
        if step.kind is StepKind.RATIFY:
            deciding = [each for each in self.opening.policy.steps if each.kind is StepKind.DECIDE]
            words = [word for each in deciding for word in self.standing(each)]
            shut_out |= {who for word in words for who in (word.by, word.place)}
        return shut_out

    def _holders(self, role: RoleId) -> set[Identity]:
        day, roster = self.opening.at.date(), self.opening.roster
        left = {each.who for each in roster.leavers if each.left <= day}
        return {each.who for each in roster.by_id[role].holdings if each.covers(day)} - left

    def _is_deputy(self, who: Identity, of: Identity, role: RoleId) -> bool:
        day = self.opening.at.date()
        return of in self._holders(role) and any(
            (each.taker, each.giver) == (who, of) and role in each.roles and each.since <= day <= each.until
            for each in self.opening.roster.delegations
        )
