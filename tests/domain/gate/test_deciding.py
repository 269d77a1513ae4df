"""Whose decision counts at a gate, when, and what it brings about."""

from dataclasses import replace
from datetime import timedelta

from domain.gate.commands import LapseDecision, WithdrawGate
from domain.gate.outcome import Choice, Outcome
from domain.gate.refusals import (
    AlreadyDecided,
    DeciderIsRequester,
    DeciderWroteEvidence,
    DecisionTooLate,
    EvidenceChanged,
    GateNotOpen,
    NotADecider,
    ReasonMissing,
)
from domain.gate.seats import Seat
from tests.domain.gate.scene import (
    BOARD,
    BOARD_SEAT,
    FINANCE_SEAT,
    OPENED,
    SUBJECT,
    approve,
    approved,
    closed,
    opened_for,
    refused,
    reject,
    taken,
)
from tests.domain.people import (
    ASHA,
    BEN,
    CHLOE,
    DINA,
    EMIL,
    FARAH,
    HANA,
    IN_TEN_DAYS,
    ISSUER,
    IVO,
    LATER,
    LOCKGATE,
    actor,
)
from tests.domain.spec import GATE

WITHDRAW = WithdrawGate(subject=SUBJECT, reason="The design is not ready.", by=ASHA, at=LATER)


def test_a_first_approval_leaves_the_gate_shut() -> None:
    GATE.given(OPENED).when(approve(BEN)).then(approved(BEN))


def test_the_last_approval_needed_passes_the_gate() -> None:
    reasons = ("ben approved as board.", "dina approved as finance.")
    GATE.given(OPENED, approved(BEN)).when(approve(DINA)).then(
        approved(DINA), closed(Outcome.APPROVED, *reasons)
    )


def test_two_people_of_one_role_leave_the_other_seat_empty() -> None:
    board = Seat(role=BOARD, holders=(BEN.identity, IVO.identity))
    gate = opened_for(board, FINANCE_SEAT)
    GATE.given(gate, approved(BEN)).when(approve(IVO)).then(approved(IVO))


def test_somebody_with_two_roles_fills_one_seat() -> None:
    GATE.given(OPENED).when(approve(CHLOE)).then(approved(CHLOE))


def test_somebody_with_two_roles_makes_way_for_others() -> None:
    reasons = ("ben approved as board.", "chloe approved as finance.")
    GATE.given(OPENED, approved(CHLOE)).when(approve(BEN)).then(
        approved(BEN), closed(Outcome.APPROVED, *reasons)
    )


def test_one_rejection_ends_the_round() -> None:
    no = reject(DINA)
    GATE.given(OPENED, approved(BEN)).when(no).then(
        taken(no), closed(Outcome.REJECTED, "dina rejected: Costs are missing.")
    )


def test_rejecting_requires_a_reason() -> None:
    no = reject(BEN, reason="  ")
    GATE.given(OPENED).when(no).then(refused(no, ReasonMissing))


def test_a_reason_is_kept_without_stray_spaces() -> None:
    no = reject(BEN, reason=" Too dear. ")
    GATE.given(OPENED).when(no).then(
        replace(taken(no), reason="Too dear."), closed(Outcome.REJECTED, "ben rejected: Too dear.")
    )


def test_the_requester_may_not_decide() -> None:
    attempt = approve(ASHA)
    gate = opened_for(Seat(role=BOARD, holders=(ASHA.identity, BEN.identity)))
    GATE.given(gate).when(attempt).then(refused(attempt, DeciderIsRequester))


def test_the_author_of_evidence_may_not_decide() -> None:
    attempt = approve(EMIL)
    gate = opened_for(Seat(role=BOARD, holders=(EMIL.identity, BEN.identity)))
    GATE.given(gate).when(attempt).then(refused(attempt, DeciderWroteEvidence))


def test_whoever_handed_the_evidence_in_may_not_decide() -> None:
    attempt = approve(HANA)
    gate = opened_for(Seat(role=BOARD, holders=(HANA.identity, BEN.identity)))
    GATE.given(gate).when(attempt).then(refused(attempt, DeciderWroteEvidence))


def test_the_requester_may_not_reject_either() -> None:
    attempt = reject(ASHA)
    GATE.given(OPENED).when(attempt).then(refused(attempt, DeciderIsRequester))


def test_only_holders_of_an_asked_role_decide() -> None:
    attempt = approve(IVO)
    GATE.given(OPENED).when(attempt).then(refused(attempt, NotADecider, "It asks board, finance."))


def test_the_role_above_decides_only_after_escalation() -> None:
    attempt = approve(FARAH)
    GATE.given(OPENED).when(attempt).then(refused(attempt, NotADecider, "It asks board, finance."))


def test_a_namesake_of_another_issuer_is_somebody_else() -> None:
    namesake = replace(BEN, identity=replace(BEN.identity, issuer=f"{ISSUER}.evil"))
    attempt = approve(namesake)
    GATE.given(OPENED).when(attempt).then(refused(attempt, NotADecider, "It asks board, finance."))


def test_a_decision_on_other_evidence_is_refused() -> None:
    stale = approve(BEN, seen="sha256:00")
    GATE.given(OPENED).when(stale).then(refused(stale, EvidenceChanged))


def test_a_rejection_on_other_evidence_is_refused() -> None:
    stale = replace(reject(BEN), evidence_digest="sha256:00")
    GATE.given(OPENED).when(stale).then(refused(stale, EvidenceChanged))


def test_a_second_decision_by_the_same_person_is_refused() -> None:
    second = replace(approve(BEN), submission="ben-second")
    GATE.given(OPENED, approved(BEN)).when(second).then(refused(second, AlreadyDecided))


def test_a_yes_is_not_taken_back_by_a_no() -> None:
    second = replace(reject(BEN), submission="ben-second")
    GATE.given(OPENED, approved(BEN)).when(second).then(refused(second, AlreadyDecided))


def test_the_same_submission_twice_is_one_decision() -> None:
    GATE.given(OPENED, approved(BEN)).when(approve(BEN, at=IN_TEN_DAYS)).then_nothing()


def test_a_refused_submission_stays_refused() -> None:
    no = reject(BEN, reason="")
    GATE.given(OPENED, refused(no, ReasonMissing)).when(no).then_nothing()


def test_a_submission_sent_again_after_the_end_is_one_decision() -> None:
    no = reject(BEN)
    GATE.given(OPENED, taken(no), closed(Outcome.REJECTED, "No.")).when(no).then_nothing()


def test_one_persons_submission_never_swallows_anothers() -> None:
    same_key = replace(approve(DINA), submission=approve(BEN).submission)
    GATE.given(OPENED, approved(BEN)).when(same_key).then(
        taken(same_key),
        closed(Outcome.APPROVED, "ben approved as board.", "dina approved as finance."),
    )


def test_a_decision_after_the_end_is_refused_and_kept() -> None:
    late = approve(DINA)
    ended = closed(Outcome.REJECTED, "ben rejected: Too dear.")
    GATE.given(OPENED, ended).when(late).then(
        refused(late, GateNotOpen, "It ended on 14 May 2018: rejected.")
    )


def test_a_decision_counts_up_to_its_deadline_and_not_after() -> None:
    last, late = approve(BEN, at=IN_TEN_DAYS), approve(BEN, at=IN_TEN_DAYS + timedelta(microseconds=1))
    GATE.given(OPENED).when(last).then(taken(last))
    due = "It was due by 30 May 2018, 00:00 UTC."
    GATE.given(OPENED).when(late).then(refused(late, DecisionTooLate, due))


def test_an_answer_that_never_comes_lapses_the_round_at_the_top_of_the_tree() -> None:
    alone = replace(OPENED, way_up=())
    lapse = LapseDecision(subject=SUBJECT, by=LOCKGATE, at=IN_TEN_DAYS)
    reasons = (
        "Nobody above is left to ask, and the time to decide is over.",
        "Waiting for board to decide.",
        "Waiting for finance to decide.",
    )
    GATE.given(alone).when(lapse).then(closed(Outcome.LAPSED, *reasons, at=IN_TEN_DAYS))
    GATE.given(alone).when(replace(lapse, at=LATER)).then_nothing()
    GATE.given(OPENED).when(lapse).then_nothing()


def test_a_refused_attempt_leaves_the_gate_as_it_was() -> None:
    attempt = approve(IVO)
    GATE.given(opened_for(BOARD_SEAT), refused(attempt, NotADecider)).when(approve(BEN)).then(
        approved(BEN), closed(Outcome.APPROVED, "ben approved as board.")
    )


def test_a_refused_attempt_does_not_use_up_a_decision() -> None:
    mistake = replace(reject(BEN, reason=""), submission="ben-first")
    GATE.given(OPENED, refused(mistake, ReasonMissing)).when(approve(BEN)).then(approved(BEN))


def test_a_question_can_be_taken_back() -> None:
    GATE.given(OPENED, approved(BEN)).when(WITHDRAW).then(
        closed(Outcome.WITHDRAWN, "The design is not ready.")
    )


def test_taking_a_question_back_requires_a_reason() -> None:
    GATE.given(OPENED).when(replace(WITHDRAW, reason=" ")).then_refused(ReasonMissing)


def test_a_withdrawn_gate_is_withdrawn_once() -> None:
    withdrawn = closed(Outcome.WITHDRAWN, "Another reason.")
    GATE.given(OPENED, withdrawn).when(WITHDRAW).then_nothing()


def test_a_gate_that_has_ended_cannot_be_withdrawn() -> None:
    ended = closed(Outcome.APPROVED, "All agreed.")
    GATE.given(OPENED, ended).when(WITHDRAW).then_refused(GateNotOpen, saying="shepway-fom/1A/design")


def test_a_gate_that_never_began_cannot_be_withdrawn() -> None:
    GATE.given().when(WITHDRAW).then_refused(GateNotOpen)


def test_a_withdrawn_gate_takes_no_decision() -> None:
    late = approve(BEN)
    withdrawn = closed(Outcome.WITHDRAWN, "Too early.")
    GATE.given(OPENED, withdrawn).when(late).then(
        refused(late, GateNotOpen, "It ended on 14 May 2018: withdrawn.")
    )


def test_only_approvals_open_the_way() -> None:
    opening = {outcome for outcome in Outcome if outcome.opens_the_way}
    assert opening == {
        Outcome.APPROVED,
        Outcome.APPROVED_WITH_CONDITIONS,
        Outcome.OVERRIDDEN,
        Outcome.DEEMED_CONSENT,
    }


def test_there_are_three_ways_to_say_no() -> None:
    assert {each for each in Choice if each.is_a_no} == {Choice.REJECT, Choice.DEFER, Choice.STOP}


def test_an_actor_is_known_by_identity_not_by_sign_in() -> None:
    other_sign_in = replace(actor("ben"), checked=("hardware key",))
    second = replace(approve(other_sign_in), submission="ben-second")
    GATE.given(OPENED, approved(BEN)).when(second).then(refused(second, AlreadyDecided))
