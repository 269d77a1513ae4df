"""What a check that fails, or comes right again, does to a gate and to the words said at it."""

from dataclasses import replace

import pytest

from domain.gate.check import Check, CheckKind
from domain.gate.decide import decide
from domain.gate.events import GateFactsChanged
from domain.gate.evolving import fold
from domain.gate.facts import NO_FACTS
from domain.gate.obstacles import checks_of, obstacles
from domain.gate.outcome import Outcome
from domain.gate.refusals import AlreadyDecided, CheckFailing
from domain.gate.state import Gate
from domain.gate.step import StepKind
from domain.gate.turns import is_ripe, waiting_for
from domain.release.readiness import Portion
from domain.stage import Stage
from tests.domain.gate.rounds import ONE_YES, begun, checking, going_on, learn, once_more, outcome_of
from tests.domain.gate.scene import OPENED, POLICY, approve, approved, closed, refused, reject, taken
from tests.domain.gate.several_steps import abstain, step
from tests.domain.gate.test_checks import MUSTS, NINE_OF_TEN, TEN_OF_TEN, check
from tests.domain.people import BEN, CHLOE, DINA, LATER
from tests.domain.spec import GATE

NOT_DELIVERED = "The check of musts fails: 9 of 10 Musts are delivered. Outstanding: Portal."


def test_nobody_approves_while_a_check_fails() -> None:
    yes = approve(BEN)
    GATE.given(*begun(checking(MUSTS), facts=NINE_OF_TEN)).when(yes).then(
        refused(yes, CheckFailing, NOT_DELIVERED)
    )


@pytest.mark.parametrize(
    ("stage", "checks", "musts", "asked"),
    [
        (Stage.SIGN_OFF, (), Portion(done=0, of=1), 1),
        (Stage.SIGN_OFF, (MUSTS,), Portion(done=0, of=1), 1),
        (Stage.SIGN_OFF, (), Portion(done=0, of=0), 0),
        (Stage.SIGN_OFF, (), None, 0),
        (Stage.DESIGN, (), Portion(done=0, of=1), 0),
    ],
)
def test_sign_off_checks_musts_whatever_its_policy(
    stage: Stage, checks: tuple[Check, ...], musts: Portion | None, asked: int
) -> None:
    opened = replace(
        OPENED,
        subject=replace(OPENED.subject, stage=stage),
        policy=replace(OPENED.policy, checks=checks),
        facts=replace(NO_FACTS, musts=musts),
    )
    found = checks_of(fold([opened]))
    assert [each.check.kind for each in found] == [CheckKind.MUSTS] * asked


def test_a_gate_may_be_rejected_while_a_check_fails() -> None:
    no = reject(BEN)
    GATE.given(*begun(checking(MUSTS))).when(no).then(
        taken(no), closed(Outcome.REJECTED, "ben rejected: Costs are missing.")
    )


def test_those_consulted_are_heard_while_a_check_fails() -> None:
    consult = step(StepKind.CONSULT, DINA).step
    policy = replace(checking(MUSTS), steps=(replace(consult, asks=POLICY.steps[0].asks[1:]), *POLICY.steps))
    assert outcome_of(begun(policy, facts=NINE_OF_TEN), approve(DINA)) is None
    assert fold(going_on(begun(policy, facts=NINE_OF_TEN), approve(DINA))).refusals == ()


def test_all_checks_that_fail_are_told() -> None:
    policy = checking(MUSTS, check(CheckKind.RISKS), check(CheckKind.DEPENDENCIES))
    assert len(obstacles(fold(begun(policy)))) == 2


def test_facts_that_change_are_recorded_with_their_digest() -> None:
    GATE.given(*begun(checking(MUSTS))).when(learn(TEN_OF_TEN)).then(
        GateFactsChanged(facts=TEN_OF_TEN, facts_digest=TEN_OF_TEN.digest, at=LATER)
    )


def test_facts_that_stayed_the_same_are_no_change() -> None:
    GATE.given(*begun(checking(MUSTS), facts=TEN_OF_TEN)).when(learn(TEN_OF_TEN)).then_nothing()
    GATE.given().when(learn(TEN_OF_TEN)).then_nothing()


def test_words_said_before_a_check_failed_stand_once_it_is_right_again() -> None:
    both = replace(POLICY, checks=(MUSTS,))
    wrong = going_on(begun(both, facts=TEN_OF_TEN), approve(BEN), learn(NINE_OF_TEN))
    right = going_on(wrong, learn(TEN_OF_TEN))
    assert fold(right).is_open
    assert waiting_for(fold(right)) == (CHLOE.identity, DINA.identity)
    assert outcome_of(right, approve(DINA)) is Outcome.APPROVED


def test_yeses_that_suffice_wait_for_a_word_when_a_check_comes_right() -> None:
    # Somebody said yes, then a check failed; only a person lets the gate pass when it is right again.
    nearly = [*begun(checking(MUSTS), facts=TEN_OF_TEN), approved(BEN)]
    gate = fold(going_on(nearly, learn(NINE_OF_TEN)))
    assert not is_ripe(gate)
    right = going_on(nearly, learn(NINE_OF_TEN), learn(TEN_OF_TEN))
    assert is_ripe(fold(right))
    again = once_more(approve(BEN))
    GATE.given(*right).when(again).then(taken(again), closed(Outcome.APPROVED, *ONE_YES))


def test_what_an_earlier_gate_left_open_shuts_the_next_whatever_its_policy() -> None:
    yes = approve(BEN)
    late = replace(NO_FACTS, conditions_late=("shepway-fom/1A/design C-1",))
    GATE.given(*begun(facts=late)).when(yes).then(
        refused(
            yes, CheckFailing, "A condition of an earlier gate is past its day: shepway-fom/1A/design C-1."
        )
    )
    unreviewed = replace(NO_FACTS, overrides_unreviewed=("shepway-fom/1A/design",))
    GATE.given(*begun(facts=unreviewed)).when(yes).then(
        refused(yes, CheckFailing, "The override of shepway-fom/1A/design has not been reviewed.")
    )


def test_an_open_condition_that_is_not_late_shuts_only_where_the_policy_says_so() -> None:
    still_open = replace(NO_FACTS, conditions_open=("C-1",))
    assert outcome_of(begun(facts=still_open), approve(BEN)) is Outcome.APPROVED
    asks = checking(check(CheckKind.CONDITIONS))
    assert outcome_of(begun(asks, facts=still_open), approve(BEN)) is None


def test_a_gate_that_never_began_has_no_checks() -> None:
    assert obstacles(Gate()) == ()
    assert decide(Gate(), learn(TEN_OF_TEN)) == []


def test_who_abstained_does_not_settle_yeses_that_came_to_suffice() -> None:
    both = replace(POLICY, checks=(MUSTS,))
    words = (taken(abstain(CHLOE)), approved(BEN), approved(DINA))
    ripe = going_on([*begun(both, facts=TEN_OF_TEN), *words], learn(NINE_OF_TEN), learn(TEN_OF_TEN))
    assert waiting_for(fold(ripe)) == (BEN.identity, CHLOE.identity, DINA.identity)
    changed_mind = once_more(approve(CHLOE))
    GATE.given(*ripe).when(changed_mind).then(refused(changed_mind, AlreadyDecided))


def test_a_submission_that_was_heard_settles_nothing_the_second_time() -> None:
    nearly = [*begun(checking(MUSTS), facts=TEN_OF_TEN), approved(BEN)]
    ripe = going_on(nearly, learn(NINE_OF_TEN), learn(TEN_OF_TEN))
    GATE.given(*ripe).when(approve(BEN)).then_nothing()
