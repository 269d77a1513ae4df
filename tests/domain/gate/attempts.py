"""Whatever people, and Lockgate itself, may ask of one gate, in any order, under a witness's eyes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from domain.evidence import evidence_digest
from domain.gate.commands import (
    AnyGateCommand,
    ChangeEvidence,
    CountVotes,
    Decide,
    DischargeCondition,
    EscalateGate,
    FlagOverdueConditions,
    LapseDecision,
    OpenGate,
    Recuse,
    RemindDeciders,
    WithdrawGate,
)
from domain.gate.condition import Condition
from domain.gate.decide import decide
from domain.gate.evolving import evolve
from domain.gate.outcome import Choice
from domain.gate.state import Gate
from domain.identity import Actor
from domain.refusal import Rejected
from tests.domain.gate.nearly_passing import PEOPLE, evidence, opening
from tests.domain.gate.room import Room
from tests.domain.gate.scene import SEEN, SEEN_AGAIN, SUBJECT
from tests.domain.gate.witness import Witness
from tests.domain.people import HANA, LOCKGATE, NOON

MOODS = (
    [Choice.APPROVE],
    [*[Choice.APPROVE] * 5, Choice.ABSTAIN],
    [Choice.APPROVE, Choice.REJECT],
    [Choice.APPROVE, Choice.REJECT, Choice.ABSTAIN],
    [Choice.ABSTAIN],
)


class Attempts:
    """One round of one gate. An answer that the witness finds wrong fails, with all that was asked before."""

    def __init__(self, lot: Random) -> None:
        self.lot, self.clock, self.submissions = lot, NOON, 0
        self.gate, self.told = Gate(), list[AnyGateCommand]()
        self.opening = opening(lot)
        self.room = Room(opening=self.opening, evidence=self.opening.evidence)
        self.witness = Witness(room=self.room)
        self.concerned = _named_in(self.opening)
        self._ask(self.opening)

    def anything(self) -> None:
        """Somebody does something."""
        self.lot.choice(MOVES)(self)

    def everybody_says_yes(self) -> None:
        """Whatever happened before: once for each step, and votes are counted after each time."""
        for _ in self.opening.policy.steps:
            for by in PEOPLE:
                self._say(by, Choice.APPROVE)
            self._count_votes_at(max(self.clock, self._until))

    def some_speak(self) -> None:
        mood, number = self.lot.choice(MOODS), min(self.lot.choice([1, 1, 2, 3]), len(self.concerned))
        for by in self.lot.sample(self.concerned, number):
            self._say(by, self.lot.choice(mood))

    def everybody_speaks(self) -> None:
        mood = self.lot.choice(MOODS)
        for by in self.lot.sample(PEOPLE, len(PEOPLE)):
            self._say(by, self.lot.choice(mood))

    def somebody_speaks_on_another_page(self) -> None:
        self._say(self._somebody(), Choice.APPROVE, seen=self.lot.choice([SEEN, SEEN_AGAIN, "sha256:00"]))

    def somebody_asks_for_more(self) -> None:
        id = f"C-{self.submissions}"
        more = Condition(id=id, text="Train them.", owner=HANA.identity, due=date(2019, 1, 31))
        self._say(self._somebody(), Choice.APPROVE, more)

    def change_evidence(self) -> None:
        self._ask(ChangeEvidence(evidence=evidence(self.lot), **self._by(LOCKGATE)))

    def somebody_stands_aside(self) -> None:
        self._ask(Recuse(reason="An interest.", **self._by(self._somebody())))

    def escalate(self) -> None:
        self._ask(EscalateGate(level=len(self.gate.escalated_to) + 1, **self._by(LOCKGATE)))

    def count_votes(self) -> None:
        self._count_votes_at(self.clock)

    def time_passes(self) -> None:
        """To the very end of somebody's time, or just over it."""
        over = timedelta(seconds=self.lot.choice([0, 0, 1, 86400]))
        self.clock = max(self.clock, self._until + over)

    def see_to_the_rest(self) -> None:
        self._ask(RemindDeciders(number=self.gate.reminders + 1, **self._by(LOCKGATE)))
        self._ask(LapseDecision(**self._by(LOCKGATE)))
        self._ask(FlagOverdueConditions(**self._by(LOCKGATE)))
        for each in self.gate.conditions:
            self._ask(DischargeCondition(condition=each.id, note="Done.", **self._by(self._somebody())))

    def withdraw(self) -> None:
        if self.lot.random() < 0.1 or not self.gate.is_open:
            self._ask(WithdrawGate(reason="No grant.", **self._by(self._somebody())))

    @property
    def _until(self) -> datetime:
        closed = self.gate.closed
        return (closed.ratify_by if closed else self.gate.due) or self.clock

    def _somebody(self) -> Actor:
        return self.lot.choice(PEOPLE)

    def _count_votes_at(self, at: datetime) -> None:
        for step in self.opening.policy.steps:
            self._ask(CountVotes(subject=SUBJECT, by=LOCKGATE, at=at, step=step.id))

    def _say(self, by: Actor, choice: Choice, *conditions: Condition, seen: str = "") -> None:
        self.submissions += 1
        said = Decide(
            submission=f"{self.submissions}",
            choice=choice,
            evidence_digest=seen or evidence_digest(self.room.evidence),
            reason="Costs are missing.",
            conditions=conditions,
            **self._by(by),
        )
        self._ask(said)
        assert not decide(self.gate, said), "One submission was heard twice."

    def _by(self, who: Actor) -> Mapping[str, Any]:
        return {"subject": SUBJECT, "by": who, "at": self.clock}

    def _ask(self, command: AnyGateCommand) -> None:
        self.told.append(command)
        try:
            events = decide(self.gate, command)
        except Rejected:
            return
        wrong = self.witness.sees(command, events)
        assert not wrong, "\n".join([*wrong, *map(str, self.told)])
        for event in events:
            self.gate = evolve(self.gate, event)


# What decides a gate is done more often than what only disturbs.
MOVES: Sequence[Callable[[Attempts], None]] = (
    *[Attempts.some_speak] * 4,
    Attempts.everybody_speaks,
    Attempts.somebody_speaks_on_another_page,
    Attempts.somebody_asks_for_more,
    Attempts.change_evidence,
    Attempts.somebody_stands_aside,
    Attempts.escalate,
    Attempts.count_votes,
    Attempts.time_passes,
    Attempts.see_to_the_rest,
    Attempts.withdraw,
)


def _named_in(opening: OpenGate) -> Sequence[Actor]:
    """Whoever holds a role, or speaks for somebody."""
    named = {each.who for role in opening.roster.roles for each in role.holdings}
    named |= {each.taker for each in opening.roster.delegations}
    return [who for who in PEOPLE if who.identity in named]
