"""For what a gate waited, told from its events."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.gate.aftermath import DecisionLapsed, OutcomeTookEffect
from domain.gate.events import GateEvent, GateEvidenceChanged
from domain.gate.outcome import Outcome
from domain.waiting.waits import Cause, Wait, waits, waits_now
from tests.domain.gate.scene import CHANGED, OPENED, closed
from tests.domain.people import NOON

NOTHING_YET = replace(OPENED, evidence=(), evidence_digest="")
PEOPLE, EVIDENCE, REWORK = Cause


def day(number: int) -> datetime:
    return NOON + timedelta(days=number)


def spans(*rounds: tuple[GateEvent, ...], until: int = 10) -> list[tuple[Cause, int, int]]:
    found = waits(rounds, day(until))
    return [(each.cause, (each.since - NOON).days, (each.until - NOON).days) for each in found]


def handed_in(number: int) -> GateEvidenceChanged:
    return replace(CHANGED, at=day(number))


def test_an_open_gate_waits_for_people() -> None:
    assert spans((OPENED,)) == [(PEOPLE, 0, 10)]


def test_a_gate_waits_for_evidence_until_it_is_handed_in() -> None:
    assert spans((NOTHING_YET, handed_in(4))) == [(EVIDENCE, 0, 4), (PEOPLE, 4, 10)]


def test_what_is_sent_back_waits_for_rework_until_it_comes_again() -> None:
    first, again = (OPENED, closed(Outcome.REJECTED, at=day(2))), (replace(OPENED, at=day(6)),)
    assert spans(first) == [(PEOPLE, 0, 2), (REWORK, 2, 10)]
    assert spans(first, again) == [(PEOPLE, 0, 2), (REWORK, 2, 6), (PEOPLE, 6, 10)]


def test_what_is_put_off_waits_for_those_who_put_it_off() -> None:
    assert spans((OPENED, closed(Outcome.DEFERRED, at=day(2)))) == [(PEOPLE, 0, 10)]


@pytest.mark.parametrize("outcome", [Outcome.APPROVED, Outcome.OVERRIDDEN, Outcome.STOPPED])
def test_a_gate_that_is_over_waits_for_nothing(outcome: Outcome) -> None:
    events = (OPENED, closed(outcome, at=day(2)))
    assert (spans(events), waits_now([events])) == ([(PEOPLE, 0, 2)], None)


def test_a_decision_that_may_be_called_in_waits_for_scrutiny() -> None:
    decided = replace(closed(Outcome.APPROVED, at=day(2)), takes_effect=day(5))
    in_effect = OutcomeTookEffect(at=day(5))
    assert spans((OPENED, decided)) == [(PEOPLE, 0, 10)]
    assert spans((OPENED, decided, in_effect)) == [(PEOPLE, 0, 5)]


def test_a_decision_that_lapses_once_it_took_effect_sends_nobody_back() -> None:
    lapsed = DecisionLapsed(reasons=("Nobody ratified it.",), released="", at=day(4))
    assert spans((OPENED, closed(Outcome.APPROVED, at=day(2)), lapsed)) == [(PEOPLE, 0, 2)]


def test_a_wait_is_counted_in_seconds() -> None:
    assert Wait(cause=PEOPLE, since=day(0), until=day(2)).seconds == 2 * 86_400


def test_a_gate_that_was_never_asked_for_waits_for_nothing() -> None:
    assert (spans(()), waits_now([])) == ([], None)
