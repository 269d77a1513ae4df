"""How far a delegation reaches at a gate, and until when a deputy's word counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.gate.commands import AnyGateCommand, OpenGate
from domain.gate.decide import decide
from domain.gate.evolving import evolve
from domain.gate.outcome import Outcome
from domain.gate.state import Gate
from domain.identity import Actor
from domain.roster import Delegation, RoleId, held_by
from tests.domain.gate.scene import (
    BOARD,
    CABINET,
    DESIGN,
    FINANCE,
    OPEN_GATE,
    ROSTER,
    approve,
    change_evidence,
    escalate,
)
from tests.domain.people import BEN, CHLOE, DINA, FARAH


def test_a_delegation_of_one_role_does_not_reach_a_place_in_two() -> None:
    # Chloe is asked as the board and for finance: one word of hers is a word as both.
    for_finance = gate_with_deputy(CHLOE, FARAH, FINANCE)
    assert after(for_finance, approve(FARAH)).refusals[-1].refusal == "NotADecider"
    for_both = gate_with_deputy(CHLOE, FARAH, BOARD, FINANCE)
    assert after(for_both, approve(FARAH), approve(DINA)).outcome is Outcome.APPROVED


def test_a_deputy_fills_no_seat_that_opened_to_the_giver_from_above() -> None:
    # Dina may fill a board's seat once it has come up to her; who speaks for her in finance may not.
    gate = gate_with_deputy(DINA, FARAH, FINANCE, board=(BEN,))
    spoken = (escalate(1), approve(FARAH), approve(CHLOE))
    assert after(gate, *spoken).outcome is None
    assert after(gate, *spoken, approve(BEN)).outcome is Outcome.APPROVED


def test_a_deputy_found_to_have_written_the_evidence_counts_no_longer() -> None:
    gate = gate_with_deputy(DINA, FARAH, FINANCE)
    author_corrected = change_evidence(replace(DESIGN, author=FARAH.identity))
    assert after(gate, approve(FARAH), approve(BEN)).outcome is Outcome.APPROVED
    corrected = (approve(FARAH), author_corrected, approve(BEN))
    assert after(gate, *corrected).outcome is None
    assert after(gate, *corrected, approve(DINA)).outcome is Outcome.APPROVED


def gate_with_deputy(
    giver: Actor, taker: Actor, *roles: RoleId, board: Sequence[Actor] = (BEN, CHLOE)
) -> OpenGate:
    """Asks the board and finance, and somebody there lets another decide in these roles; Dina is above."""
    holders = {BOARD: board, FINANCE: (CHLOE, DINA), CABINET: (DINA,)}
    reaching = Delegation(
        id="D-1",
        giver=giver.identity,
        taker=taker.identity,
        roles=roles,
        since=date(2018, 5, 1),
        until=date(2018, 5, 31),
        reason="On leave.",
    )
    seated = tuple(
        replace(role, holdings=held_by(*(who.identity for who in holders[role.id])))
        if role.id in holders
        else role
        for role in ROSTER.roles
    )
    return replace(OPEN_GATE, roster=replace(ROSTER, roles=seated, delegations=(reaching,)))


def after(*commands: AnyGateCommand) -> Gate:
    """The gate once all of this was asked of it."""
    gate = Gate()
    for command in commands:
        for event in decide(gate, command):
            gate = evolve(gate, event)
    return gate
