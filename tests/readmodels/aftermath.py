"""Gates whose glass is broken, whose decision is called in, that are put off, and whose yes lapses."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.aggregate import Command
from domain.attempt.commands import RecordAttempt
from domain.evidence import evidence_digest
from domain.freeze import FreezeWindow
from domain.gate.check import Check, CheckKind
from domain.gate.commands import (
    CallIn,
    ChangeFacts,
    ConfirmOverride,
    Decide,
    OpenGate,
    ProposeOverride,
    ReviewOverride,
)
from domain.gate.facts import SubjectFacts
from domain.gate.outcome import Choice
from domain.gate.policy import BreakGlass, CallInRule, GatePolicy
from domain.gate.step import decided_by
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.money import Pence
from domain.release.readiness import Portion
from domain.roster import Limit, RoleId
from domain.stage import Stage
from domain.stake import Stake
from tests.domain.calendars import ENGLAND
from tests.readmodels.cast import ASHA, BEN, CASE, CHLOE, DEV, EVE, POLICY, R1A, R2A, ROSTER, actor, at
from tests.readmodels.steps import CLOCK, decide, gate

BOARD, MANAGEMENT = RoleId("programme-board"), RoleId("cmt")
RULED = replace(
    POLICY,
    checks=(Check(kind=CheckKind.TRAINING, share=80), Check(kind=CheckKind.MONEY)),
    material=(CheckKind.TRAINING,),
    call_in=CallInRule(by=MANAGEMENT, within_days=5),
    break_glass=BreakGlass(by=BOARD, reviewed_by=MANAGEMENT),
)
TWO = replace(RULED, checks=RULED.checks[:1], steps=decided_by(BOARD, MANAGEMENT))
LIMITED = replace(
    ROSTER,
    roles=(replace(ROSTER.roles[0], limit=Limit(per_decision=Pence(20_000_00))), *ROSTER.roles[1:]),
)
UNTRAINED, TRAINED = (SubjectFacts(training=Portion(done=done, of=10)) for done in (7, 9))
COSTLY = replace(UNTRAINED, stake=Stake(whole=Pence(50_000_00), year=2018))
ELECTION = FreezeWindow(since=date(2018, 4, 27), until=date(2018, 5, 4), reason="Local elections.")
BROKEN, CALLED_IN = gate(R1A, Stage.DESIGN), gate(R2A, Stage.DESIGN)
BROKEN_AGAIN = gate(R2A, Stage.TRAINING)
PUT_OFF, LAPSED = gate(R1A, Stage.CONSULTATION), gate(R1A, Stage.TRAINING)


def opens(subject: GateSubject, facts: SubjectFacts, policy: GatePolicy = RULED) -> OpenGate:
    return OpenGate(
        subject=subject,
        policy=policy,
        calendar=ENGLAND,
        roster=LIMITED,
        evidence=(CASE,),
        requested_by=ASHA,
        facts=facts,
        freezes=(ELECTION,),
        by=CLOCK,
        at=at(4, 20),
    )


def two_break_the_glass() -> Iterator[Command]:
    yield opens(BROKEN, COSTLY)
    yield _says(BROKEN, BEN, Choice.APPROVE)
    yield RecordAttempt(
        programme=BROKEN.programme,
        tried_at=BROKEN.stream,
        attempt="propose-override",
        who=EVE,
        refusal="NotYourGlass",
        sentence="Only somebody who holds the role.",
        by=CLOCK,
        at=at(4, 21),
    )
    yield from _override(BROKEN, "INC-7")


def two_break_it_again() -> Iterator[Command]:
    yield opens(BROKEN_AGAIN, UNTRAINED)
    yield from _override(BROKEN_AGAIN, "INC-8")


def dev_finds_it_right() -> Iterator[Command]:
    yield ReviewOverride(subject=BROKEN, was_right=True, note="It rained in.", by=actor(DEV), at=at(4, 25))


def dev_calls_a_decision_in() -> Iterator[Command]:
    yield opens(CALLED_IN, TRAINED)
    yield _says(CALLED_IN, CHLOE, Choice.APPROVE)
    yield CallIn(subject=CALLED_IN, reason="Nobody asked the ward.", by=actor(DEV), at=at(4, 24))


def ben_puts_a_gate_off() -> Iterator[Command]:
    yield opens(PUT_OFF, TRAINED)
    yield replace(_says(PUT_OFF, BEN, Choice.DEFER), reason="Wait.", until=date(2018, 9, 3))


def bens_yes_lapses_with_the_facts() -> Iterator[Command]:
    yield opens(LAPSED, TRAINED, TWO)
    yield _says(LAPSED, BEN, Choice.APPROVE)
    yield ChangeFacts(
        subject=LAPSED, facts=SubjectFacts(training=Portion(done=10, of=10)), by=CLOCK, at=at(4, 23)
    )


def all_of_it() -> Iterator[Command]:
    yield from dev_calls_a_decision_in()
    yield from ben_puts_a_gate_off()
    yield from bens_yes_lapses_with_the_facts()
    yield from two_break_the_glass()
    yield from dev_finds_it_right()


def _override(subject: GateSubject, reference: str) -> Iterator[Command]:
    yield ProposeOverride(
        subject=subject,
        reference=reference,
        reason="The roof leaks.",
        evidence_digest=evidence_digest((CASE,)),
        by=actor(BEN),
        at=at(4, 22),
    )
    yield ConfirmOverride(subject=subject, reference=reference, by=actor(CHLOE), at=at(4, 22))


def _says(subject: GateSubject, who: Identity, choice: Choice) -> Decide:
    said = decide(subject, who, choice, at(4, 21))
    assert isinstance(said, Decide)
    return said
