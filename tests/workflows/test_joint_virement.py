"""South & Vale's virement: two Cabinets side by side, each on 38,000 pounds of its own."""

from datetime import date

import pytest

from domain.fund.events import AskClosed, LinesVired, MoneyGranted
from domain.fund.plan import BudgetLine, FundPlan, LineId, YearsAsk
from domain.gate.outcome import Choice, Outcome
from domain.gate.policy import PolicyId
from domain.gate.subject import GateSubject
from domain.money import Pence
from domain.roster import RoleId
from domain.stake import Share
from tests.workflows.council import Council, refusal
from tests.workflows.house import House

POLICY = "south-vale-virement"
SOUTHS_MEETING = date(2018, 10, 4)
SOUTH, VALE = RoleId("cabinet-south"), RoleId("cabinet-vale")
CONTINGENCY, CHANGE = LineId("contingency"), LineId("cost-of-change")
# V-05: 38,000 pounds each.
EACH = 38_000_00
LINES = (
    BudgetLine(id=CONTINGENCY, name="Contingency", amount=Pence(100_000_00)),
    BudgetLine(id=CHANGE, name="Cost of change", amount=Pence(0)),
)
FUND = FundPlan(
    envelope=Pence(100_000_00),
    years=(YearsAsk(year=2018, amount=Pence(100_000_00)),),
    lines=LINES,
    guardian=SOUTH,
    virement=(),
    gates=(PolicyId(POLICY),),
    partners=(SOUTH, VALE),
)


@pytest.mark.parametrize(("first", "second"), [("ben", "dina"), ("emil", "chloe")])
async def test_the_lines_move_once_both_cabinets_have_said_yes(house: House, first: str, second: str) -> None:
    councils = await both(house)
    gate = await virement(councils)
    assert (await councils.says(gate, first)).outcome is None
    assert not [each for each in await councils.money() if isinstance(each, MoneyGranted | LinesVired)]

    assert (await councils.says(gate, second)).outcome is Outcome.APPROVED
    moved = (await house.fact("lines-vired", councils.fund)).event
    assert isinstance(moved, LinesVired)
    assert (moved.from_line, moved.to_line, moved.amount) == (CONTINGENCY, CHANGE, 2 * EACH)
    assert sorted(moved.under) == [SOUTH, VALE]


async def test_one_cabinets_refusal_stops_the_virement(house: House) -> None:
    councils = await both(house)
    gate = await virement(councils)
    await councils.say(gate, "ben")
    assert (await councils.says(gate, "emil", Choice.REJECT)).outcome is Outcome.REJECTED
    closed = (await house.fact("ask-closed", councils.fund)).event
    assert isinstance(closed, AskClosed)
    assert (closed.outcome, closed.reason) == (Outcome.REJECTED, "emil rejected: It costs too much.")
    assert not [each for each in await councils.money() if isinstance(each, LinesVired)]


async def test_two_of_one_cabinet_do_not_move_the_others_money(house: House) -> None:
    councils = await both(house)
    gate = await virement(councils)
    await councils.say(gate, "ben", "chloe")
    assert (await house.seen(gate)).outcome is None


async def test_a_penny_above_38000_is_beyond_the_cabinet_whose_share_it_is(house: House) -> None:
    councils = await both(house)
    gate = await virement(councils, south=EACH + 1)
    assert (await councils.says(gate, "ben")).refusal == "AboveLimit"
    assert (await councils.says(gate, "dina")).outcome is None
    assert (await house.seen(gate)).unsatisfiable == (SOUTH,)


async def test_the_shares_of_the_cabinets_add_up_to_the_virement(house: House) -> None:
    councils = await both(house)
    shares = (Share(role=SOUTH, amount=Pence(EACH)), Share(role=VALE, amount=Pence(EACH - 1)))
    asked = councils.ask(2 * EACH, ask="change", line=CHANGE, from_line=CONTINGENCY, shares=shares)
    assert await refusal(asked) == "SharesDoNotAddUp"


async def both(house: House) -> Council:
    return await Council.at_work(house, POLICY, FUND, on=SOUTHS_MEETING)


async def virement(councils: Council, *, south: int = EACH, vale: int = EACH) -> GateSubject:
    shares = (Share(role=SOUTH, amount=Pence(south)), Share(role=VALE, amount=Pence(vale)))
    return await councils.ask(south + vale, ask="change", line=CHANGE, from_line=CONTINGENCY, shares=shares)
