"""A scenario told to the pure domain, with its own clock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TypeAlias, TypedDict, assert_never

from domain.evidence import Evidence
from domain.gate.agenda import duty_of, next_alarm
from domain.gate.commands import (
    AnswerCallIn,
    AnyGateCommand,
    CallIn,
    ChangeEvidence,
    ChangeFacts,
    ConfirmOverride,
    Decide,
    DischargeCondition,
    OpenGate,
    ProposeOverride,
    Reaffirm,
    RebaseRoster,
    RecallApproval,
    Recuse,
    ReviewOverride,
    WaiveCallIn,
    WithdrawGate,
)
from domain.gate.condition import Condition
from domain.gate.decide import decide
from domain.gate.decision import refuse
from domain.gate.events import DecisionRefused, GateEvent
from domain.gate.evolving import fold
from domain.gate.obstacles import checks_of
from domain.gate.refusals import IssuerNotTrusted
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.gate.turns import verdict_on, waiting_for
from domain.identity import Actor, Identity, service
from domain.refusal import Rejected
from domain.release.readiness import Portion
from domain.roster import Roster, held_by
from domain.stage import STAGES
from runtime.settings import DEVELOPMENT_ISSUER
from tests.domain.papers import paper
from tests.gates.language import (
    AnswersCallIn,
    Asked,
    CallsIn,
    Confirms,
    DaysPass,
    Discharges,
    HandsIn,
    Move,
    Overrides,
    PeopleChange,
    Reaffirms,
    Recalls,
    Reports,
    Reviews,
    Says,
    Sleeps,
    StandsAside,
    TakesPeople,
    WaivesCallIn,
    Withdraws,
)
from tests.gates.scenario import OPENS, Scenario, Then

FromSomebody: TypeAlias = (
    Reaffirms
    | StandsAside
    | CallsIn
    | AnswersCallIn
    | WaivesCallIn
    | Overrides
    | Confirms
    | Reviews
    | Discharges
    | Recalls
    | TakesPeople
    | Withdraws
)
ME = service("gate-review")
ELSEWHERE = "urn:elsewhere"


def actor(who: str, *, issuer: str = DEVELOPMENT_ISSUER) -> Actor:
    return Actor(identity=Identity(issuer=issuer, subject=who), checked=("in a scenario",))


class Occasion(TypedDict):
    """What everything that people ask of a gate has in common."""

    subject: GateSubject
    by: Actor
    at: datetime


class Told:
    """How far a scenario has been told, and what it brought about so far."""

    def __init__(self, scenario: Scenario) -> None:
        self.events: list[GateEvent] = []
        self.refused: list[tuple[str, str]] = []
        self.day = OPENS
        self.roster = scenario.plan.roster
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

    @property
    def lead(self) -> Actor:
        """Whoever asks for the gate."""
        return actor(self._scenario.asks)

    @property
    def steward(self) -> Actor:
        """The first of those who may change the programme's people."""
        (role, *_) = self._scenario.plan.stewards
        (who, *_) = self.roster.holders_of(role, self.day)
        return actor(who.subject)

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
                freezes=plan.freezes,
                stewards=plan.stewards,
            )
        )

    def first_evidence(self) -> Sequence[HandsIn]:
        """What was written before the story begins."""
        return [HandsIn(who=who, piece=piece) for piece, who in self._scenario.wrote]

    def command(self, move: Move) -> AnyGateCommand | None:
        """What is asked of the gate; nothing when only days pass, or something changes elsewhere."""
        match move:
            case DaysPass() | Sleeps():
                return None
            case PeopleChange():
                self.roster = self.with_holders(move)
                return None
            case HandsIn():
                pieces = (*self._pieces, self.piece(move))
                return ChangeEvidence(subject=self.subject, by=ME, at=self.now, evidence=pieces)
            case Reports():
                portion = {move.measure: Portion(done=move.done, of=move.of)}
                facts = replace(self.gate.facts, **portion)  # type: ignore[arg-type]
                return ChangeFacts(subject=self.subject, by=ME, at=self.now, facts=facts)
            case Says():
                return self._decision(move)
            case _:
                who = move.who or self._scenario.asks
                return self._asked_by_people(move, Occasion(subject=self.subject, by=actor(who), at=self.now))

    def _asked_by_people(self, move: FromSomebody, asked: Occasion) -> AnyGateCommand:
        seen = self.gate.evidence_digest
        match move:
            case Reaffirms():
                return Reaffirm(**asked, submission=f"again-{len(self.events)}", evidence_digest=seen)
            case StandsAside():
                return Recuse(**asked, reason=move.reason)
            case CallsIn():
                return CallIn(**asked, reason=move.reason)
            case AnswersCallIn():
                return AnswerCallIn(**asked, stands=move.stands, reason=move.reason)
            case WaivesCallIn():
                return WaiveCallIn(**asked, reason=move.reason)
            case Overrides():
                told = {"reference": move.reference, "reason": move.reason}
                return ProposeOverride(**asked, **told, evidence_digest=seen)
            case Confirms():
                return ConfirmOverride(**asked, reference=move.reference)
            case Reviews():
                return ReviewOverride(**asked, was_right=move.was_right, note=move.note)
            case Discharges():
                return DischargeCondition(**asked, condition=move.condition, note=move.note)
            case Recalls():
                return RecallApproval(**asked, reason=move.reason)
            case TakesPeople():
                stewards = self._scenario.plan.stewards
                return RebaseRoster(**asked, reason=move.reason, roster=self.roster, stewards=stewards)
            case Withdraws():
                return WithdrawGate(**asked, reason=move.reason)
            case _:
                assert_never(move)

    def with_holders(self, move: PeopleChange) -> Roster:
        """The programme's people, once others hold a role."""
        holdings = held_by(*(actor(who).identity for who in move.holders))
        roles = (
            replace(each, holdings=holdings) if each.id == move.role else each for each in self.roster.roles
        )
        return replace(self.roster, roles=tuple(roles))

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
            until=self._scenario.plan.calendar.add(self.day, move.days) if move.days else None,
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
    assert then.in_effect in (None, gate.in_effect)
    assert then.until == (gate.closed.until if gate.closed else None)
    if then.checks is not None:
        assert {each.check.kind.value: each.result.value for each in checks_of(gate)} == then.checks
    assert {who.subject for who in gate.leavers} == set(then.leavers)


def _verdict(gate: Gate) -> str:
    if gate.outcome:
        return gate.outcome
    return "unsatisfiable" if gate.unsatisfiable else "shut"


def _reasons(gate: Gate) -> tuple[str, ...]:
    if gate.lapsed:
        return gate.lapsed.reasons
    return gate.closed.reasons if gate.closed else verdict_on(gate).reasons
