"""Whom a gate could not do without, and where one person would have to be two."""

from dataclasses import replace

from domain.gate.panel import OpenStep, Panel
from domain.gate.step import HowMany, Method, Step, StepKind
from domain.gate.weakness import indispensable, shared_seats
from domain.identity import Identity
from domain.roster import RoleId
from tests.domain.gate.scene import BOARD, CABINET, FINANCE
from tests.domain.people import BEN, CHLOE, DINA

ben, chloe, dina = BEN.identity, CHLOE.identity, DINA.identity


def step(
    kind: StepKind,
    *panels: tuple[RoleId, tuple[Identity, ...]],
    method: Method = Method.VETO,
    needed: int = 1,
) -> OpenStep:
    return OpenStep(
        step=Step(id=kind, kind=kind, asks=(), method=method),
        panels=tuple(
            Panel(role=role, members=members, needed=HowMany(least=needed).of(len(members)))
            for role, members in panels
        ),
    )


def test_whoever_alone_holds_a_role_is_indispensable() -> None:
    decide = step(StepKind.DECIDE, (BOARD, (ben, chloe)), (FINANCE, (dina,)))

    assert indispensable([decide]) == (dina,)


def test_two_people_for_two_seats_are_both_indispensable() -> None:
    decide = step(StepKind.DECIDE, (BOARD, (ben, chloe)), (FINANCE, (ben, chloe)))

    assert indispensable([decide]) == (ben, chloe)


def test_a_board_at_its_quorum_can_lose_nobody() -> None:
    vote = step(StepKind.DECIDE, (BOARD, (ben, chloe)), method=Method.MAJORITY, needed=2)

    assert indispensable([vote]) == (ben, chloe)


def test_whoever_only_notes_is_dispensable() -> None:
    steps = [step(StepKind.DECIDE, (BOARD, (ben, chloe))), step(StepKind.NOTE, (CABINET, (dina,)))]

    assert indispensable(steps) == ()


def test_a_gate_that_never_opens_names_nobody() -> None:
    assert indispensable([step(StepKind.DECIDE, (BOARD, ()), (FINANCE, (dina,)))]) == ()


def test_two_seats_that_one_person_alone_could_fill_are_a_deadlock() -> None:
    (pair,) = shared_seats([step(StepKind.DECIDE, (BOARD, (ben,)), (FINANCE, (ben,)), (CABINET, (dina,)))])

    assert pair.is_deadlock
    assert pair.sentence == "Only ben can speak for board in decide and for finance in decide."


def test_one_person_may_be_heard_and_decide() -> None:
    heard, decide = step(StepKind.CONSULT, (FINANCE, (ben,))), step(StepKind.DECIDE, (BOARD, (ben,)))
    (pair,) = shared_seats([heard, decide])

    assert not pair.is_deadlock


def test_seats_with_more_than_one_holder_are_not_shared() -> None:
    decide = step(StepKind.DECIDE, (BOARD, (ben, chloe)), (FINANCE, (ben, chloe)))

    assert shared_seats([decide]) == ()


def test_a_note_that_holds_nothing_up_shares_nothing() -> None:
    note, decide = step(StepKind.NOTE, (FINANCE, (ben,))), step(StepKind.DECIDE, (BOARD, (ben,)))
    binding = replace(note, step=replace(note.step, blocks=True))

    assert shared_seats([note, decide]) == ()
    assert len(shared_seats([binding, decide])) == 1
