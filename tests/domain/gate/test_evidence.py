"""How decisions are bound to the evidence they were given on."""

from dataclasses import replace

from domain.evidence import Evidence, evidence_digest, newest
from domain.gate.events import GateEvidenceChanged, GateFactsChanged, GateFoundUnsatisfiable
from domain.gate.evolving import fold
from domain.gate.facts import NO_FACTS
from domain.gate.outcome import Outcome
from domain.gate.refusals import (
    AlreadyDecided,
    DeciderWroteEvidence,
    EvidenceChanged,
    EvidenceMissing,
    GateNotOpen,
)
from domain.gate.seats import Seat
from tests.domain.gate.scene import (
    BOARD,
    BOARD_SEAT,
    BUDGET,
    CHANGED,
    DESIGN,
    FINANCE,
    OPENED,
    REDESIGN,
    SEEN,
    SEEN_AGAIN,
    approve,
    approved,
    change_evidence,
    closed,
    opened_for,
    refused,
    reject,
    taken,
)
from tests.domain.people import BEN, CHLOE, DINA, EMIL, LATER
from tests.domain.spec import GATE

EMPTY = evidence_digest([])
WITHOUT = replace(OPENED, evidence=(), evidence_digest=EMPTY)


def test_new_evidence_is_put_before_the_deciders() -> None:
    GATE.given(OPENED).when(change_evidence(DESIGN, REDESIGN)).then(CHANGED)


def test_each_change_is_numbered_so_that_a_change_back_is_no_repetition() -> None:
    facts = GateFactsChanged(facts=NO_FACTS, facts_digest=NO_FACTS.digest, at=LATER)
    assert [fold([OPENED, *so_far]).changes for so_far in ((), (CHANGED,), (CHANGED, facts))] == [0, 1, 2]


def test_the_same_evidence_again_changes_nothing() -> None:
    GATE.given(OPENED).when(change_evidence(DESIGN)).then_nothing()


def test_the_evidence_of_an_ended_gate_stays_as_it_was() -> None:
    ended = closed(Outcome.REJECTED, "No.")
    GATE.given(OPENED, ended).when(change_evidence(REDESIGN)).then_refused(GateNotOpen)


def test_evidence_of_a_gate_that_never_began_is_refused() -> None:
    GATE.given().when(change_evidence(DESIGN)).then_refused(GateNotOpen)
    GATE.given().when(change_evidence()).then_refused(GateNotOpen)


def test_a_late_retry_of_an_evidence_change_is_free() -> None:
    ended = closed(Outcome.REJECTED, "No.")
    GATE.given(OPENED, CHANGED, ended).when(change_evidence(REDESIGN)).then_nothing()


def test_an_approval_lapses_when_the_evidence_changes() -> None:
    yes = approve(DINA, seen=SEEN_AGAIN)
    GATE.given(OPENED, approved(BEN), CHANGED).when(yes).then(taken(yes))


def test_a_lapsed_approval_can_be_given_again() -> None:
    again = approve(BEN, seen=SEEN_AGAIN)
    GATE.given(OPENED, approved(BEN), CHANGED, approved(DINA, seen=SEEN_AGAIN)).when(again).then(
        taken(again), closed(Outcome.APPROVED, "ben approved as board.", "dina approved as finance.")
    )


def test_a_lapsed_approval_can_turn_into_a_rejection() -> None:
    no = replace(reject(BEN), submission="ben-no", evidence_digest=SEEN_AGAIN)
    GATE.given(OPENED, approved(BEN), CHANGED).when(no).then(
        taken(no), closed(Outcome.REJECTED, "ben rejected: Costs are missing.")
    )


def test_a_page_with_the_old_evidence_is_refused() -> None:
    stale = approve(DINA, seen=SEEN)
    GATE.given(OPENED, CHANGED).when(stale).then(refused(stale, EvidenceChanged, "Changed: design."))


def test_changing_the_evidence_never_passes_a_gate() -> None:
    back = GateEvidenceChanged(evidence=(DESIGN,), evidence_digest=SEEN, at=LATER)
    GATE.given(OPENED, approved(BEN), CHANGED).when(change_evidence(DESIGN)).then(back)


def test_approval_requires_the_evidence_the_policy_names() -> None:
    attempt = approve(BEN, seen=EMPTY)
    GATE.given(WITHOUT).when(attempt).then(refused(attempt, EvidenceMissing, "Missing: design."))


def test_a_rejection_does_not_need_the_evidence() -> None:
    no = replace(reject(BEN), evidence_digest=EMPTY)
    GATE.given(WITHOUT).when(no).then(taken(no), closed(Outcome.REJECTED, "ben rejected: Costs are missing."))


def test_an_author_of_new_evidence_may_no_longer_decide() -> None:
    by_ben = replace(REDESIGN, author=BEN.identity)
    changed = replace(CHANGED, evidence=(by_ben,))
    attempt = approve(BEN, seen=SEEN_AGAIN)
    GATE.given(OPENED, changed).when(attempt).then(refused(attempt, DeciderWroteEvidence))


def test_an_author_of_withdrawn_evidence_may_decide_again() -> None:
    gate = replace(opened_for(Seat(role=BOARD, holders=(EMIL.identity,))), requested_by=DINA.identity)
    by_chloe = replace(REDESIGN, author=CHLOE.identity, submitted_by=CHLOE.identity)
    yes = approve(EMIL, seen=SEEN_AGAIN)
    GATE.given(gate, replace(CHANGED, evidence=(by_chloe,))).when(yes).then(
        taken(yes), closed(Outcome.APPROVED, "emil approved as board.")
    )


def test_an_approver_who_turns_out_as_author_does_not_count() -> None:
    by_ben = replace(DESIGN, author=BEN.identity)
    same_content = GateEvidenceChanged(evidence=(by_ben,), evidence_digest=SEEN, at=LATER)
    GATE.given(OPENED, approved(BEN), same_content).when(approve(DINA)).then(approved(DINA))


def test_an_approver_cleared_of_authorship_may_say_yes_again() -> None:
    by_ben = GateEvidenceChanged(
        evidence=(replace(DESIGN, author=BEN.identity),), evidence_digest=SEEN, at=LATER
    )
    corrected = replace(by_ben, evidence=(DESIGN,))
    again = replace(approve(BEN), submission="ben-again")
    GATE.given(OPENED, approved(BEN), by_ben, approved(DINA), corrected).when(again).then(
        taken(again), closed(Outcome.APPROVED, "ben approved as board.", "dina approved as finance.")
    )


def test_a_no_is_refused_where_only_a_yes_again_settles() -> None:
    by_ben = GateEvidenceChanged(
        evidence=(replace(DESIGN, author=BEN.identity),), evidence_digest=SEEN, at=LATER
    )
    corrected = replace(by_ben, evidence=(DESIGN,))
    no = replace(reject(BEN), submission="ben-no")
    GATE.given(OPENED, approved(BEN), by_ben, approved(DINA), corrected).when(no).then(
        refused(no, AlreadyDecided)
    )


def test_evidence_by_the_last_possible_decider_is_unsatisfiable() -> None:
    gate = opened_for(BOARD_SEAT, Seat(role=FINANCE, holders=(DINA.identity,)))
    by_dina = replace(REDESIGN, author=DINA.identity)
    GATE.given(gate).when(change_evidence(by_dina)).then(
        replace(CHANGED, evidence=(by_dina,)), GateFoundUnsatisfiable(empty_seats=(FINANCE,), at=LATER)
    )


def test_evidence_by_others_makes_a_gate_satisfiable_again() -> None:
    empty = GateFoundUnsatisfiable(empty_seats=(FINANCE,), at=LATER)
    assert fold([OPENED, empty, CHANGED]).unsatisfiable == ()


def test_a_digest_ignores_order_and_who_handed_in() -> None:
    handed_in_by_ben = replace(DESIGN, submitted_by=BEN.identity)
    assert evidence_digest([DESIGN, BUDGET]) == evidence_digest([BUDGET, handed_in_by_ben])


def test_a_digest_changes_with_content_and_with_name() -> None:
    sets: tuple[list[Evidence], ...] = (
        [],
        [DESIGN],
        [REDESIGN],
        [replace(DESIGN, name="budget")],
        [DESIGN, BUDGET],
    )
    assert len({evidence_digest(pieces) for pieces in sets}) == len(sets)


def test_the_newest_piece_of_a_name_counts() -> None:
    assert newest([DESIGN, BUDGET, REDESIGN]) == (BUDGET, REDESIGN)
