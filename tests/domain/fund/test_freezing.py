"""What stands still when all money is stopped, and who may still move any."""

from dataclasses import replace

import pytest

from domain.fund.commands import AnyFundCommand, FreezeMoney, LiftFreeze
from domain.fund.events import FreezeLifted
from domain.fund.refusals import MoneyIsFrozen, NotTheGuardian
from domain.gate.refusals import ReasonMissing
from tests.domain.fund.scene import (
    AS_BOARD,
    AS_GUARDIAN,
    ESTABLISHED,
    FREEZE,
    FROZEN,
    GUARDIAN,
    LIFT,
    VIRER,
    B,
    ask,
    asked,
    close,
    closed,
    draw,
    drawn,
    grant,
    granted,
    revoke,
    revoked,
    vire,
    vired,
)
from tests.domain.gate.scene import FINANCE
from tests.domain.people import LATER, NOON
from tests.domain.spec import FUND

LIFTED = FreezeLifted(reason="It balances.", by=GUARDIAN.identity, at=NOON)
WAITING = (ESTABLISHED, asked(ask(50_000_00)))
GRANTED = (*WAITING, granted(50_000_00))


def test_the_guardian_freezes_and_lifts() -> None:
    FUND.given(ESTABLISHED).when(FREEZE).then(FROZEN)
    FUND.given(ESTABLISHED, FROZEN).when(replace(FREEZE, at=LATER)).then_nothing()
    FUND.given(ESTABLISHED, FROZEN).when(LIFT).then(LIFTED)
    FUND.given(ESTABLISHED).when(LIFT).then_nothing()


@pytest.mark.parametrize("command", [FREEZE, LIFT])
def test_nobody_else_does(command: FreezeMoney | LiftFreeze) -> None:
    for another in (
        replace(command, by=VIRER),
        replace(command, by=VIRER, standing=AS_BOARD),
        replace(command, standing=()),
    ):
        FUND.given(ESTABLISHED, FROZEN).when(another).then_refused(NotTheGuardian)


@pytest.mark.parametrize("command", [FREEZE, LIFT])
def test_it_takes_a_reason(command: FreezeMoney | LiftFreeze) -> None:
    FUND.given(ESTABLISHED, FROZEN).when(replace(command, reason=" ")).then_refused(ReasonMissing)


@pytest.mark.parametrize("command", [ask(1, B), grant(B), draw(1), vire(1)])
def test_while_frozen_no_money_moves(command: AnyFundCommand) -> None:
    past = FUND.given(*GRANTED, *([asked(ask(1, B))] if command == grant(B) else []), FROZEN)
    past.when(command).then_refused(MoneyIsFrozen, saying="dina stopped it: Section 114.")


def test_while_frozen_asks_still_end_and_grants_still_fall() -> None:
    FUND.given(*WAITING, FROZEN).when(close()).then(closed())
    FUND.given(*GRANTED, FROZEN).when(revoke()).then(revoked(50_000_00, 0))


def test_while_frozen_the_guardian_asks_grants_draws_and_moves() -> None:
    own_ask = replace(ask(1, B, by=GUARDIAN), standing=AS_GUARDIAN)
    FUND.given(*GRANTED, FROZEN).when(own_ask).then(asked(own_ask))
    FUND.given(*WAITING, FROZEN).when(grant(under=(FINANCE,))).then(granted(50_000_00, under=(FINANCE,)))
    own_draw = draw(1, by=GUARDIAN, standing=AS_GUARDIAN)
    FUND.given(*GRANTED, FROZEN).when(own_draw).then(drawn(1, by=GUARDIAN))
    both = (*AS_GUARDIAN, *(replace(each, who=GUARDIAN.identity) for each in AS_BOARD))
    own_move = vire(1, by=GUARDIAN, standing=both)
    FUND.given(*GRANTED, FROZEN).when(own_move).then(replace(vired(1), by=GUARDIAN.identity))


def test_once_lifted_money_moves_again() -> None:
    FUND.given(*GRANTED, FROZEN, LIFTED).when(draw(1)).then(drawn(1))
