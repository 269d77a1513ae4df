"""What a body's votes amount to, where each method of counting differs from the others."""

from dataclasses import replace

import pytest

from domain.gate.commands import AnyGateCommand
from domain.gate.events import VotesCounted
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.refusals import GateNotOpen, NotYourTurn
from domain.gate.step import Method, StepKind
from domain.gate.turns import verdict_on
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


@pytest.mark.parametrize("method", [Method.CONSENSUS, Method.THRESHOLD, Method.VETO])
def test_nothing_but_a_majority_is_counted_while_somebody_is_silent(method: Method) -> None:
    body = gate_of(step(StepKind.DECIDE, *BODY, needed=2, method=method))
    words = (said(approve(BEN), "decide"), said(abstain(CHLOE), "decide"))
    GATE.given(body, *words).when(count()).then_nothing()


def test_consensus_of_fewer_than_its_quorum_passes_nothing() -> None:
    too_few = gate_of(step(StepKind.DECIDE, BEN, CHLOE, needed=3, method=Method.CONSENSUS))
    gate = after(too_few, approve(BEN), approve(CHLOE))
    assert gate.is_open
    assert verdict_on(gate).reasons == ("3 of board must take part, and 2 have.",)


def test_a_step_that_fails_without_a_no_says_how_it_was_counted() -> None:
    pair = gate_of(step(StepKind.DECIDE, BEN, CHLOE, method=Method.CONSENSUS))
    gate = after(pair, abstain(BEN), abstain(CHLOE))
    assert gate.closed is not None
    assert (gate.outcome, gate.closed.reasons) == (Outcome.REJECTED, ("Everybody abstained.",))


def test_what_somebody_said_in_an_earlier_step_is_no_objection_in_a_later_one() -> None:
    heard = gate_of(step(StepKind.CONSULT, BEN, CHLOE), step(StepKind.DECIDE, BEN, CHLOE))
    no = reject(CHLOE)
    gate = after(heard, replace(reject(BEN), reason="I would wait."), no)
    assert gate.closed is not None
    assert gate.closed.reasons == ("chloe rejected: Costs are missing.",)


def test_where_two_boards_vote_both_chairs_break_a_tie() -> None:
    boards = tuple(
        replace(each.panels[0], chair=each.panels[0].members[0])
        for each in (step(StepKind.DECIDE, BEN, CHLOE), step(StepKind.DECIDE, DINA, FARAH, role=FINANCE))
    )
    both = replace(step(StepKind.DECIDE, method=Method.CASTING_VOTE), panels=boards)
    one_chair = after(gate_of(both), approve(BEN), approve(CHLOE), reject(DINA), reject(FARAH))
    assert one_chair.outcome is Outcome.REJECTED
    two_chairs = after(gate_of(both), approve(BEN), reject(CHLOE), approve(DINA), reject(FARAH))
    assert two_chairs.outcome is Outcome.APPROVED


def test_the_votes_of_one_step_are_not_counted_for_another() -> None:
    voted = (gate_of(VOTE), said(approve(BEN), "decide"), said(abstain(CHLOE), "decide"))
    GATE.given(*voted).when(count("another")).then_nothing()
