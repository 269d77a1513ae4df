"""Which decisions are confirmed afterwards, and by whom."""

from dataclasses import replace

import pytest

from domain.gate.aftermath import DecisionLapsed
from domain.gate.commands import LapseDecision
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.step import Ask, Method, Step, StepKind
from domain.gate.turns import waiting_for
from domain.money import Pence
from tests.domain.gate.rounds import ASK, BOARD_ALONE, at_stake, begun, going_on
from tests.domain.gate.scene import CABINET, SUBJECT, approve, reject
from tests.domain.gate.several_steps import after, again, count, gate_of, step
from tests.domain.people import BEN, CHLOE, DINA, FARAH, IN_TEN_DAYS, LOCKGATE
from tests.domain.spec import GATE

RATIFY = step(StepKind.RATIFY, BEN, DINA, role=CABINET, within_days=5, blocks=True)
GATE_TO_RATIFY = gate_of(step(StepKind.DECIDE, BEN), RATIFY)


def test_ratifying_never_holds_the_decision_up() -> None:
    gate = after(GATE_TO_RATIFY, approve(BEN))
    assert (gate.outcome, gate.to_ratify) == (Outcome.APPROVED, True)


def test_nobody_ratifies_their_own_decision() -> None:
    assert after(GATE_TO_RATIFY, approve(BEN), again(approve(BEN))).to_ratify
    assert after(GATE_TO_RATIFY, approve(BEN), approve(DINA)).ratified


def test_a_decision_refused_by_those_who_ratify_lapses_with_what_went_ahead() -> None:
    gate = after(GATE_TO_RATIFY, approve(BEN), reject(DINA))
    assert gate.outcome is Outcome.LAPSED
    assert gate.lapsed is not None
    assert gate.lapsed.released == "1A went on after design."


def test_a_rejection_needs_no_ratifying() -> None:
    gate = after(GATE_TO_RATIFY, reject(BEN))
    assert (gate.outcome, gate.to_ratify) == (Outcome.REJECTED, False)


def test_who_has_confirmed_is_waited_for_no_more() -> None:
    three = step(StepKind.RATIFY, CHLOE, DINA, FARAH, role=CABINET, needed=2, within_days=5)
    gate = after(gate_of(step(StepKind.DECIDE, BEN), three), approve(BEN), approve(DINA))
    assert waiting_for(gate) == (CHLOE.identity, FARAH.identity)


def test_a_vote_to_ratify_is_counted_when_its_time_is_over() -> None:
    vote = step(StepKind.RATIFY, CHLOE, DINA, role=CABINET, within_days=5, method=Method.MAJORITY)
    voted = going_on([gate_of(step(StepKind.DECIDE, BEN), vote)], approve(BEN), approve(DINA))
    assert not fold(voted).ratified
    assert fold(going_on(voted, count("ratify"))).ratified


def test_what_was_ratified_no_longer_lapses() -> None:
    nobody_above = replace(GATE_TO_RATIFY, way_up=())
    confirmed = going_on([nobody_above], approve(BEN), approve(DINA))
    late = LapseDecision(subject=SUBJECT, by=LOCKGATE, at=IN_TEN_DAYS)
    GATE.given(*confirmed).when(late).then_nothing()


@pytest.mark.parametrize(
    ("drawn", "released"), [(4_000, "£40.00 was drawn down under it."), (0, "")], ids=["some", "none"]
)
def test_money_drawn_under_a_decision_that_lapses_is_told(drawn: int, released: str) -> None:
    ratify = Step(id="ratify", kind=StepKind.RATIFY, asks=(Ask(role=CABINET),), within_days=5)
    policy = replace(BOARD_ALONE, steps=(*BOARD_ALONE.steps, ratify))
    facts = at_stake(9_000, drawn=Pence(drawn))
    given = going_on(begun(policy, subject=ASK, facts=facts), replace(approve(BEN), subject=ASK))
    late = LapseDecision(subject=ASK, by=LOCKGATE, at=IN_TEN_DAYS)
    GATE.given(*given).when(late).then(
        DecisionLapsed(reasons=("It was not ratified in time.",), released=released, at=IN_TEN_DAYS)
    )
