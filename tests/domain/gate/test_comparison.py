"""What differs between two policies, told as people tell it."""

from dataclasses import replace

import pytest

from domain.gate.comparison import differences
from domain.gate.outcome import Outcome
from domain.gate.policy import GatePolicy
from domain.gate.step import Ask, HowMany, Method, Step, StepKind
from tests.domain.gate.scene import BOARD, CABINET, FINANCE, POLICY

CONSULT = Step(id="consult", kind=StepKind.CONSULT, asks=(Ask(role=FINANCE),))
DECIDE = Step(id="decide", kind=StepKind.DECIDE, asks=(Ask(role=BOARD),))
RATIFY = Step(id="ratify", kind=StepKind.RATIFY, asks=(Ask(role=CABINET),), within_days=5)
NOTE = Step(id="note", kind=StepKind.NOTE, asks=(Ask(role=CABINET),))
OLD = replace(POLICY, steps=(CONSULT, DECIDE))


def but(step: Step) -> GatePolicy:
    return replace(OLD, steps=(CONSULT, step))


def asking(*asks: Ask) -> GatePolicy:
    return but(replace(DECIDE, asks=asks))


SENTENCES = {
    "a step is gone": (
        replace(OLD, steps=(DECIDE,)),
        "The step consult (consult) is gone, which asked finance (one).",
    ),
    "a step is new": (
        replace(OLD, steps=(CONSULT, DECIDE, RATIFY)),
        "The step ratify (ratify) is new: it asks cabinet (one), counted by veto.",
    ),
    "another order": (
        replace(OLD, steps=(DECIDE, CONSULT)),
        "The steps come in another order: decide, consult instead of consult, decide.",
    ),
    "another kind": (
        but(replace(DECIDE, kind=StepKind.ENDORSE, blocks=True)),
        "In the step decide, people endorse instead of decide.",
    ),
    "somebody else": (
        asking(Ask(role=BOARD), Ask(role=FINANCE, how_many=HowMany(least=2))),
        "In the step decide, finance is asked as well (at least 2).",
    ),
    "more of them": (
        asking(Ask(role=BOARD, how_many=HowMany(least=2, percent=50))),
        "In the step decide, board needs 50 per cent, and at least 2 instead of one.",
    ),
    "the same role twice": (
        asking(Ask(role=BOARD), Ask(role=BOARD)),
        "In the step decide, board needs one and one instead of one.",
    ),
    "another method": (
        but(replace(DECIDE, method=Method.CONSENSUS)),
        "In the step decide, answers are counted by consensus instead of veto.",
    ),
    "another fallback": (
        but(replace(DECIDE, fallback=Outcome.LAPSED)),
        "In the step decide, the outcome when it cannot be met is lapsed instead of rejected.",
    ),
    "more evidence": (
        replace(OLD, evidence=("design", "budget")),
        "It asks for the evidence budget as well.",
    ),
    "less evidence": (replace(OLD, evidence=()), "It no longer asks for the evidence design."),
    "more days": (
        replace(OLD, answer_within_days=12),
        "It escalates after 12 working days instead of 10.",
    ),
    "more reminders": (
        replace(OLD, remind_every_days=1),
        "It reminds every 1 working days instead of 3.",
    ),
}


@pytest.mark.parametrize(("new", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_a_difference_is_one_sentence(new: GatePolicy, sentence: str) -> None:
    assert differences(OLD, new) == (sentence,)


def test_the_same_policy_has_no_difference() -> None:
    assert differences(OLD, OLD) == ()


def test_somebody_asked_instead_is_two_sentences() -> None:
    assert differences(OLD, asking(Ask(role=FINANCE))) == (
        "In the step decide, board is no longer asked.",
        "In the step decide, finance is asked as well (one).",
    )


def test_days_to_ratify_and_binding_notes_are_told() -> None:
    old = replace(OLD, steps=(NOTE, DECIDE, RATIFY))
    new = replace(OLD, steps=(replace(NOTE, blocks=True), DECIDE, replace(RATIFY, within_days=10)))

    assert differences(old, new) == (
        "In the step note, the gate now waits for the answer.",
        "In the step ratify, there are 10 working days instead of 5.",
    )
