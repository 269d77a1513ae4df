"""What falls due at a gate when nobody does anything."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.gate.aftermath import ConditionDischarged, ConditionFoundOverdue
from domain.gate.agenda import Duty, GateAlarm, alarms, is_finished, next_alarm
from domain.gate.events import GateEscalated, GateFoundUnsatisfiable, GateReminded
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.state import Gate
from domain.gate.step import Method, StepKind
from tests.domain.calendars import ENGLAND
from tests.domain.gate.scene import (
    CABINET,
    CABINET_SEAT,
    COUNCIL_SEAT,
    FINANCE,
    OPENED,
    POLICY,
    TRAIN,
    approve,
    approved,
    closed,
)
from tests.domain.gate.several_steps import after, gate_of, step
from tests.domain.people import BEN, CHLOE, DINA, HANA, IN_TEN_DAYS, NEXT_DAY, NOON

ASKED_AGAIN = tuple(GateReminded(number=nth, asked=(), at=NOON) for nth in (1, 2, 3))
IN_TWENTY_DAYS = datetime(2018, 6, 14, tzinfo=UTC)
TO_CABINET = GateEscalated(level=1, to=CABINET_SEAT, due=IN_TWENTY_DAYS, at=IN_TEN_DAYS)
TO_COUNCIL = GateEscalated(level=2, to=COUNCIL_SEAT, due=IN_TWENTY_DAYS, at=IN_TEN_DAYS)
NOBODY = GateFoundUnsatisfiable(empty_seats=(FINANCE,), at=NOON)
MOVE = replace(TRAIN, id="C-2", due=date(2018, 7, 1))
PASSED = (OPENED, approved(BEN, TRAIN, MOVE), approved(DINA), closed(Outcome.APPROVED_WITH_CONDITIONS))
TRAINED = ConditionDischarged(condition=TRAIN.id, by=HANA.identity, note="Done.", at=NEXT_DAY)
MOVED = replace(TRAINED, condition=MOVE.id)
LATE = ConditionFoundOverdue(condition=TRAIN.id, owner=TRAIN.owner, due=TRAIN.due, at=NEXT_DAY)


def flag(at: datetime) -> GateAlarm:
    return GateAlarm(duty=Duty.FLAG_CONDITIONS, at=at, number=0)


def remind(number: int) -> GateAlarm:
    at = ENGLAND.deadline(NOON, number * POLICY.remind_every_days)
    return GateAlarm(duty=Duty.REMIND, at=at, number=number)


def test_a_gate_that_never_began_has_no_duties() -> None:
    assert next_alarm(Gate()) is None
    assert not is_finished(Gate())


def test_deciders_are_asked_again_after_some_days() -> None:
    assert next_alarm(fold([OPENED])) == remind(1)
    assert remind(1).at == datetime(2018, 5, 18, tzinfo=UTC)


def test_each_reminder_counts_from_the_opening() -> None:
    assert next_alarm(fold([OPENED, ASKED_AGAIN[0]])) == remind(2)


def test_an_unanswered_gate_escalates_on_its_due_day() -> None:
    escalate = GateAlarm(duty=Duty.ESCALATE, at=IN_TEN_DAYS, number=1)
    assert next_alarm(fold([OPENED, *ASKED_AGAIN])) == escalate


def test_a_gate_nobody_can_satisfy_escalates_at_once() -> None:
    assert next_alarm(fold([OPENED, NOBODY])) == GateAlarm(duty=Duty.ESCALATE, at=NOON, number=1)


def test_each_level_has_its_own_days() -> None:
    reminded = (GateReminded(number=nth, asked=(), at=NOON) for nth in range(1, 7))
    escalate = GateAlarm(duty=Duty.ESCALATE, at=IN_TWENTY_DAYS, number=2)
    assert next_alarm(fold([OPENED, *reminded, TO_CABINET])) == escalate


def test_at_the_top_the_round_lapses_on_its_due_day() -> None:
    gate = fold([OPENED, TO_CABINET, TO_COUNCIL, GateReminded(number=99, asked=(), at=NOON)])
    assert next_alarm(gate) == GateAlarm(duty=Duty.LAPSE_DECISION, at=IN_TWENTY_DAYS)


def test_the_nearest_condition_falls_due_after_its_day() -> None:
    assert next_alarm(fold(PASSED)) == flag(datetime(2018, 6, 2, tzinfo=UTC))
    assert next_alarm(fold([*PASSED, TRAINED])) == flag(datetime(2018, 7, 2, tzinfo=UTC))
    assert next_alarm(fold([*PASSED, LATE])) == flag(datetime(2018, 7, 2, tzinfo=UTC))


def test_a_gate_with_overdue_conditions_waits_for_people_only() -> None:
    gate = fold([*PASSED, LATE, MOVED])
    assert next_alarm(gate) is None
    assert not is_finished(gate)


def test_a_gate_is_finished_when_its_conditions_are_met() -> None:
    assert not is_finished(fold([*PASSED, TRAINED]))
    assert is_finished(fold([*PASSED, LATE, TRAINED, MOVED]))


@pytest.mark.parametrize("outcome", [Outcome.APPROVED, Outcome.REJECTED, Outcome.WITHDRAWN])
def test_a_closed_gate_without_conditions_is_finished(outcome: Outcome) -> None:
    gate = fold([OPENED, closed(outcome)])
    assert is_finished(gate)
    assert next_alarm(gate) is None


def test_an_open_gate_is_not_finished() -> None:
    assert not is_finished(fold([OPENED, approved(BEN)]))


def test_a_vote_to_ratify_is_counted_when_its_time_is_over() -> None:
    ratify = step(StepKind.RATIFY, CHLOE, DINA, role=CABINET, within_days=5, method=Method.MAJORITY)
    gate = after(gate_of(step(StepKind.DECIDE, BEN), ratify), approve(BEN), approve(DINA))
    assert gate.closed is not None
    assert gate.closed.ratify_by is not None
    counting = GateAlarm(duty=Duty.COUNT_VOTES, at=gate.closed.ratify_by, step="ratify")
    assert counting in alarms(gate)


def test_who_was_asked_again_last_is_known() -> None:
    reminded = GateReminded(number=1, asked=(BEN.identity,), at=NEXT_DAY)
    assert fold([OPENED, reminded]).reminded == (BEN.identity,)
