"""Which decisions are confirmed afterwards, and by whom."""

from domain.gate.outcome import Outcome
from domain.gate.step import StepKind
from tests.domain.gate.scene import CABINET, approve, reject
from tests.domain.gate.several_steps import after, again, gate_of, step
from tests.domain.people import BEN, DINA

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
