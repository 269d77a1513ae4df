"""Who may decide when nobody answered in time."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.gate.decide import decide
from domain.gate.events import GateEscalated, GateFoundUnsatisfiable
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.panel import OpenStep
from domain.gate.refusals import DeciderWroteEvidence
from domain.gate.seats import Seat
from domain.gate.step import Method, StepKind
from domain.gate.turns import waiting_for
from tests.domain.gate.rounds import at_stake, begun, going_on, held
from tests.domain.gate.scene import (
    BOARD_SEAT,
    CABINET,
    CABINET_SEAT,
    COUNCIL_SEAT,
    DESIGN,
    FINANCE,
    OPENED,
    approve,
    approved,
    change_evidence,
    closed,
    decision,
    escalate,
    refused,
    reject,
    taken,
)
from tests.domain.gate.several_steps import gate_of, step
from tests.domain.people import BEN, CHLOE, DINA, FARAH, GITA, IN_TEN_DAYS, LATER
from tests.domain.spec import GATE

DUE_AGAIN = datetime(2018, 6, 14, tzinfo=UTC)
TO_CABINET = GateEscalated(level=1, to=CABINET_SEAT, due=DUE_AGAIN, at=IN_TEN_DAYS)
TO_COUNCIL = GateEscalated(level=2, to=COUNCIL_SEAT, due=DUE_AGAIN, at=IN_TEN_DAYS)
NO_FINANCE = replace(OPENED, steps=(decision(BOARD_SEAT, Seat(role=FINANCE, holders=())),))


def test_escalation_gives_the_next_role_up_its_own_days() -> None:
    GATE.given(OPENED, approved(BEN)).when(escalate(1)).then(TO_CABINET)


def test_a_second_escalation_goes_one_role_further() -> None:
    GATE.given(OPENED, TO_CABINET).when(escalate(2)).then(TO_COUNCIL)


def test_a_level_of_escalation_is_not_skipped() -> None:
    GATE.given(OPENED).when(escalate(2)).then_nothing()


def test_a_level_of_escalation_happens_once() -> None:
    GATE.given(OPENED, TO_CABINET).when(escalate(1)).then_nothing()


def test_nobody_is_above_the_top() -> None:
    GATE.given(OPENED, TO_CABINET, TO_COUNCIL).when(escalate(3)).then_nothing()


def test_a_closed_gate_does_not_escalate() -> None:
    GATE.given(OPENED, closed(Outcome.REJECTED, "No.")).when(escalate(1)).then_nothing()


def test_a_gate_that_never_began_does_not_escalate() -> None:
    GATE.given().when(escalate(1)).then_nothing()


def test_the_role_above_may_fill_an_empty_seat() -> None:
    GATE.given(OPENED, approved(BEN), TO_CABINET).when(approve(FARAH)).then(
        approved(FARAH),
        closed(Outcome.APPROVED, "ben approved as board.", "farah approved as finance."),
    )


def test_the_role_above_fills_one_seat_only() -> None:
    GATE.given(OPENED, TO_CABINET).when(approve(FARAH)).then(approved(FARAH))


def test_the_first_deciders_may_still_answer_after_escalation() -> None:
    GATE.given(OPENED, TO_CABINET, approved(FARAH)).when(approve(DINA)).then(
        approved(DINA),
        closed(Outcome.APPROVED, "farah approved as board.", "dina approved as finance."),
    )


def test_the_role_above_may_reject() -> None:
    no = reject(FARAH)
    GATE.given(OPENED, TO_CABINET).when(no).then(
        taken(no), closed(Outcome.REJECTED, "farah rejected: Costs are missing.")
    )


def test_the_role_above_is_barred_from_its_own_evidence() -> None:
    attempt = approve(FARAH)
    own = replace(OPENED, evidence=(replace(DESIGN, author=FARAH.identity),))
    GATE.given(own, TO_CABINET).when(attempt).then(refused(attempt, DeciderWroteEvidence))


def test_escalation_asks_the_role_above_as_well() -> None:
    asked = waiting_for(fold([OPENED, approved(BEN), TO_CABINET]))
    assert asked == (CHLOE.identity, DINA.identity, FARAH.identity)


def test_escalation_never_passes_a_gate() -> None:
    nearly = fold([OPENED, approved(BEN), TO_CABINET, TO_COUNCIL])
    assert nearly.is_open
    assert nearly.outcome is None


def test_escalation_makes_an_unsatisfiable_gate_satisfiable() -> None:
    empty = GateFoundUnsatisfiable(empty_seats=(FINANCE,), at=OPENED.at)
    GATE.given(NO_FINANCE, empty).when(escalate(1)).then(TO_CABINET)
    assert fold([NO_FINANCE, empty, TO_CABINET]).unsatisfiable == ()


def test_an_escalation_to_nobody_leaves_the_gate_unsatisfiable() -> None:
    nobody = replace(CABINET_SEAT, holders=())
    gate = replace(NO_FINANCE, way_up=(nobody, COUNCIL_SEAT))
    empty = GateFoundUnsatisfiable(empty_seats=(FINANCE,), at=OPENED.at)
    GATE.given(gate, empty).when(escalate(1)).then(
        replace(TO_CABINET, to=nobody), replace(empty, at=IN_TEN_DAYS)
    )


def test_somebody_of_both_levels_may_say_yes_again_to_settle() -> None:
    gate = replace(NO_FINANCE, way_up=(replace(CABINET_SEAT, holders=(CHLOE.identity,)),))
    up = replace(TO_CABINET, to=gate.way_up[0])
    again = replace(approve(CHLOE), submission="chloe-again", at=IN_TEN_DAYS)
    GATE.given(gate, approved(BEN), approved(CHLOE), up).when(again).then(
        taken(again),
        closed(Outcome.APPROVED, "ben approved as board.", "chloe approved as finance.", at=IN_TEN_DAYS),
    )


def test_evidence_changed_after_escalation_keeps_the_role_above() -> None:
    gate = fold([OPENED, TO_CABINET, *decide(fold([OPENED, TO_CABINET]), change_evidence())])
    assert GITA.identity not in waiting_for(gate)
    assert FARAH.identity in waiting_for(gate)
    assert LATER < DUE_AGAIN


@pytest.mark.parametrize(
    ("asked", "hears_them"),
    [
        (step(StepKind.CONSULT, BEN, method=Method.MAJORITY), True),
        (step(StepKind.DECIDE, BEN), True),
        (step(StepKind.DECIDE, BEN, method=Method.MAJORITY), False),
        (step(StepKind.ENDORSE, BEN, blocks=True), True),
        (step(StepKind.ENDORSE, BEN), False),
    ],
    ids=["consulted", "decides", "votes", "endorsement awaited", "endorsement not awaited"],
)
def test_those_above_speak_where_a_step_is_awaited_and_no_body_votes(
    asked: OpenStep, hears_them: bool
) -> None:
    gate = fold([gate_of(asked), TO_CABINET])
    assert (FARAH.identity in gate.steps[0].people) is hears_them


def test_an_empty_board_above_is_passed_by_whatever_is_at_stake() -> None:
    given = begun(roster=held(CABINET), facts=at_stake(100))
    assert fold(going_on(given, escalate(1), escalate(2))).escalated_to[1].holders == COUNCIL_SEAT.holders


def test_a_gate_that_nobody_can_open_may_still_be_rejected() -> None:
    empty = GateFoundUnsatisfiable(empty_seats=(FINANCE,), at=LATER)
    GATE.given(NO_FINANCE, empty).when(reject(BEN)).then(
        taken(reject(BEN)), closed(Outcome.REJECTED, "ben rejected: Costs are missing.")
    )
