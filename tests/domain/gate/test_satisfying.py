"""Whether people could open a gate at all, and the smallest sets of them whose yes would."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.gate.events import DecisionTaken
from domain.gate.outcome import Choice
from domain.gate.panel import OpenStep, Panel
from domain.gate.satisfying import cannot_be_met, smallest_sets
from domain.gate.step import Ask, Method, Step, StepKind
from domain.gate.verdict import answers_to, verdict
from domain.identity import Identity
from domain.roster import RoleId
from tests.domain.gate.scene import BOARD, CABINET, FINANCE, SEEN, approve, reject
from tests.domain.gate.several_steps import abstain, said, step
from tests.domain.people import BEN, CHLOE, DINA, FARAH, GITA, ISSUER, LATER, actor
from tests.repetition import often

FIVE = (BEN, CHLOE, DINA, FARAH, GITA)
PEOPLE = tuple(who.identity for who in FIVE)
DECIDE = step(StepKind.DECIDE, BEN, CHLOE)
KINDS = [kind for kind in StepKind if kind is not StepKind.RATIFY]


@pytest.mark.parametrize(
    ("steps", "empty"),
    [
        ([DECIDE], ()),
        ([step(StepKind.DECIDE)], (BOARD,)),
        ([step(StepKind.CONSULT, role=FINANCE), DECIDE], (FINANCE,)),
        ([step(StepKind.DECIDE, BEN, CHLOE, needed=3, method=Method.MAJORITY)], (BOARD,)),
        ([step(StepKind.DECIDE, BEN), step(StepKind.DECIDE, BEN, id="then", role=FINANCE)], (FINANCE,)),
        ([DECIDE, step(StepKind.RATIFY, role=CABINET)], (CABINET,)),
        ([step(StepKind.DECIDE, BEN), step(StepKind.RATIFY, BEN, role=CABINET)], (CABINET,)),
        ([step(StepKind.ENDORSE, role=FINANCE), step(StepKind.NOTE, role=CABINET), DECIDE], ()),
        ([step(StepKind.ENDORSE, role=FINANCE, blocks=True), DECIDE], (FINANCE,)),
    ],
    ids=[
        "enough people",
        "nobody in a role",
        "nobody to consult",
        "a quorum larger than the people left",
        "one person for two seats",
        "nobody to ratify",
        "only the decider could ratify",
        "what does not block may be empty",
        "what blocks may not",
    ],
)
def test_too_few_people_are_found_beforehand(steps: list[OpenStep], empty: tuple[RoleId, ...]) -> None:
    assert cannot_be_met(steps) == empty


def test_those_consulted_and_those_who_decide_are_both_needed() -> None:
    steps = (step(StepKind.CONSULT, FARAH, role=CABINET), DECIDE)
    assert smallest_sets(steps, ()) == (_ids("ben", "farah"), _ids("chloe", "farah"))


def test_two_roles_consulted_need_one_of_each() -> None:
    hear = OpenStep(
        step=Step(id="hear", kind=StepKind.CONSULT, asks=(Ask(role=BOARD), Ask(role=FINANCE))),
        panels=(
            Panel(role=BOARD, members=_ids("ben", "chloe", "dina"), needed=1),
            Panel(role=FINANCE, members=_ids("farah"), needed=1),
        ),
    )
    assert smallest_sets((hear, step(StepKind.DECIDE, BEN)), ()) == (_ids("ben", "farah"),)


def test_nothing_more_is_needed_where_all_was_said() -> None:
    assert smallest_sets((DECIDE,), (said(approve(BEN), "decide"),)) == ((),)


@pytest.mark.parametrize("word", [reject(BEN), abstain(BEN)])
def test_no_set_of_people_opens_what_cannot_be_met(word: object) -> None:
    alone = step(StepKind.DECIDE, BEN)
    assert smallest_sets((alone,), (said(word, "decide"),)) == ()  # type: ignore[arg-type]


def test_no_set_of_people_opens_a_gate_without_a_decision() -> None:
    assert smallest_sets((step(StepKind.CONSULT, BEN),), ()) == ()


def test_a_large_board_is_answered_with_so_many_sets() -> None:
    council = step(
        StepKind.DECIDE, *(actor(f"m{n:02}") for n in range(48)), needed=12, method=Method.MAJORITY
    )
    found = smallest_sets((council,), (), 5)
    assert [len(people) for people in found] == [25] * 5


@st.composite
def panels(draw: st.DrawFn, role: str) -> Panel:
    members = tuple(draw(st.lists(st.sampled_from(PEOPLE), max_size=5, unique=True)))
    chair = draw(st.sampled_from([None, *members]))
    return Panel(role=RoleId(role), members=members, needed=draw(st.integers(1, 2)), chair=chair)


@st.composite
def gates(draw: st.DrawFn) -> list[OpenStep]:
    steps = []
    for number in range(draw(st.integers(1, 3))):
        sitting = tuple(draw(panels(f"role-{nth}")) for nth in range(draw(st.integers(1, 2))))
        rules = Step(
            id=f"step-{number}",
            kind=draw(st.sampled_from([StepKind.DECIDE, StepKind.DECIDE, *KINDS])),
            asks=tuple(Ask(role=panel.role) for panel in sitting),
            method=draw(st.sampled_from(Method)),
            blocks=draw(st.booleans()),
        )
        steps.append(OpenStep(step=rules, panels=sitting))
    return steps


@settings(max_examples=often(200))
@given(steps=gates(), story=st.data())
def test_the_smallest_sets_are_just_those_that_would_open_the_gate(
    steps: list[OpenStep], story: st.DataObject
) -> None:
    words = st.sampled_from([None, None, None, Choice.APPROVE, Choice.REJECT, Choice.ABSTAIN])
    decisions = [
        _word(each, who, word)
        for each in steps
        for who in each.members
        if (word := story.draw(words)) is not None
    ]
    assert set(smallest_sets(steps, decisions, 1000)) == _by_trying(steps, decisions)


def _by_trying(steps: Sequence[OpenStep], decisions: Sequence[DecisionTaken]) -> set[tuple[Identity, ...]]:
    """Every set of the fewest people who open the gate when each says yes wherever they have not spoken."""
    for size in range(len(PEOPLE) + 1):
        found = {
            people
            for people in combinations(sorted(PEOPLE), size)
            if _opens(steps, [*decisions, *_yeses(steps, decisions, people)])
        }
        if found:
            return found
    return set()


def _yeses(
    steps: Sequence[OpenStep], decisions: Sequence[DecisionTaken], people: Sequence[Identity]
) -> list[DecisionTaken]:
    return [
        _word(each, who, Choice.APPROVE)
        for each in steps
        for who in each.members
        if who in people and who not in answers_to(each, decisions)
    ]


def _opens(steps: Sequence[OpenStep], decisions: Sequence[DecisionTaken]) -> bool:
    outcome = verdict(steps, decisions).outcome
    return outcome is not None and outcome.opens_the_way


def _word(step: OpenStep, who: Identity, choice: Choice) -> DecisionTaken:
    return DecisionTaken(
        submission="",
        step=step.step.id,
        by=who,
        choice=choice,
        reason="",
        conditions=(),
        evidence_digest=SEEN,
        at=LATER,
    )


def _ids(*names: str) -> tuple[Identity, ...]:
    return tuple(Identity(issuer=ISSUER, subject=name) for name in names)
