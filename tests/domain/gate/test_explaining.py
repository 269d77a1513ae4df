"""How a gate stands, why, and what would open it."""

from domain.gate.abilities import Ability, abilities, why_not
from domain.gate.difference import EvidenceDifference, difference
from domain.gate.events import DeciderRecused
from domain.gate.evolving import fold
from domain.gate.explaining import GateStanding, Progress, opening_sets, standing_of, steps_of, why_uncounted
from domain.gate.outcome import Outcome
from domain.gate.state import Gate
from tests.domain.gate.scene import BUDGET, CHANGED, DESIGN, OPENED, REDESIGN, SUBJECT, approved, closed
from tests.domain.people import ASHA, BEN, CHLOE, DINA, LATER, NOON

ASIDE = DeciderRecused(by=BEN.identity, reason="My firm built it.", at=LATER)


def test_a_gate_is_named_by_how_it_stands() -> None:
    assert standing_of(Gate()) is GateStanding.NOT_BEGUN
    assert standing_of(fold([OPENED])) is GateStanding.LACKS_WORDS
    assert standing_of(fold([OPENED, closed(Outcome.APPROVED)])) is GateStanding.OPEN
    assert standing_of(fold([OPENED, closed(Outcome.REJECTED)])) is GateStanding.ENDED


def test_the_step_that_waits_names_who_is_heard_and_awaited() -> None:
    (step,) = steps_of(fold([OPENED, approved(BEN)]))

    assert (step.progress, step.heard) == (Progress.WAITING, (BEN.identity,))
    assert set(step.awaited) == {CHLOE.identity, DINA.identity}


def test_whoever_fills_the_last_seat_would_open_it() -> None:
    assert set(opening_sets(fold([OPENED, approved(BEN)]))) == {(CHLOE.identity,), (DINA.identity,)}


def test_nobody_opens_a_gate_that_has_ended() -> None:
    assert opening_sets(fold([OPENED, closed(Outcome.REJECTED)])) == ()


def test_a_decision_on_other_evidence_does_not_count() -> None:
    assert why_uncounted(fold([OPENED, approved(BEN)]), approved(BEN)) == ""
    gate = fold([OPENED, approved(BEN), CHANGED])

    assert why_uncounted(gate, approved(BEN)) == "What it was given to has changed since."


def test_a_decision_of_whoever_stood_aside_does_not_count() -> None:
    assert why_uncounted(fold([OPENED, approved(BEN), ASIDE]), approved(BEN)) == "They stood aside."


def test_evidence_tells_what_changed_came_and_went() -> None:
    assert difference([DESIGN], [REDESIGN, BUDGET]) == EvidenceDifference(
        changed=("design",), added=("budget",)
    )
    assert difference([BUDGET], []) == EvidenceDifference(removed=("budget",))


def test_whoever_is_asked_can_decide_or_stand_aside() -> None:
    gate = fold([OPENED])

    assert set(abilities(gate, SUBJECT, BEN.identity, NOON)) == {
        Ability.APPROVE,
        Ability.REJECT,
        Ability.ABSTAIN,
        Ability.DEFER,
        Ability.STAND_ASIDE,
    }
    assert why_not(gate, SUBJECT, BEN.identity, NOON) is None


def test_whoever_asked_for_the_gate_can_take_it_back_alone_and_is_told_why() -> None:
    gate = fold([OPENED])
    told = why_not(gate, SUBJECT, ASHA.identity, NOON)

    assert abilities(gate, SUBJECT, ASHA.identity, NOON) == (Ability.WITHDRAW,)
    assert told is not None
    assert (told.refusal, "ben" in told.remedy.lower()) == ("DeciderIsRequester", True)


def test_nobody_decides_before_the_gate_begins() -> None:
    told = why_not(Gate(), SUBJECT, BEN.identity, NOON)

    assert told is not None
    assert (told.refusal, told.remedy) == (
        "GateNotOpen",
        "Wait until the stage is submitted: the gate begins then.",
    )
