"""How somebody whose word lapsed says it again of the evidence as it is now."""

from dataclasses import replace
from datetime import timedelta

from domain.gate.check import CheckKind
from domain.gate.events import DecisionRefused, DecisionTaken
from domain.gate.evolving import fold
from domain.gate.facts import NO_FACTS
from domain.gate.outcome import Choice, Outcome
from domain.gate.refusals import (
    AlreadyDecided,
    DeciderStoodAside,
    DeferredToNoDay,
    EvidenceChanged,
    GateNotOpen,
    NothingToReaffirm,
)
from domain.gate.step import Method, StepKind
from domain.identity import Actor
from domain.refusal import Rejected
from domain.release.readiness import Portion
from tests.domain.gate.rounds import begun, defer, going_on, learn, outcome_of, reaffirm
from tests.domain.gate.scene import (
    CHANGED,
    OPENED,
    POLICY,
    SEEN,
    SEEN_AGAIN,
    TRAIN,
    approve,
    approved,
    closed,
    reject,
    taken,
)
from tests.domain.gate.several_steps import gate_of, recuse, step
from tests.domain.people import BEN, CHLOE, DINA, LATER, NEXT_DAY
from tests.domain.spec import GATE


def again(who: Actor, *conditions: object) -> DecisionTaken:
    """What is recorded when somebody reaffirms a yes."""
    word = approve(who, seen=SEEN_AGAIN, at=NEXT_DAY)
    return replace(taken(word), submission=f"{who.identity.subject}-still", conditions=conditions)  # type: ignore[arg-type]


def not_reaffirmed(who: Actor, rule: type[Rejected], saying: str = "") -> DecisionRefused:
    return DecisionRefused(
        submission=f"{who.identity.subject}-still",
        by=who.identity,
        choice=Choice.APPROVE,
        refusal=rule.__name__,
        sentence=rule(saying).sentence,
        at=NEXT_DAY,
    )


def test_a_yes_is_said_again_of_the_new_evidence_in_one_action() -> None:
    GATE.given(OPENED, approved(BEN), CHANGED).when(reaffirm(BEN, SEEN_AGAIN)).then(again(BEN))


def test_a_reaffirmed_yes_may_settle_the_gate() -> None:
    dinas = taken(approve(DINA, seen=SEEN_AGAIN))
    GATE.given(OPENED, approved(BEN), CHANGED, dinas).when(reaffirm(BEN, SEEN_AGAIN)).then(
        again(BEN),
        closed(Outcome.APPROVED, "ben approved as board.", "dina approved as finance.", at=NEXT_DAY),
    )


def test_conditions_are_asked_for_again() -> None:
    GATE.given(OPENED, approved(BEN, TRAIN), CHANGED).when(reaffirm(BEN, SEEN_AGAIN)).then(again(BEN, TRAIN))


def test_a_no_is_said_again_with_its_reason() -> None:
    two_of_three = gate_of(step(StepKind.DECIDE, BEN, CHLOE, DINA, needed=2, method=Method.THRESHOLD))
    no = going_on([two_of_three], reject(BEN))
    changed = [*no, CHANGED]
    word = fold(going_on(changed, reaffirm(BEN, SEEN_AGAIN))).decisions[-1]
    assert (word.choice, word.reason) == (Choice.REJECT, "Costs are missing.")


def test_a_page_that_is_stale_again_reaffirms_nothing() -> None:
    stale = reaffirm(BEN, SEEN)
    GATE.given(OPENED, approved(BEN), CHANGED).when(stale).then(
        not_reaffirmed(BEN, EvidenceChanged, "Changed: design.")
    )


def test_who_said_nothing_has_nothing_to_reaffirm() -> None:
    GATE.given(OPENED, CHANGED).when(reaffirm(DINA, SEEN_AGAIN)).then(not_reaffirmed(DINA, NothingToReaffirm))


def test_a_word_that_stands_needs_no_reaffirming() -> None:
    GATE.given(OPENED, approved(BEN)).when(reaffirm(BEN, SEEN)).then(not_reaffirmed(BEN, NothingToReaffirm))


def test_nobody_reaffirms_twice() -> None:
    given = going_on([OPENED, approved(BEN), CHANGED], reaffirm(BEN, SEEN_AGAIN))
    second = replace(reaffirm(BEN, SEEN_AGAIN), submission="ben-once-more")
    GATE.given(*given).when(second).then(
        replace(not_reaffirmed(BEN, AlreadyDecided), submission="ben-once-more")
    )


def test_the_rules_of_a_decision_hold_for_one_that_is_reaffirmed() -> None:
    ended = closed(Outcome.WITHDRAWN, "Too early.")
    GATE.given(OPENED, approved(BEN), CHANGED, ended).when(reaffirm(BEN, SEEN_AGAIN)).then(
        not_reaffirmed(BEN, GateNotOpen, "It ended on 14 May 2018: withdrawn.")
    )
    aside = going_on([OPENED, approved(BEN), CHANGED], recuse(BEN))
    GATE.given(*aside).when(reaffirm(BEN, SEEN_AGAIN)).then(not_reaffirmed(BEN, DeciderStoodAside))


def test_a_deferral_to_a_day_that_has_come_is_not_reaffirmed() -> None:
    two_of_three = gate_of(step(StepKind.DECIDE, BEN, CHLOE, DINA, needed=2, method=Method.THRESHOLD))
    tomorrow = LATER.date() + timedelta(days=1)
    given = [*going_on([two_of_three], defer(BEN, tomorrow)), CHANGED]
    told = going_on(given, reaffirm(BEN, SEEN_AGAIN))[-1]
    assert isinstance(told, DecisionRefused)
    assert told.refusal == DeferredToNoDay.__name__


def test_facts_that_lapsed_a_word_let_it_be_said_again() -> None:
    policy = replace(POLICY, material=(CheckKind.MUSTS,))
    given = going_on(
        begun(policy), approve(BEN), learn(replace(NO_FACTS, musts=Portion(done=1, of=2)), at=LATER)
    )
    assert outcome_of(given, reaffirm(BEN, SEEN), approve(DINA, at=NEXT_DAY)) is Outcome.APPROVED


def test_a_deferral_is_said_again_with_its_day() -> None:
    two_of_three = gate_of(step(StepKind.DECIDE, BEN, CHLOE, DINA, needed=2, method=Method.THRESHOLD))
    in_a_month = LATER.date() + timedelta(days=30)
    given = [*going_on([two_of_three], defer(BEN, in_a_month)), CHANGED]
    word = going_on(given, reaffirm(BEN, SEEN_AGAIN))[-1]
    assert isinstance(word, DecisionTaken)
    assert (word.choice, word.until) == (Choice.DEFER, in_a_month)
