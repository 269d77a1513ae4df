"""What people may ask of a fund themselves."""

from dataclasses import replace

import pytest

from domain.fund.commands import AnyFundCommand
from domain.fund.people import from_people
from domain.fund.refusals import NotForPeople
from tests.domain.fund.scene import (
    ESTABLISH,
    FREEZE,
    LIFT,
    PROGRAMME,
    ask,
    close,
    draw,
    grant,
    offer,
    revoke,
    vire,
)
from tests.domain.people import ASHA, LOCKGATE


@pytest.mark.parametrize("command", [ask(1), offer(), draw(1), vire(1), FREEZE, LIFT])
def test_people_ask_hand_in_draw_move_stop_and_let_go(command: AnyFundCommand) -> None:
    assert from_people(command, programme=PROGRAMME) == command


@pytest.mark.parametrize("command", [ESTABLISH, grant(), close(), revoke()])
def test_what_follows_from_a_gate_is_not_for_people(command: AnyFundCommand) -> None:
    with pytest.raises(NotForPeople):
        from_people(replace(command, by=ASHA), programme=PROGRAMME)


def test_nobody_asks_of_another_programmes_fund() -> None:
    with pytest.raises(NotForPeople):
        from_people(draw(1), programme="surrey-ctp")


def test_nobody_passes_for_a_service() -> None:
    with pytest.raises(NotForPeople):
        from_people(replace(ask(1), by=LOCKGATE), programme=PROGRAMME)
