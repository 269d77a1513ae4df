"""What the programme knows about whoever asks something of its fund."""

from dataclasses import replace

import pytest

from domain.authority import entitled
from domain.fund.refusals import GateNotForMoney, NotOfTheProgramme, ProgrammeHasEnded
from domain.fund.standing import made_ready, with_standing
from domain.fund.state import fold
from domain.gate.policy import PolicyId
from domain.programme.state import Programme
from domain.roster import Leaver
from tests.domain.fund.scene import AS_GUARDIAN, ESTABLISHED, FREEZE, MONEY_GATE, ask, asked, closed, vire
from tests.domain.gate.scene import BOARD, FINANCE, POLICY, ROSTER
from tests.domain.people import BEN, DINA, NOON, actor

PROGRAMME = Programme(roster=ROSTER, policies={MONEY_GATE: replace(POLICY, id=MONEY_GATE)})
FUND = fold((ESTABLISHED,))


def test_standing_is_looked_up_whatever_a_message_says() -> None:
    claimed = replace(FREEZE, by=BEN, standing=AS_GUARDIAN)
    assert {each.role for each in with_standing(claimed, PROGRAMME).standing} == {BOARD}
    assert with_standing(replace(FREEZE, standing=()), PROGRAMME).standing_as(FINANCE)


def test_standing_is_that_of_the_day() -> None:
    gone = replace(ROSTER, leavers=(Leaver(who=BEN.identity, left=NOON.date()),))
    assert with_standing(vire(1), replace(PROGRAMME, roster=gone)).standing == ()
    (found,) = with_standing(vire(1), PROGRAMME).standing
    assert found in entitled(ROSTER, BOARD, NOON.date())
    assert with_standing(replace(vire(1), by=DINA), PROGRAMME).standing_as(BOARD) == ()


def test_an_ask_is_given_its_round_and_its_deciders() -> None:
    claimed = ask(1, round=7, deciders=(FINANCE,))
    ready = made_ready(claimed, PROGRAMME, FUND)
    assert (ready.round, ready.deciders) == (1, POLICY.deciders)
    again = fold((ESTABLISHED, asked(ask(1)), closed()))
    assert made_ready(claimed, PROGRAMME, again).round == 2


def test_an_ended_programme_asks_for_nothing() -> None:
    with pytest.raises(ProgrammeHasEnded):
        made_ready(ask(1), replace(PROGRAMME, ended=True), FUND)


def test_only_people_of_the_programme_ask() -> None:
    with pytest.raises(NotOfTheProgramme):
        made_ready(ask(1, by=actor("zoe")), PROGRAMME, FUND)


def test_an_ask_goes_to_a_policy_of_the_programme() -> None:
    with pytest.raises(GateNotForMoney):
        made_ready(replace(ask(1), gate=PolicyId("none")), PROGRAMME, FUND)
