"""A gate that hears again what was said at another one, under another policy."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypedDict, assert_never

from domain.calendar import Calendar
from domain.evidence import Evidence
from domain.gate.aftermath import CallInAnswered, CallInWaived, DecisionCalledIn
from domain.gate.agenda import Duty, GateAlarm, alarms, duty_of
from domain.gate.commands import (
    AnswerCallIn,
    AnyGateCommand,
    CallIn,
    ChangeEvidence,
    ChangeFacts,
    ConfirmOverride,
    Decide,
    OpenGate,
    ProposeOverride,
    Recuse,
    WaiveCallIn,
    WithdrawGate,
)
from domain.gate.decide import decide
from domain.gate.events import (
    DeciderRecused,
    DecisionTaken,
    GateClosed,
    GateEvent,
    GateEvidenceChanged,
    GateFactsChanged,
    GateOpened,
    GateOverridden,
    OverrideProposed,
)
from domain.gate.evolving import evolve
from domain.gate.outcome import Outcome
from domain.gate.policy import GatePolicy
from domain.gate.refusals import NotYourTurn
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.gate.turns import turn_of
from domain.identity import Actor, service
from domain.refusal import Rejected
from domain.roster import Roster

TRIAL = service("trial")
AGAIN = " again"
OF_THE_GATE = (Duty.ESCALATE, Duty.COUNT_VOTES, Duty.LAPSE_DECISION, Duty.TAKE_EFFECT)


class Occasion(TypedDict):
    """What every command of a replay carries."""

    subject: GateSubject
    by: Actor
    at: datetime


class Replay:
    """A gate that hears again what was said at another; the domain decides, as it always does."""

    def __init__(
        self,
        opened: GateOpened,
        policy: GatePolicy,
        roster: Roster,
        calendar: Calendar,
        assumed: Sequence[Evidence],
    ) -> None:
        self.gate = Gate()
        self.moment = opened.at
        self.early: list[Decide] = []
        self._subject = opened.subject
        self._assumed = assumed
        self._open = OpenGate(
            subject=opened.subject,
            policy=policy,
            roster=roster,
            calendar=calendar,
            evidence=(*assumed, *opened.evidence),
            requested_by=opened.requested_by,
            facts=opened.facts,
            freezes=opened.freezes,
            by=TRIAL,
            at=opened.at,
        )

    def take(self, event: GateEvent) -> None:
        """Lets happen here what happened there, after whatever fell due before it."""
        self.wait_until(event.at)
        self.moment = event.at
        match event:
            case GateOpened():
                self._ask(self._open)
            case DecisionTaken():
                self._hear(event)
            case GateFactsChanged(facts=facts):
                self._ask(ChangeFacts(subject=self._subject, facts=facts, by=TRIAL, at=self.moment))
            case GateEvidenceChanged(evidence=evidence):
                offered = (*self._assumed, *evidence)
                self._ask(ChangeEvidence(subject=self._subject, evidence=offered, by=TRIAL, at=self.moment))
            case DeciderRecused(by=who, reason=reason):
                by = Actor(identity=who, checked=())
                self._ask(Recuse(subject=self._subject, reason=reason, by=by, at=self.moment))
            case GateClosed(outcome=Outcome.WITHDRAWN, reasons=reasons):
                why, by = " ".join(reasons), Actor(identity=self._open.requested_by, checked=())
                self._ask(WithdrawGate(subject=self._subject, reason=why, by=by, at=self.moment))
            case (
                OverrideProposed() | GateOverridden() | DecisionCalledIn() | CallInAnswered() | CallInWaived()
            ):
                self._ask(self._after_the_words(event))
            case _:
                pass

    def wait_until(self, moment: datetime) -> None:
        """Does what falls due before a moment, in order."""
        while (alarm := self._next()) and alarm.at < moment:
            self.moment = max(self.moment, alarm.at)
            before = self.gate
            self._ask(duty_of(alarm, self._subject, TRIAL, self.moment))
            if self.gate == before:
                return

    def _next(self) -> GateAlarm | None:
        due = (alarm for alarm in alarms(self.gate) if alarm.duty in OF_THE_GATE)
        return min(due, key=lambda alarm: alarm.at, default=None)

    def _after_the_words(
        self, event: OverrideProposed | GateOverridden | DecisionCalledIn | CallInAnswered | CallInWaived
    ) -> AnyGateCommand:
        who = event.by[1] if isinstance(event, GateOverridden) else event.by
        occasion = Occasion(subject=self._subject, by=Actor(identity=who, checked=()), at=self.moment)
        match event:
            case OverrideProposed(reference=reference, reason=reason):
                seen = self.gate.evidence_digest
                return ProposeOverride(**occasion, reference=reference, reason=reason, evidence_digest=seen)
            case GateOverridden(reference=reference):
                return ConfirmOverride(**occasion, reference=reference)
            case DecisionCalledIn(reason=reason):
                return CallIn(**occasion, reason=reason)
            case CallInAnswered(stands=stands, reason=reason):
                return AnswerCallIn(**occasion, stands=stands, reason=reason)
            case CallInWaived(reason=reason):
                return WaiveCallIn(**occasion, reason=reason)
            case _:
                assert_never(event)

    def _hear(self, taken: DecisionTaken) -> None:
        self._say(
            Decide(
                subject=self._subject,
                submission=taken.submission,
                choice=taken.choice,
                evidence_digest=self.gate.evidence_digest,
                reason=taken.reason,
                conditions=taken.conditions,
                until=taken.until,
                by=Actor(identity=taken.by, checked=()),
                at=self.moment,
            )
        )

    def _say(self, word: Decide) -> None:
        refused = len(self.gate.refusals)
        self._ask(word)
        if any(each.refusal == NotYourTurn.__name__ for each in self.gate.refusals[refused:]):
            self.early.append(word)

    def _ask(self, command: AnyGateCommand) -> None:
        try:
            events = decide(self.gate, command)
        except Rejected:
            return
        for event in events:
            self.gate = evolve(self.gate, event)
        self._say_again()

    def _say_again(self) -> None:
        for word in self.early:
            if word.evidence_digest == self.gate.evidence_digest and turn_of(self.gate, word.by.identity):
                self.early.remove(word)
                self._say(
                    replace(word, submission=f"{word.submission.removesuffix(AGAIN)}{AGAIN}", at=self.moment)
                )
                return
