"""What somebody who decided is told at once."""

from dataclasses import replace

from domain.gate.commands import Decide
from domain.gate.events import GateEvent
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.receipt import Receipt, receipt
from domain.gate.refusals import EvidenceMissing, NotADecider
from domain.gate.turns import verdict_on
from tests.domain.gate.scene import OPENED, SUBJECT, approve, approved, closed, refused
from tests.domain.people import BEN, DINA, IVO

BENS, DINAS, IVOS = approve(BEN), approve(DINA), approve(IVO)
TURNED_AWAY = refused(IVOS, NotADecider, "It asks board, finance.")
ALL_SAID = ("ben approved as board.", "dina approved as finance.")


def told(command: Decide, *events: GateEvent) -> Receipt:
    gate = fold(events)
    return receipt(
        gate,
        of=command.submission,
        by=command.by.identity,
        name=SUBJECT.gate,
        round=SUBJECT.round,
        reasons=verdict_on(gate).reasons,
    )


def test_a_decision_that_counts_is_recorded() -> None:
    answer = told(BENS, OPENED, approved(BEN))
    assert answer.counts
    assert (answer.refusal, answer.sentence) == ("", "Recorded.")
    assert (answer.gate, answer.round, answer.submission) == (SUBJECT.gate, 1, BENS.submission)


def test_a_receipt_of_a_shut_gate_says_what_it_waits_for() -> None:
    answer = told(BENS, OPENED, approved(BEN))
    assert answer.outcome is None
    assert answer.reasons == ("Waiting for finance to decide.",)


def test_a_receipt_of_a_passed_gate_says_who_approved() -> None:
    answer = told(DINAS, OPENED, approved(BEN), approved(DINA), closed(Outcome.APPROVED, *ALL_SAID))
    assert (answer.counts, answer.outcome, answer.reasons) == (True, Outcome.APPROVED, ALL_SAID)


def test_a_refused_decision_is_told_the_reason() -> None:
    answer = told(IVOS, OPENED, TURNED_AWAY)
    assert not answer.counts
    assert (answer.refusal, answer.sentence) == ("NotADecider", TURNED_AWAY.sentence)
    assert answer.outcome is None


def test_a_refusal_is_told_to_whom_it_concerns_only() -> None:
    assert told(BENS, OPENED, TURNED_AWAY, approved(BEN)).counts


def test_a_key_shared_by_two_people_tells_each_their_own() -> None:
    ivos = replace(TURNED_AWAY, submission=BENS.submission)
    assert told(BENS, OPENED, ivos, approved(BEN)).counts
    assert not told(replace(IVOS, submission=BENS.submission), OPENED, ivos, approved(BEN)).counts


def test_each_submission_of_one_person_has_its_own_receipt() -> None:
    early = refused(BENS, EvidenceMissing, "Missing: design.")
    events = (OPENED, early, approved(BEN, seen="again"))
    assert not told(BENS, *events).counts
    assert told(approve(BEN, seen="again"), *events).counts


def test_a_receipt_asked_for_again_is_the_same() -> None:
    events = (OPENED, TURNED_AWAY, approved(BEN))
    assert told(IVOS, *events) == told(IVOS, *events)
