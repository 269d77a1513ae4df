"""A scenario told to the pure domain, with its own clock."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import assert_never

from domain.evidence import Evidence
from domain.gate.agenda import duty_of, next_alarm
from domain.gate.commands import (
    AnyGateCommand,
    ChangeEvidence,
    Decide,
    DischargeCondition,
    OpenGate,
    Recuse,
    WithdrawGate,
)
from domain.gate.condition import Condition
from domain.gate.decide import decide
from domain.gate.decision import refuse
from domain.gate.events import DecisionRefused, GateEvent
from domain.gate.refusals import IssuerNotTrusted
from domain.gate.state import Gate, fold
from domain.gate.subject import GateSubject
from domain.gate.turns import verdict_on, waiting_for
from domain.identity import Actor, Identity, service
from domain.refusal import Rejected
from domain.stage import STAGES
from runtime.settings import DEVELOPMENT_ISSUER
from tests.domain.papers import paper
from tests.gates.language import (
    Asked,
    DaysPass,
    Discharges,
    HandsIn,
    Move,
    Says,
    Sleeps,
    StandsAside,
    Withdraws,
)
from tests.gates.scenario import OPENS, Scenario, Then

ME = service("gate-review")
ELSEWHERE = "urn:elsewhere"


def actor(who: str, *, issuer: str = DEVELOPMENT_ISSUER) -> Actor:
    return Actor(identity=Identity(issuer=issuer, subject=who), checked=("in a scenario",))


class Told:
    """How far a scenario has been told, and what it brought about so far."""

    def __init__(self, scenario: Scenario) -> None:
        self.events: list[GateEvent] = []
        self.refused: list[tuple[str, str]] = []
        self.day = date.fromisoformat(OPENS)
        self.now = datetime.combine(self.day, time(), tzinfo=UTC)
        self.subject = GateSubject(
            programme=scenario.plan.id, release=scenario.plan.releases[0].id, stage=STAGES[0], round=1
        )
        self._scenario = scenario
        self._digests: list[str] = []
        self._said: dict[str, str] = {}
        self._pieces: tuple[Evidence, ...] = ()

    @property
    def gate(self) -> Gate:
        return fold(self.events)

    def open(self) -> None:
        """The round begins, and nothing has been handed in yet."""
        plan = self._scenario.plan
        self.hear(
            OpenGate(
                subject=self.subject,
                by=ME,
                at=self.now,
                policy=plan.policies[0],
                roster=plan.roster,
                calendar=plan.calendar,
                evidence=(),
                requested_by=plan.releases[0].lead,
            )
        )

    def first_evidence(self) -> Sequence[HandsIn]:
        """What was written before the story begins."""
        return [HandsIn(who=who, piece=piece) for piece, who in self._scenario.wrote]

    def command(self, move: Move) -> AnyGateCommand | None:
        """What is asked of the gate; nothing when only days pass."""
        match move:
            case DaysPass() | Sleeps():
                return None
            case Says():
                return self._decision(move)
            case StandsAside():
                return Recuse(subject=self.subject, by=actor(move.who), at=self.now, reason=move.reason)
            case HandsIn():
                piece = self.piece(move)
                return ChangeEvidence(
                    subject=self.subject, by=ME, at=self.now, evidence=(*self._pieces, piece)
                )
            case Discharges():
                return DischargeCondition(
                    subject=self.subject,
                    by=actor(move.who),
                    at=self.now,
                    condition=move.condition,
                    note=move.note,
                )
            case Withdraws():
                who = actor(self._scenario.asks)
                return WithdrawGate(subject=self.subject, by=who, at=self.now, reason=move.reason)
            case _:
                assert_never(move)

    def piece(self, move: HandsIn) -> Evidence:
        """The piece of evidence that somebody hands in; each time another text."""
        name = move.piece or self._scenario.wrote[0][0]
        who = actor(move.who).identity
        return paper(name, f"Draft {len(self.events)}", author=who)

    def hear(self, command: AnyGateCommand) -> str:
        """What the domain makes of a command; the rule's name when it refuses."""
        try:
            events = self._answer(command)
        except Rejected as refusal:
            self.refused.append((command.by.identity.subject, refusal.reason))
            return refusal.reason
        self.events += events
        if isinstance(command, ChangeEvidence):
            self._pieces = command.evidence
            self._digests.append(self.gate.evidence_digest)
        names = [each.refusal for each in events if isinstance(each, DecisionRefused)]
        self.refused += [(command.by.identity.subject, name) for name in names]
        self._do_what_is_due()
        return "".join(names)

    def pass_days(self, days: int) -> None:
        self.day = self._scenario.plan.calendar.add(self.day, days)
        self._do_what_is_due(until=self._scenario.plan.calendar.end_of(self.day))

    def sleep(self, days: int) -> None:
        self.day = self._scenario.plan.calendar.add(self.day, days)
        self.now = self._scenario.plan.calendar.end_of(self.day)

    def _answer(self, command: AnyGateCommand) -> Sequence[GateEvent]:
        if isinstance(command, Decide) and command.by.identity.issuer == ELSEWHERE:
            return refuse(self.gate, command, IssuerNotTrusted(ELSEWHERE))
        return decide(self.gate, command)

    def _do_what_is_due(self, *, until: datetime | None = None) -> None:
        until = until or self.now
        while (alarm := next_alarm(self.gate)) and alarm.at <= until:
            self.now = max(self.now, alarm.at)
            done = decide(self.gate, duty_of(alarm, self.subject, ME, self.now))
            assert done, f"{alarm.duty} did nothing, and would be tried for ever"
            self.events += done
        self.now = until

    def _decision(self, move: Says) -> Decide:
        if not move.is_repeated:
            self._said[move.who] = f"{move.who}-{len(self._said)}-{len(self.events)}"
        return Decide(
            subject=self.subject,
            by=actor(move.who, issuer=ELSEWHERE if move.is_stranger else DEVELOPMENT_ISSUER),
            at=self.now,
            submission=self._said[move.who],
            choice=move.choice,
            evidence_digest=self._digests[-2] if move.on_old_evidence else self.gate.evidence_digest,
            reason=move.reason,
            conditions=(self._condition(move.condition),) if move.condition else (),
        )

    def _condition(self, asked: Asked) -> Condition:
        due = self._scenario.plan.calendar.add(self.day, asked.days)
        return Condition(id=asked.id, text=asked.text, owner=actor(asked.owner).identity, due=due)


def tell(scenario: Scenario) -> Told:
    """The whole story, in the domain."""
    told = Told(scenario)
    told.open()
    for move in (*told.first_evidence(), *scenario.happens):
        command = told.command(move)
        if command:
            told.hear(command)
        elif isinstance(move, DaysPass):
            told.pass_days(move.days)
        elif isinstance(move, Sleeps):
            told.sleep(move.days)
    return told


def compare(gate: Gate, refused: Sequence[tuple[str, str]], then: Then) -> None:
    """Whether a gate ended as its scenario says, and says why."""
    reasons = " ".join(_reasons(gate))
    assert (_verdict(gate), reasons) == (then.verdict, reasons)
    for part in then.because:
        assert part in reasons
    assert tuple(refused) == then.refused
    if then.awaited is not None:
        assert {who.subject for who in waiting_for(gate)} == then.awaited
    assert tuple(seat.role for seat in gate.escalated_to) == then.escalated
    assert then.reminders in (None, gate.reminders)
    if then.short_of:
        assert gate.unsatisfiable == then.short_of
    assert then.ratified in (None, gate.ratified)
    if then.outstanding is not None:
        assert tuple(each.id for each in gate.outstanding) == then.outstanding
    assert gate.overdue == frozenset(then.overdue)
    assert then.released in (gate.lapsed.released if gate.lapsed else "")


def _verdict(gate: Gate) -> str:
    if gate.outcome:
        return gate.outcome
    return "unsatisfiable" if gate.unsatisfiable else "shut"


def _reasons(gate: Gate) -> tuple[str, ...]:
    if gate.lapsed:
        return gate.lapsed.reasons
    return gate.closed.reasons if gate.closed else verdict_on(gate).reasons
