"""When an outcome takes effect, and why it waits."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.freeze import FreezeWindow, after_freezes
from domain.gate.aftermath import CallInAnswered, CallInWaived, DecisionCalledIn, OutcomeTookEffect
from domain.gate.agenda import Duty, is_finished, next_alarm
from domain.gate.commands import TakeEffect
from domain.gate.effect import effect_of
from domain.gate.evolving import fold
from domain.gate.explaining import GateStanding, standing_of
from domain.gate.outcome import Outcome
from tests.domain.gate.rounds import BOARD_ALONE, ONE_YES, begun, going_on
from tests.domain.gate.scene import SUBJECT, approve, approved, closed, reject, taken
from tests.domain.gate.test_scrutiny import CHAIRED, POLICY, WHY
from tests.domain.people import BEN, GITA, LATER, LOCKGATE
from tests.domain.spec import GATE


def days(since: int, until: int, month: int = 5) -> FreezeWindow:
    """Some days of a month of 2018, the first and the last of them included."""
    return FreezeWindow(since=date(2018, month, since), until=date(2018, month, until), reason="Election.")


def moment(day: int, month: int = 5, hour: int = 0) -> datetime:
    return datetime(2018, month, day, hour, tzinfo=UTC)


WINDOWS = {
    "none": ((), moment(14)),
    "that day": ((days(14, 14),), moment(15)),
    "until the day before": ((days(1, 13),), moment(14)),
    "from the day after": ((days(15, 31),), moment(14)),
    "one in which it falls": ((days(10, 20),), moment(21)),
    "two back to back": ((days(10, 20), days(21, 25)), moment(26)),
    "two back to back, told in another order": ((days(21, 25), days(10, 20)), moment(26)),
    "two with a day between": ((days(10, 20), days(22, 25)), moment(21)),
    "one within another": ((days(10, 30), days(12, 20)), moment(31)),
    "one that begins in another": ((days(10, 20), days(18, 30)), moment(31)),
    "over the end of a month": ((days(14, 31), days(1, 3, month=6)), moment(4, 6)),
}


@pytest.mark.parametrize(("windows", "expected"), WINDOWS.values(), ids=WINDOWS)
def test_nothing_takes_effect_inside_a_freeze(windows: tuple[FreezeWindow, ...], expected: datetime) -> None:
    assert after_freezes(moment(14), windows) == expected


def test_an_outcome_takes_effect_at_once_where_nothing_keeps_it() -> None:
    gate = fold(going_on(begun(), approve(BEN)))
    assert gate.in_effect
    assert is_finished(gate)
    assert next_alarm(gate) is None


def test_a_decision_in_a_freeze_takes_effect_after_it() -> None:
    frozen = begun(freezes=(days(1, 20),))
    waits = replace(closed(Outcome.APPROVED, *ONE_YES), takes_effect=moment(21))
    GATE.given(*frozen).when(approve(BEN)).then(approved(BEN), waits)
    gate = fold(going_on(frozen, approve(BEN)))
    alarm = next_alarm(gate)
    assert alarm is not None
    assert (alarm.duty, alarm.at) == (Duty.TAKE_EFFECT, moment(21))
    assert standing_of(gate) is GateStanding.NOT_YET_IN_EFFECT
    assert "It takes effect on 21 May 2018, 00:00 UTC." in effect_of(gate)


def test_it_takes_effect_once() -> None:
    given = going_on(begun(freezes=(days(1, 20),)), approve(BEN))
    effect = TakeEffect(subject=SUBJECT, by=LOCKGATE, at=moment(21))
    GATE.given(*given).when(effect).then(OutcomeTookEffect(at=moment(21)))
    assert fold(going_on(given, effect)).in_effect
    GATE.given(*begun()).when(effect).then_nothing()


def test_the_days_to_call_in_and_a_freeze_both_pass() -> None:
    # Five working days end with 21 May; the freeze in which that falls with 31 May.
    given = going_on(begun(POLICY, roster=CHAIRED, freezes=(days(22, 31),)), approve(BEN))
    closed_at = fold(given).closed
    assert closed_at is not None
    assert closed_at.takes_effect == moment(1, 6)


def test_a_freeze_that_is_over_before_the_days_to_call_in_adds_nothing() -> None:
    given = going_on(begun(POLICY, roster=CHAIRED, freezes=(days(14, 18),)), approve(BEN))
    closed_at = fold(given).closed
    assert closed_at is not None
    assert closed_at.takes_effect == moment(22)


@pytest.mark.parametrize(
    "answer",
    [
        CallInAnswered(stands=True, by=GITA.identity, reason="Heard.", at=moment(16, hour=9)),
        CallInWaived(by=GITA.identity, reason="Urgent.", at=moment(16, hour=9)),
    ],
    ids=["stands", "waived"],
)
def test_what_scrutiny_lets_go_still_waits_for_the_end_of_a_freeze(
    answer: CallInAnswered | CallInWaived,
) -> None:
    given = going_on(begun(POLICY, roster=CHAIRED, freezes=(days(15, 31),)), approve(BEN))
    asked = DecisionCalledIn(by=GITA.identity, reason=WHY, at=LATER)
    alarm = next_alarm(fold([*given, asked, answer]))
    assert alarm is not None
    assert (alarm.duty, alarm.at) == (Duty.TAKE_EFFECT, moment(1, 6))


def test_a_rejection_keeps_the_gate_shut_at_once_in_a_freeze_too() -> None:
    no = reject(BEN)
    GATE.given(*begun(freezes=(days(1, 20),))).when(no).then(
        taken(no), closed(Outcome.REJECTED, "ben rejected: Costs are missing.")
    )


def test_a_freeze_that_begins_later_does_not_hold_up_what_is_in_effect() -> None:
    gate = fold(going_on(begun(BOARD_ALONE, freezes=(days(15, 31),)), approve(BEN)))
    assert gate.in_effect
