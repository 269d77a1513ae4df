"""What becomes of a gate for money while all money is frozen."""

from dataclasses import replace

from domain.gate.events import GateEvent
from domain.gate.evolving import fold
from domain.gate.facts import MoneyFreeze, SubjectFacts
from domain.gate.obstacles import obstacles
from domain.gate.outcome import Outcome
from domain.gate.refusals import MoneyFrozen
from domain.gate.step import Ask, Step, StepKind
from tests.domain.gate.rounds import ASK, at_stake, begun, going_on, learn, outcome_of, said
from tests.domain.gate.scene import BOARD, POLICY, approve, refused, reject
from tests.domain.people import BEN, CHLOE, DINA
from tests.domain.spec import GATE

ENOUGH = at_stake(10_000_00)
SECTION_114 = MoneyFreeze(
    reason="Section 114 report of 1 May 2018.",
    guardians=(DINA.identity,),
)
FROZEN = replace(ENOUGH, freeze=SECTION_114)


def money(facts: SubjectFacts = FROZEN) -> list[GateEvent]:
    return begun(POLICY, subject=ASK, facts=facts)


def test_while_money_is_frozen_only_its_guardian_decides() -> None:
    for word in (approve(BEN), reject(BEN)):
        GATE.given(*money()).when(word).then(refused(word, MoneyFrozen, SECTION_114.reason))
    yes = approve(DINA)
    GATE.given(*money()).when(yes).then(said(money(), yes))


def test_yeses_from_before_the_freeze_wait_for_its_guardian() -> None:
    before = going_on(money(ENOUGH), approve(BEN), learn(FROZEN))
    assert obstacles(fold(before)) == (
        "All money is frozen, except for what its guardian decides: Section 114 report of 1 May 2018.",
    )
    yes = approve(CHLOE)
    GATE.given(*before).when(yes).then(refused(yes, MoneyFrozen, SECTION_114.reason))
    assert outcome_of(before, approve(DINA)) is Outcome.APPROVED


def test_when_the_freeze_ends_everybody_decides_again() -> None:
    thawed = going_on(money(), learn(ENOUGH))
    assert outcome_of(thawed, approve(BEN), approve(CHLOE)) is Outcome.APPROVED


def test_a_stage_that_asks_for_no_money_is_not_frozen() -> None:
    assert outcome_of(begun(facts=FROZEN), approve(BEN)) is Outcome.APPROVED


def test_those_consulted_are_heard_while_money_is_frozen() -> None:
    hear = Step(id="hear", kind=StepKind.CONSULT, asks=(Ask(role=BOARD),))
    given = begun(replace(POLICY, steps=(hear, *POLICY.steps)), subject=ASK, facts=FROZEN)
    GATE.given(*given).when(approve(BEN)).then(said(given, approve(BEN)))
    assert said(given, approve(BEN)).step == "hear"
