"""What a body's votes amount to, where each method of counting differs from the others."""

from dataclasses import replace

import pytest

from domain.gate.commands import AnyGateCommand
from domain.gate.events import VotesCounted
from domain.gate.outcome import Outcome
from domain.gate.refusals import GateNotOpen, NotYourTurn
from domain.gate.state import fold
from domain.gate.step import Method, StepKind
from tests.domain.gate.scene import CHANGED, FINANCE, approve, reject
from tests.domain.gate.several_steps import abstain, after, again, count, gate_of, recuse, said, step
from tests.domain.people import BEN, CHLOE, DINA, FARAH, IN_TEN_DAYS, LATER
from tests.domain.spec import GATE

BODY = (BEN, CHLOE, DINA, FARAH)
VOTE = step(StepKind.DECIDE, *BODY, needed=2, method=Method.MAJORITY)
TIED = (approve(BEN), approve(CHLOE), reject(DINA), reject(FARAH))


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ([approve(BEN), reject(CHLOE), reject(DINA)], Outcome.REJECTED),
        ([reject(BEN), reject(CHLOE)], Outcome.REJECTED),
        ([reject(BEN), abstain(CHLOE)], None),
        (TIED, Outcome.REJECTED),
    ],
    ids=["a tie is all that is left", "half said no", "the others may carry it", "a tie"],
)
def test_a_majority_out_of_reach_ends_at_once(words: list[AnyGateCommand], outcome: Outcome | None) -> None:
    assert after(gate_of(VOTE), *words).outcome is outcome


def test_a_step_that_fails_ends_with_its_fallback() -> None:
    vote = step(StepKind.DECIDE, *BODY, method=Method.MAJORITY, fallback=Outcome.WITHDRAWN)
    assert after(gate_of(vote), *map(reject, BODY)).outcome is Outcome.WITHDRAWN


def test_votes_are_not_counted_before_their_time_is_over() -> None:
    voted = (gate_of(VOTE), said(approve(BEN), "decide"), said(abstain(CHLOE), "decide"))
    GATE.given(*voted).when(replace(count(), at=LATER)).then_nothing()


def test_nobody_votes_once_the_votes_are_counted() -> None:
    then = step(StepKind.DECIDE, FARAH, id="then", role=FINANCE)
    late = reject(DINA)
    gate = gate_of(VOTE, then)
    counted = after(gate, approve(BEN), abstain(CHLOE), count())
    assert counted.is_open
    assert counted.counted == {"decide"}
    voted = after(gate, approve(BEN), abstain(CHLOE), count(), late)
    assert voted.is_open
    assert [each.refusal for each in voted.refusals] == [NotYourTurn.__name__]


def test_votes_on_new_evidence_have_their_time_again() -> None:
    counted = VotesCounted(step="decide", at=IN_TEN_DAYS)
    assert fold([gate_of(VOTE), counted]).counted == {"decide"}
    assert fold([gate_of(VOTE), counted, CHANGED]).counted == frozenset()


def test_a_no_does_not_turn_into_the_yes_that_a_tie_lacks() -> None:
    trio = gate_of(step(StepKind.DECIDE, BEN, CHLOE, DINA, method=Method.MAJORITY))
    second = again(approve(CHLOE))
    tied = after(trio, approve(BEN), reject(CHLOE), recuse(DINA), second)
    assert tied.outcome is Outcome.REJECTED
    assert [each.refusal for each in tied.refusals] == [GateNotOpen.__name__]
