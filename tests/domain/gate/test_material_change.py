"""Which changes make words lapse that were said before, and which are only noted."""

from dataclasses import replace
from datetime import date

import pytest

from domain.assessment import Assessment, AssessmentKind
from domain.gate.check import CheckKind
from domain.gate.events import GateEvidenceChanged, GateFactsChanged
from domain.gate.evolving import fold
from domain.gate.facts import NO_FACTS, Assessed, Consulted, LessonsHeard, SubjectFacts
from domain.gate.material import material_digest
from domain.gate.outcome import Outcome
from domain.gate.step import Ask, Method, Step, StepKind
from domain.money import Pence
from domain.release.readiness import Portion
from domain.roster import Limit
from domain.stake import Spend, Stake
from tests.domain.gate.rounds import (
    BOARD_ALONE,
    at_stake,
    begun,
    defer,
    going_on,
    learn,
    once_more,
    outcome_of,
    said,
    with_limit,
)
from tests.domain.gate.scene import (
    BOARD,
    BUDGET,
    CABINET,
    DESIGN,
    FINANCE,
    POLICY,
    REDESIGN,
    SEEN,
    TRAIN,
    approve,
    change_evidence,
    reject,
)
from tests.domain.people import BEN, CHLOE, DINA, LATER
from tests.domain.release.standing import RED
from tests.domain.spec import GATE

COSTED = replace(BUDGET, digest="sha256:44")
BUDGET_IS_IMMATERIAL = replace(POLICY, evidence=("design", "budget"), immaterial=("budget",))
PINNED = "sha256:a918001338cec4b61ffe2a90f97cb425cf25dcc45b45a1c3f5056c25f9635225"
MUSTS_MATTER = replace(POLICY, material=(CheckKind.MUSTS,))
SPEND = Spend(
    envelope=Pence(10), committed=Pence(5), year=2018, years_ask=Pence(5), committed_in_year=Pence(5)
)
CHANGES: dict[CheckKind, SubjectFacts] = {
    CheckKind.DELIVERABLES: replace(NO_FACTS, deliverables=Portion(done=1, of=2)),
    CheckKind.CONSULTATION: replace(NO_FACTS, consultation=Consulted(heads=20)),
    CheckKind.MUSTS: replace(NO_FACTS, musts=Portion(done=1, of=2)),
    CheckKind.TRAINING: replace(NO_FACTS, training=Portion(done=1, of=2)),
    CheckKind.TRANSITION: replace(NO_FACTS, transition=Portion(done=1, of=2)),
    CheckKind.RISKS: replace(NO_FACTS, risks=Portion(done=1, of=2)),
    CheckKind.MONEY: replace(NO_FACTS, spend=SPEND),
    CheckKind.DEPENDENCIES: replace(NO_FACTS, waits_for=("1A",)),
    CheckKind.CONDITIONS: replace(NO_FACTS, conditions_open=("C-1",)),
    CheckKind.BENEFITS: replace(NO_FACTS, benefits=1),
    CheckKind.RATING: replace(NO_FACTS, rating=RED),
    CheckKind.LESSONS: replace(NO_FACTS, lessons=LessonsHeard(unanswered=("0A/L-1",))),
    CheckKind.ADVERSE_EFFECTS: replace(NO_FACTS, adverse_effects=("letters-1",)),
    CheckKind.ASSESSMENTS: replace(
        NO_FACTS,
        assessments=(
            Assessed(
                assessment=Assessment(kind=AssessmentKind.EQUALITY_IMPACT, day=date(2018, 5, 1)),
                evidence="equality",
                is_in_time=True,
            ),
        ),
    ),
}


def test_immaterial_evidence_keeps_the_words_and_is_noted() -> None:
    given = going_on(begun(BUDGET_IS_IMMATERIAL, evidence=(DESIGN, BUDGET)))
    seen = fold(given).evidence_digest
    heard = going_on(given, approve(BEN, seen=seen))
    changed = going_on(heard, change_evidence(DESIGN, COSTED))
    assert isinstance(changed[-1], GateEvidenceChanged)
    assert [each.by for each in fold(changed).standing] == [BEN.identity]
    now = fold(changed).evidence_digest
    assert now != seen
    assert outcome_of(changed, approve(DINA, seen=now)) is Outcome.APPROVED


def test_a_word_on_evidence_part_of_which_is_immaterial_keeps_both_digests() -> None:
    given = begun(BUDGET_IS_IMMATERIAL, evidence=(DESIGN, BUDGET))
    word = said(given, approve(BEN, seen=fold(given).evidence_digest))
    assert (word.evidence_digest, word.bound_to) == (fold(given).evidence_digest, SEEN)


def test_material_evidence_lapses_the_words() -> None:
    given = begun(BUDGET_IS_IMMATERIAL, evidence=(DESIGN, BUDGET))
    heard = going_on(given, approve(BEN, seen=fold(given).evidence_digest))
    assert fold(going_on(heard, change_evidence(REDESIGN, BUDGET))).standing == ()


def test_immaterial_evidence_still_bars_whoever_wrote_it() -> None:
    given = begun(BUDGET_IS_IMMATERIAL, evidence=(DESIGN, BUDGET))
    heard = going_on(given, approve(BEN, seen=fold(given).evidence_digest))
    bens = replace(COSTED, author=BEN.identity)
    changed = going_on(heard, change_evidence(DESIGN, bens))
    now = fold(changed).evidence_digest
    assert outcome_of(changed, approve(DINA, seen=now)) is None
    assert outcome_of(changed, approve(DINA, seen=now), approve(CHLOE, seen=now)) is Outcome.APPROVED


def test_the_no_of_somebody_who_is_barred_since_does_not_say_how_the_round_ends() -> None:
    one_of_two = replace(BOARD_ALONE.steps[0], method=Method.THRESHOLD)
    given = begun(replace(BUDGET_IS_IMMATERIAL, steps=(one_of_two,)), evidence=(DESIGN, BUDGET))
    no = replace(reject(BEN), evidence_digest=fold(given).evidence_digest)
    barred = going_on(given, no, change_evidence(DESIGN, replace(COSTED, author=BEN.identity)))
    later = replace(defer(CHLOE, date(2018, 7, 2)), evidence_digest=fold(barred).evidence_digest)
    assert outcome_of(barred, later) is Outcome.DEFERRED


def test_facts_that_the_policy_calls_material_lapse_the_words() -> None:
    given = going_on(begun(MUSTS_MATTER), approve(BEN))
    changed = going_on(given, learn(CHANGES[CheckKind.MUSTS]))
    assert isinstance(changed[-1], GateFactsChanged)
    assert fold(changed).standing == ()
    assert outcome_of(changed, approve(DINA)) is None
    assert outcome_of(changed, approve(DINA), once_more(approve(BEN))) is Outcome.APPROVED


def test_facts_that_are_not_material_are_noted() -> None:
    given = going_on(begun(MUSTS_MATTER), approve(BEN))
    changed = going_on(given, learn(CHANGES[CheckKind.RISKS]))
    assert isinstance(changed[-1], GateFactsChanged)
    assert outcome_of(changed, approve(DINA)) is Outcome.APPROVED


@pytest.mark.parametrize("kind", CheckKind)
def test_each_kind_of_fact_can_be_material(kind: CheckKind) -> None:
    pinned = replace(POLICY, material=(kind,))
    changed = material_digest(pinned, (DESIGN,), CHANGES[kind])
    assert changed != material_digest(pinned, (DESIGN,), NO_FACTS)
    others = [each for each in CheckKind if each is not kind]
    assert material_digest(replace(POLICY, material=tuple(others)), (DESIGN,), CHANGES[kind]) == (
        material_digest(replace(POLICY, material=tuple(others)), (DESIGN,), NO_FACTS)
    )


def test_the_money_at_stake_is_always_material() -> None:
    given = going_on(begun(POLICY, facts=at_stake(100)), approve(BEN))
    assert fold(going_on(given, learn(at_stake(101)))).standing == ()
    drawn = replace(at_stake(100), stake=Stake(whole=Pence(100), year=2018, drawn=Pence(40)))
    assert len(fold(going_on(given, learn(drawn))).standing) == 1


def test_what_went_and_came_back_is_what_was_seen() -> None:
    given = going_on(begun(POLICY), approve(BEN), change_evidence(REDESIGN), change_evidence(DESIGN))
    assert outcome_of(given, approve(DINA)) is Outcome.APPROVED


def test_the_form_of_what_a_word_is_bound_to_is_pinned() -> None:
    """A new version of Lockgate must not void the approvals that were given under an old one."""
    assert material_digest(POLICY, (DESIGN,), NO_FACTS) == SEEN
    facts = replace(CHANGES[CheckKind.MUSTS], stake=Stake(whole=Pence(100), year=2018))
    assert material_digest(MUSTS_MATTER, (DESIGN,), facts) == PINNED


def test_facts_that_change_after_the_decision_touch_no_word_that_it_rests_on() -> None:
    ratify = Step(id="ratify", kind=StepKind.RATIFY, asks=(Ask(role=FINANCE),), within_days=5)
    policy = replace(MUSTS_MATTER, steps=(*BOARD_ALONE.steps, ratify))
    decided = going_on(begun(policy), approve(CHLOE))
    assert fold(decided).to_ratify
    GATE.given(*decided).when(learn(CHANGES[CheckKind.MUSTS])).then_nothing()
    assert [each.by for each in fold(decided).standing] == [CHLOE.identity]


def test_what_is_drawn_before_a_decision_is_ratified_is_known() -> None:
    ratify = Step(id="ratify", kind=StepKind.RATIFY, asks=(Ask(role=CABINET),), within_days=5)
    roster = with_limit(BOARD, Limit(per_decision=Pence(100)))
    policy = replace(BOARD_ALONE, steps=(*BOARD_ALONE.steps, ratify))
    decided = going_on(begun(policy, roster=roster, facts=at_stake(100)), approve(CHLOE))
    drawn = Stake(whole=Pence(100), year=2018, drawn=Pence(40))
    now = replace(at_stake(100), stake=replace(drawn, whole=Pence(900)), musts=Portion(done=1, of=2))
    kept = replace(at_stake(100), stake=drawn)
    GATE.given(*decided).when(learn(now)).then(
        GateFactsChanged(facts=kept, facts_digest=kept.digest, at=LATER)
    )
    assert fold(going_on(decided, learn(now))).outcome is Outcome.APPROVED


def test_a_benefit_that_lost_its_baseline_is_a_change_of_benefits() -> None:
    promised = replace(NO_FACTS, benefits=2)
    policy = replace(POLICY, material=(CheckKind.BENEFITS,))
    lacking = replace(promised, benefits_lacking=("B-2",))
    assert material_digest(policy, (DESIGN,), promised) != material_digest(policy, (DESIGN,), lacking)


def test_what_is_drawn_after_the_end_is_no_news_to_the_gate() -> None:
    ended = going_on(begun(BOARD_ALONE, facts=at_stake(100)), approve(BEN))
    GATE.given(*ended).when(learn(at_stake(100, drawn=Pence(40)))).then_nothing()


def test_while_a_condition_is_to_be_met_what_is_drawn_is_news() -> None:
    passed = going_on(begun(BOARD_ALONE, facts=at_stake(100)), approve(BEN, TRAIN))
    drawn = at_stake(100, drawn=Pence(40))
    GATE.given(*passed).when(learn(drawn)).then(
        GateFactsChanged(facts=drawn, facts_digest=drawn.digest, at=LATER)
    )


def test_at_sign_off_what_is_delivered_of_a_transition_is_material() -> None:
    pinned = replace(POLICY, material=(CheckKind.TRANSITION,))
    planned = replace(NO_FACTS, transition=Portion(done=2, of=2))
    delivered = replace(planned, transition_delivered=Portion(done=1, of=2))
    assert material_digest(pinned, (DESIGN,), planned) != material_digest(pinned, (DESIGN,), delivered)
