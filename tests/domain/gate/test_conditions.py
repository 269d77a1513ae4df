"""What an approval may ask for later, and how it is met."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.gate.aftermath import ConditionDischarged, ConditionFoundOverdue
from domain.gate.commands import FlagOverdueConditions
from domain.gate.condition import Condition
from domain.gate.conditions import end_of
from domain.gate.events import GateEscalated
from domain.gate.outcome import Outcome
from domain.gate.refusals import (
    ConditionIncomplete,
    ConditionsOnlyWithApproval,
    ConditionUnknown,
    NotForYouToDischarge,
    ReasonMissing,
)
from domain.gate.seats import Seat
from tests.domain.gate.scene import (
    CABINET_SEAT,
    CHANGED,
    COUNCIL_SEAT,
    OPENED,
    SEEN_AGAIN,
    SUBJECT,
    TRAIN,
    approve,
    approved,
    closed,
    discharge,
    refused,
    reject,
    taken,
)
from tests.domain.people import BEN, DINA, FARAH, HANA, IN_TEN_DAYS, IVO, LATER, LOCKGATE, NEXT_DAY
from tests.domain.spec import GATE

PASSED = (
    OPENED,
    approved(BEN, TRAIN),
    approved(DINA),
    closed(Outcome.APPROVED_WITH_CONDITIONS, "ben approved as board.", "dina approved as finance."),
)
MOVE = replace(TRAIN, id="C-2", text="Move the desks.", owner=FARAH.identity, due=date(2018, 7, 1))
DISCHARGED = ConditionDischarged(condition=TRAIN.id, by=HANA.identity, note="All were trained.", at=NEXT_DAY)
MIDNIGHT = datetime(2018, 6, 2, tzinfo=UTC)
OVERDUE = ConditionFoundOverdue(
    condition=TRAIN.id, owner=TRAIN.owner, due=TRAIN.due, at=MIDNIGHT, escalated_to=CABINET_SEAT.holders
)


def flag_overdue(at: datetime) -> FlagOverdueConditions:
    return FlagOverdueConditions(subject=SUBJECT, by=LOCKGATE, at=at)


def test_one_condition_makes_the_approval_conditional() -> None:
    GATE.given(OPENED, approved(BEN, TRAIN)).when(approve(DINA)).then(*PASSED[2:])


def test_an_approval_may_ask_for_several_things() -> None:
    yes = approve(DINA, TRAIN, MOVE)
    reasons = ("ben approved as board.", "dina approved as finance.")
    GATE.given(OPENED, approved(BEN)).when(yes).then(
        taken(yes), closed(Outcome.APPROVED_WITH_CONDITIONS, *reasons)
    )


def test_a_rejection_carries_no_conditions() -> None:
    no = replace(reject(BEN), conditions=(TRAIN,))
    GATE.given(OPENED).when(no).then(refused(no, ConditionsOnlyWithApproval))


@pytest.mark.parametrize(
    "incomplete",
    [
        replace(TRAIN, text=" "),
        replace(TRAIN, id=" "),
        replace(TRAIN, due=LATER.date() - timedelta(days=1)),
    ],
    ids=["without a text", "without a name", "due in the past"],
)
def test_an_incomplete_condition_is_refused(incomplete: Condition) -> None:
    yes = approve(BEN, incomplete)
    GATE.given(OPENED).when(yes).then(refused(yes, ConditionIncomplete, incomplete.text))


def test_a_condition_may_be_due_today() -> None:
    yes = approve(BEN, replace(TRAIN, due=LATER.date()))
    GATE.given(OPENED).when(yes).then(taken(yes))


def test_two_conditions_of_one_approval_need_two_names() -> None:
    yes = approve(BEN, TRAIN, replace(MOVE, id=TRAIN.id))
    GATE.given(OPENED).when(yes).then(refused(yes, ConditionIncomplete, TRAIN.text))


def test_a_name_taken_by_another_approval_is_refused() -> None:
    yes = approve(DINA, replace(MOVE, id=TRAIN.id))
    GATE.given(OPENED, approved(BEN, TRAIN)).when(yes).then(refused(yes, ConditionIncomplete, MOVE.text))


def test_conditions_lapse_with_the_approval_that_asked() -> None:
    yes = approve(DINA, TRAIN, seen=SEEN_AGAIN)
    GATE.given(OPENED, approved(BEN, TRAIN), CHANGED).when(yes).then(taken(yes))


def test_its_owner_discharges_a_condition() -> None:
    GATE.given(*PASSED).when(discharge(HANA)).then(DISCHARGED)


def test_whoever_decided_the_gate_may_discharge() -> None:
    GATE.given(*PASSED).when(discharge(DINA)).then(replace(DISCHARGED, by=DINA.identity))


def test_nobody_else_discharges_a_condition() -> None:
    GATE.given(*PASSED).when(discharge(IVO)).then_refused(NotForYouToDischarge, saying="Its owner is hana.")


def test_discharging_says_how_the_condition_was_met() -> None:
    GATE.given(*PASSED).when(discharge(HANA, note=" ")).then_refused(ReasonMissing)


def test_a_condition_is_discharged_once() -> None:
    GATE.given(*PASSED, DISCHARGED).when(discharge(DINA)).then_nothing()


def test_an_overdue_condition_can_still_be_discharged() -> None:
    GATE.given(*PASSED, OVERDUE).when(discharge(HANA)).then(DISCHARGED)


def test_a_condition_nobody_asked_for_is_unknown() -> None:
    GATE.given(*PASSED).when(discharge(HANA, condition="C-9")).then_refused(
        ConditionUnknown, saying="There is no condition C-9 here."
    )


def test_a_condition_of_an_open_gate_is_not_discharged_yet() -> None:
    GATE.given(*PASSED[:2]).when(discharge(HANA)).then_refused(ConditionUnknown)


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.WITHDRAWN])
def test_a_gate_that_stayed_shut_has_no_conditions(outcome: Outcome) -> None:
    GATE.given(*PASSED[:2], closed(outcome, "No.")).when(discharge(HANA)).then_refused(ConditionUnknown)


def test_the_whole_due_day_may_be_used() -> None:
    assert end_of(TRAIN) == MIDNIGHT
    GATE.given(*PASSED).when(flag_overdue(MIDNIGHT - timedelta(seconds=1))).then_nothing()


def test_a_condition_not_met_by_its_day_is_overdue() -> None:
    GATE.given(*PASSED).when(flag_overdue(MIDNIGHT)).then(OVERDUE)


def test_an_overdue_condition_is_flagged_once() -> None:
    GATE.given(*PASSED, OVERDUE).when(flag_overdue(MIDNIGHT + timedelta(days=9))).then_nothing()


def test_a_discharged_condition_is_never_overdue() -> None:
    GATE.given(*PASSED, DISCHARGED).when(flag_overdue(MIDNIGHT)).then_nothing()


def test_only_conditions_past_their_day_are_flagged() -> None:
    passed = (OPENED, approved(BEN, TRAIN, MOVE), approved(DINA), PASSED[3])
    GATE.given(*passed).when(flag_overdue(MIDNIGHT)).then(OVERDUE)


def test_an_open_gate_has_nothing_overdue() -> None:
    GATE.given(*PASSED[:2]).when(flag_overdue(MIDNIGHT)).then_nothing()


@pytest.mark.parametrize(
    ("levels", "told"), [(1, COUNCIL_SEAT), (2, COUNCIL_SEAT)], ids=["one above is left", "none is left"]
)
def test_a_gate_that_went_up_tells_those_further_up_what_is_overdue(levels: int, told: Seat) -> None:
    up = (
        GateEscalated(level=level, to=OPENED.way_up[level - 1], due=IN_TEN_DAYS, at=IN_TEN_DAYS)
        for level in range(1, levels + 1)
    )
    GATE.given(OPENED, *up, *PASSED[1:]).when(flag_overdue(MIDNIGHT)).then(
        replace(OVERDUE, escalated_to=told.holders)
    )


def test_with_nobody_above_the_owner_alone_is_told_what_is_overdue() -> None:
    top = replace(OPENED, way_up=())
    GATE.given(top, *PASSED[1:]).when(flag_overdue(MIDNIGHT)).then(replace(OVERDUE, escalated_to=()))
