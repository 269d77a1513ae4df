"""What is recorded of a round follows from what was recorded before, or is told apart from it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings

from domain import aggregate
from domain.aggregate import Command
from domain.gate.events import GateClosed, GateEvent
from domain.gate.outcome import Outcome
from domain.gate.rejudging import Disagreement, Told, disagreements
from domain.identity import Actor
from tests.domain.gate.scene import CHANGED, OPENED, SUBJECT, approved, closed, reject, taken
from tests.domain.gate_walks import gate_walks, sensible_ways
from tests.domain.people import ASHA, BEN, CHLOE, DINA, IVO, LOCKGATE
from tests.domain.walks import steps
from tests.repetition import often

PASSED = (
    OPENED,
    approved(BEN),
    approved(DINA),
    closed(Outcome.APPROVED, "ben approved as board.", "dina approved as finance."),
)


def test_a_round_that_follows_has_no_disagreement() -> None:
    assert judged(PASSED) == []


@settings(max_examples=often(300))
@given(walk=gate_walks())
def test_whatever_the_rules_bring_about_follows(walk: Sequence[Command]) -> None:
    assert_follows(walk)


@pytest.mark.parametrize("way", sensible_ways(), ids=lambda way: str(len(way)))
def test_every_sensible_way_follows(way: Sequence[Command]) -> None:
    assert_follows(way)


@pytest.mark.parametrize(
    ("round", "place", "why"),
    [
        ((OPENED, approved(BEN), PASSED[3]), 2, "It closed as approved, and what was recorded before"),
        ((OPENED, approved(ASHA)), 1, "This word would be refused: Separation of duties"),
        ((OPENED, approved(IVO)), 1, "This word would be refused"),
        ((OPENED, CHANGED, approved(BEN)), 2, "This word would be refused"),
        ((*PASSED[:3], closed(Outcome.REJECTED, "No.")), 2, "It closed as rejected, and"),
        (PASSED[:3], 2, "GateClosed is missing."),
        ((*PASSED[:3], approved(CHLOE)), 2, "What was said amounts to approved, and the round went on."),
        ((OPENED, replace(CHANGED, evidence_digest="sha256:00")), 1, "The evidence is not the set"),
        ((replace(OPENED, policy_digest="sha256:00"),), 0, "The policy that it was opened under"),
        (
            (*PASSED[:3], closed(Outcome.APPROVED, "Everybody is happy.")),
            2,
            "It closed as approved for other reasons",
        ),
        ((OPENED, replace(approved(BEN), step="sign")), 1, "DecisionTaken says something else"),
        ((OPENED, closed(Outcome.LAPSED, "Nobody came.")), 1, "GateClosed does not follow"),
    ],
)
def test_what_does_not_follow_is_told_with_its_place(
    round: tuple[GateEvent, ...], place: int, why: str
) -> None:
    first = judged(round)[0]

    assert first.place == place
    assert first.why.startswith(why)


def test_what_comes_after_a_disagreement_is_judged_as_well() -> None:
    forged = replace(OPENED, policy_digest="sha256:00")

    assert [each.place for each in judged((forged, *PASSED[1:3], closed(Outcome.STOPPED, "No.")))] == [
        0,
        2,
        3,
    ]


def test_a_word_that_somebody_else_brought_in_is_told() -> None:
    round = [Told(event=OPENED, by=LOCKGATE), Told(event=approved(BEN), by=CHLOE)]

    (found,) = disagreements(SUBJECT, round)

    assert found.why == "chloe brought in the word of ben."


def test_a_no_without_its_end_is_told() -> None:
    (found,) = judged((OPENED, taken(reject(BEN))))

    assert found == Disagreement(place=1, why="GateClosed is missing.")


def test_new_evidence_is_looked_at_as_it_was_then() -> None:
    again = replace(PASSED[3], reasons=("ben approved as board.", "dina approved as finance."))
    seen = CHANGED.evidence_digest

    words = (approved(BEN, seen=seen), approved(DINA, seen=seen))
    assert judged((OPENED, approved(BEN), CHANGED, *words, again)) == []


def judged(round: Sequence[GateEvent]) -> list[Disagreement]:
    return list(disagreements(SUBJECT, [Told(event=event, by=brought_by(event)) for event in round]))


def brought_by(event: GateEvent) -> Actor:
    by = getattr(event, "by", None)
    return Actor(identity=by, checked=()) if by and not isinstance(event, GateClosed) else LOCKGATE


def assert_follows(walk: Sequence[Command]) -> None:
    told = [
        Told(event=event, by=taken.command.by)
        for taken in steps(aggregate.GATE, walk)
        for event in taken.told or ()
        if isinstance(event, GateEvent)
    ]
    assert list(disagreements(SUBJECT, told)) == []
