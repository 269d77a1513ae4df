"""What becomes of the words of somebody who stands aside."""

from domain.gate.events import DeciderRecused, GateFoundUnsatisfiable
from domain.gate.outcome import Outcome
from domain.gate.step import StepKind
from tests.domain.gate.scene import FINANCE, TRAIN, approve
from tests.domain.gate.several_steps import after, gate_of, recuse, step
from tests.domain.people import BEN, CHLOE, DINA, LATER
from tests.domain.spec import GATE

TWO_OF_THREE = gate_of(step(StepKind.DECIDE, BEN, CHLOE, DINA, needed=2))


def test_a_word_given_before_standing_aside_no_longer_counts() -> None:
    gate = after(TWO_OF_THREE, approve(BEN), recuse(BEN), approve(CHLOE))
    assert gate.outcome is None
    assert {taken.by for taken in gate.standing} == {CHLOE.identity}


def test_the_conditions_of_somebody_who_stood_aside_are_no_longer_asked_for() -> None:
    gate = after(TWO_OF_THREE, approve(BEN, TRAIN), recuse(BEN), approve(CHLOE), approve(DINA))
    assert (gate.outcome, gate.conditions) == (Outcome.APPROVED, ())


def test_standing_aside_repeats_no_fact_that_is_known() -> None:
    nobody = step(StepKind.DECIDE, id="sign", role=FINANCE)
    gate = gate_of(step(StepKind.DECIDE, BEN, CHLOE), nobody)
    known = GateFoundUnsatisfiable(empty_seats=(FINANCE,), at=LATER)
    GATE.given(gate, known).when(recuse(BEN)).then(
        DeciderRecused(by=BEN.identity, reason="My firm has tendered.", at=LATER)
    )
