"""The hard cases that a gate is judged by, each under its number in the rules of gates."""

from dataclasses import replace
from datetime import timedelta

from domain.gate.agenda import Duty, is_finished, next_alarm
from domain.gate.commands import FlagOverdueConditions, LapseDecision, RemindDeciders
from domain.gate.conditions import end_of
from domain.gate.events import (
    ConditionFoundOverdue,
    DeciderRecused,
    DecisionLapsed,
    GateClosed,
    GateFoundUnsatisfiable,
    GateReminded,
)
from domain.gate.outcome import Outcome
from domain.gate.refusals import AlreadyDecided, EvidenceChanged, GateNotOpen, NotADecider
from domain.gate.seats import Seat
from domain.gate.state import fold
from domain.gate.step import Method, StepKind
from tests.domain.gate.scene import (
    BOARD,
    BOARD_SEAT,
    CABINET,
    CABINET_SEAT,
    CHANGED,
    DESIGN,
    FINANCE,
    OPENED,
    SEEN_AGAIN,
    SUBJECT,
    TRAIN,
    approve,
    approved,
    change_evidence,
    closed,
    opened_for,
    refused,
    reject,
    taken,
)
from tests.domain.gate.several_steps import abstain, after, count, gate_of, recuse, said, step
from tests.domain.people import BEN, CHLOE, DINA, FARAH, IN_TEN_DAYS, IVO, LATER, LOCKGATE
from tests.domain.spec import GATE

QUORUM_OF_THREE = step(StepKind.DECIDE, BEN, CHLOE, needed=3, method=Method.MAJORITY)
VOTE = gate_of(step(StepKind.DECIDE, BEN, CHLOE, DINA, FARAH, needed=3, method=Method.MAJORITY))


def test_01_a_gate_that_asks_nobody_never_passes() -> None:
    nobody, empty = opened_for(), opened_for(Seat(role=BOARD, holders=()))
    for gate in (nobody, empty, gate_of(step(StepKind.DECIDE)), gate_of(step(StepKind.CONSULT, BEN))):
        asked = after(gate, *map(approve, (BEN, CHLOE, DINA)), change_evidence(DESIGN))
        assert asked.outcome is None


def test_01_a_quorum_larger_than_the_people_left_never_passes() -> None:
    gate = after(gate_of(QUORUM_OF_THREE), approve(BEN), approve(CHLOE), count())
    assert gate.outcome is None


def test_02_who_is_left_is_checked_again_when_people_change() -> None:
    gate = opened_for(BOARD_SEAT, Seat(role=FINANCE, holders=(DINA.identity,)))
    assert after(gate, recuse(DINA)).unsatisfiable == (FINANCE,)
    assert after(gate, change_evidence(replace(DESIGN, author=DINA.identity))).unsatisfiable == (FINANCE,)
    found = GateFoundUnsatisfiable(empty_seats=(FINANCE,), at=LATER)
    alarm = next_alarm(fold([gate, found]))
    assert alarm is not None
    assert (alarm.duty, alarm.at) == (Duty.ESCALATE, gate.at)


def test_03_an_approval_is_bound_to_the_evidence_seen() -> None:
    yes = approve(DINA, seen=SEEN_AGAIN)
    GATE.given(OPENED, approved(BEN), CHANGED).when(yes).then(taken(yes))


def test_05_a_vote_cast_before_a_change_of_people_stands() -> None:
    # The people are pinned when the gate opens: whoever leaves a role later has still spoken.
    assert BEN.identity in fold([OPENED, approved(BEN)]).steps[0].members


def test_07_the_order_of_the_stream_decides_and_later_words_are_kept() -> None:
    no, yes = reject(BEN), approve(CHLOE)
    ended = closed(Outcome.REJECTED, "ben rejected: Costs are missing.")
    gate = opened_for(BOARD_SEAT)
    GATE.given(gate).when(no).then(taken(no), ended)
    late = refused(yes, GateNotOpen, "It ended on 14 May 2018: rejected.")
    GATE.given(gate, taken(no), ended).when(yes).then(late)


def test_08_a_decision_at_the_deadline_counts() -> None:
    for early in (timedelta(), timedelta(seconds=1)):
        yes = approve(BEN, at=IN_TEN_DAYS - early)
        GATE.given(OPENED).when(yes).then(taken(yes))


def test_09_the_same_submission_twice_is_one_decision() -> None:
    GATE.given(OPENED, approved(BEN)).when(approve(BEN, at=IN_TEN_DAYS)).then_nothing()


def test_09_a_stale_page_is_refused() -> None:
    stale = approve(DINA)
    GATE.given(OPENED, CHANGED).when(stale).then(refused(stale, EvidenceChanged, "Changed: design."))


def test_10_unauthorised_superseded_and_late_attempts_are_events() -> None:
    stranger, second = approve(IVO), replace(reject(BEN), submission="ben-second")
    GATE.given(OPENED).when(stranger).then(refused(stranger, NotADecider, "It asks board, finance."))
    GATE.given(OPENED, approved(BEN)).when(second).then(refused(second, AlreadyDecided))
    ended = closed(Outcome.WITHDRAWN, "Too early.")
    late = refused(approve(DINA), GateNotOpen, "It ended on 14 May 2018: withdrawn.")
    GATE.given(OPENED, ended).when(approve(DINA)).then(late)


def test_11_a_timeout_is_nobodys_yes() -> None:
    much_later = IN_TEN_DAYS + timedelta(days=90)
    remind = RemindDeciders(subject=SUBJECT, number=1, by=LOCKGATE, at=much_later)
    asked = (CHLOE.identity, DINA.identity)
    GATE.given(OPENED, approved(BEN)).when(remind).then(GateReminded(number=1, asked=asked, at=much_later))
    silent = after(VOTE, approve(BEN), approve(CHLOE), replace(count(), at=much_later))
    assert silent.outcome is None


def test_12_standing_aside_takes_the_seat_out() -> None:
    aside = DeciderRecused(by=BEN.identity, reason="My firm has tendered.", at=LATER)
    GATE.given(gate_of(step(StepKind.DECIDE, BEN))).when(recuse(BEN)).then(
        aside, GateFoundUnsatisfiable(empty_seats=(BOARD,), at=LATER)
    )


def test_12_abstaining_counts_towards_quorum_and_not_towards_yes() -> None:
    assert after(VOTE, approve(BEN), abstain(CHLOE), abstain(DINA), count()).outcome is Outcome.APPROVED
    assert after(VOTE, abstain(BEN), abstain(CHLOE), abstain(DINA), count()).outcome is Outcome.REJECTED


def test_13_a_decision_not_ratified_lapses_with_what_went_ahead() -> None:
    ratify_by = IN_TEN_DAYS
    gate = gate_of(step(StepKind.DECIDE, BEN), step(StepKind.RATIFY, DINA, role=CABINET, within_days=10))
    reasons = ("ben approved as board.",)
    passed = GateClosed(outcome=Outcome.APPROVED, reasons=reasons, at=LATER, ratify_by=ratify_by)
    yes = said(approve(BEN), "decide")
    GATE.given(gate).when(approve(BEN)).then(yes, passed)
    GATE.given(gate, yes, passed).when(LapseDecision(subject=SUBJECT, by=LOCKGATE, at=ratify_by)).then(
        DecisionLapsed(
            reasons=("It was not ratified in time.",), released="1A went on after design.", at=ratify_by
        )
    )


def test_14_a_condition_past_its_day_is_flagged_and_keeps_the_gate_unfinished() -> None:
    flag = FlagOverdueConditions(subject=SUBJECT, by=LOCKGATE, at=end_of(TRAIN))
    passed = (opened_for(BOARD_SEAT), approved(BEN, TRAIN), closed(Outcome.APPROVED_WITH_CONDITIONS))
    overdue = ConditionFoundOverdue(
        condition=TRAIN.id,
        owner=TRAIN.owner,
        due=TRAIN.due,
        at=end_of(TRAIN),
        escalated_to=CABINET_SEAT.holders,
    )
    GATE.given(*passed).when(flag).then(overdue)
    assert not is_finished(fold([*passed, overdue]))
