"""What follows for an ask from how its gate stands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.fund.commands import CloseAsk, GrantMoney, RevokeCapability
from domain.fund.events import FundEvent
from domain.fund.outcome import consequence, roles_behind
from domain.fund.state import fold
from domain.gate.commands import AnyGateCommand, Decide, LapseDecision, OpenGate
from domain.gate.decide import decide
from domain.gate.evolving import evolve as evolve_gate
from domain.gate.evolving import fold as fold_gate
from domain.gate.outcome import Choice, Outcome
from domain.gate.state import Gate
from domain.gate.step import decided_by
from domain.gate.subject import GateSubject
from domain.identity import Actor
from domain.roster import RoleId
from tests.domain.fund.scene import (
    CAP_A,
    ESTABLISHED,
    FROZEN,
    PROGRAMME,
    SPARE,
    TEAM,
    A,
    ask,
    asked,
    closed,
    grant,
    granted,
    revoked,
)
from tests.domain.gate.scene import BOARD, CABINET, FINANCE, OPEN_GATE, POLICY, SEEN, escalate
from tests.domain.gate_walks import RATIFIED
from tests.domain.people import BEN, CHLOE, DINA, FARAH, LATER, LOCKGATE, NOON

SUBJECT = GateSubject(programme=PROGRAMME, ask=A, round=1)
END_OF_2018 = datetime(2019, 4, 1, tzinfo=UTC)
WAITING = (ESTABLISHED, asked(ask(50_000_00)))


def opening(*roles: RoleId) -> OpenGate:
    return replace(OPEN_GATE, subject=SUBJECT, policy=replace(POLICY, steps=decided_by(*roles)))


def gate(*commands: AnyGateCommand) -> Gate:
    state = fold_gate(())
    for command in commands:
        for event in decide(state, command):
            state = evolve_gate(state, event)
    return state


def says(who: Actor, choice: Choice = Choice.APPROVE) -> Decide:
    return Decide(
        subject=SUBJECT,
        submission=who.identity.subject,
        choice=choice,
        evidence_digest=SEEN,
        reason="" if choice is Choice.APPROVE else "Too dear.",
        by=who,
        at=LATER,
    )


def follows(stands: Gate, *events: FundEvent) -> GrantMoney | CloseAsk | RevokeCapability | None:
    return consequence(fold(events), stands, SUBJECT, by=LOCKGATE, at=NOON)


APPROVED = gate(opening(BOARD), says(BEN))
REJECTED = gate(opening(BOARD), says(BEN, Choice.REJECT))


def test_an_approved_ask_is_granted_until_its_year_is_over() -> None:
    assert follows(APPROVED, *WAITING) == grant(valid_until=END_OF_2018)


def test_an_ask_to_move_money_is_granted_without_an_end() -> None:
    moving = asked(ask(1, line=TEAM, from_line=SPARE))
    assert follows(APPROVED, ESTABLISHED, moving) == grant()


def test_an_open_gate_decides_nothing_yet() -> None:
    assert follows(gate(opening(BOARD)), *WAITING) is None
    assert follows(fold_gate(()), *WAITING) is None


def test_a_grant_follows_once() -> None:
    assert follows(APPROVED, *WAITING, granted(50_000_00)) is None
    assert follows(APPROVED, ESTABLISHED) is None


def test_a_rejected_ask_is_closed_with_the_reason() -> None:
    command = follows(REJECTED, *WAITING)
    assert isinstance(command, CloseAsk)
    assert (command.ask, command.round, command.outcome) == (A, 1, Outcome.REJECTED)
    assert "Too dear" in command.reason
    assert follows(REJECTED, *WAITING, closed()) is None


def test_a_decision_that_lapses_takes_its_grant_back() -> None:
    late = LapseDecision(subject=SUBJECT, by=LOCKGATE, at=NOON + timedelta(days=60))
    lapsed = gate(replace(opening(BOARD), policy=replace(POLICY, steps=RATIFIED)), says(BEN), late)
    past = (*WAITING, granted(50_000_00))
    command = follows(lapsed, *past)
    assert isinstance(command, RevokeCapability)
    assert command.capability == CAP_A
    assert "not ratified" in command.reason
    assert follows(lapsed, *past, revoked(50_000_00, 0)) is None
    assert isinstance(follows(lapsed, *WAITING), CloseAsk)


def test_a_grant_waits_while_money_is_frozen() -> None:
    assert follows(APPROVED, *WAITING, FROZEN) is None


def test_what_the_guardian_decided_is_granted_all_the_same() -> None:
    by_guardian = gate(opening(FINANCE), says(DINA))
    assert follows(by_guardian, *WAITING, FROZEN) == grant(under=(FINANCE,), valid_until=END_OF_2018)


def test_a_grant_names_the_roles_that_decided() -> None:
    both = gate(opening(BOARD, FINANCE), says(BEN), says(DINA))
    assert roles_behind(both) == (BOARD, FINANCE)
    assert roles_behind(gate(opening(BOARD), says(CHLOE))) == (BOARD,)


def test_a_grant_after_escalation_is_under_those_above() -> None:
    above = replace(escalate(1), subject=SUBJECT)
    escalated = gate(opening(BOARD), above, says(FARAH))
    assert roles_behind(escalated) == (CABINET,)
