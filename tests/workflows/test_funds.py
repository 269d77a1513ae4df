"""What becomes of a programme's money: asked for, decided on, granted and drawn."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from activities.door import Door
from activities.envelope import sealed
from activities.funds import Funds
from activities.messages import GateAsk
from domain.fund.commands import (
    AskForMoney,
    DrawDown,
    FreezeMoney,
    FundCommand,
    GrantMoney,
    LiftFreeze,
    OfferAskEvidence,
    fund_stream,
)
from domain.fund.plan import AskId, CapabilityId
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.money import Pence
from runtime.engine import TemporalEngine
from runtime.failures import Refused
from tests.workflows.house import House
from tests.workflows.small import (
    ASHA,
    BEN,
    CHLOE,
    DINA,
    EWAN,
    FINANCE,
    ONE_SEAT,
    START,
    actor,
    case,
    small_plan,
    with_money,
)

MORE, YEAR = AskId("more"), AskId("2018-19")
AMOUNT = Pence(100_000_00)


async def test_money_is_asked_for_decided_on_granted_and_drawn_once(house: House) -> None:
    await house.start(with_money(small_plan(house.programme)))
    await house.office.tend_fund(ask(house, AMOUNT))
    gate = money_gate(house, MORE)
    await house.fact("gate-opened", gate.stream)
    await house.office.tend_fund(
        OfferAskEvidence(programme=house.programme, by=actor(EWAN), at=START, ask=MORE, evidence=case())
    )
    await house.fact("gate-evidence-changed", gate.stream)
    assert (await house.decide(gate, ASHA)).refusal
    assert (await house.decide(gate, BEN)).counts

    await settle(house, gate)
    assert await refusal(house, draw(house, AMOUNT + 1)) == "AboveCapability"
    assert await refusal(house, replace(draw(house, 1), by=actor(BEN))) == "NotYoursToDraw"
    await house.office.tend_fund(draw(house, AMOUNT))
    assert await refusal(house, draw(house, 1)) == "CapabilitySpent"
    assert await money(house) == [
        "fund-established",
        "money-asked",
        "ask-evidence-offered",
        "money-granted",
        "drawdown-released",
    ]


async def test_a_refused_ask_opens_no_gate(house: House) -> None:
    await house.start(with_money(small_plan(house.programme)))
    assert await refusal(house, ask(house, Pence(200_000_01))) == "AboveYearsAsk"
    assert await refusal(house, replace(ask(house, AMOUNT), requested_by=BEN)) == "AsksForAnother"
    assert await money(house) == ["fund-established"]
    assert await house.happened(money_gate(house, MORE).stream) == []


async def test_the_programme_asks_for_its_year_by_itself_on_the_day(house: House) -> None:
    await house.start(with_money(small_plan(house.programme), opens_after=5))
    await house.office.tend_fund(ask(house, Pence(50_000_00)))
    gate = money_gate(house, YEAR)
    await house.days_pass(2)
    assert await house.happened(gate.stream) == []
    await house.days_pass(5)
    opened = await house.fact("gate-opened", gate.stream)
    assert opened.event.requested_by == ASHA  # type: ignore[union-attr]
    asked = (await house.fact("money-asked", fund_stream(house.programme), nth=2)).event
    assert (asked.ask, asked.amount) == (YEAR, 150_000_00)  # type: ignore[union-attr]


async def test_the_guardian_stops_all_money_and_lets_it_go(house: House) -> None:
    await house.start(with_money(small_plan(house.programme)))
    await house.office.tend_fund(ask(house, AMOUNT))
    gate = money_gate(house, MORE)
    await house.fact("gate-opened", gate.stream)
    await house.office.tend_fund(
        OfferAskEvidence(programme=house.programme, by=actor(EWAN), at=START, ask=MORE, evidence=case())
    )
    await house.fact("gate-evidence-changed", gate.stream)
    for somebody in (ASHA, BEN, DINA):
        assert await refusal(house, freeze(house, somebody)) == "NotTheGuardian"
    await house.office.tend_fund(freeze(house, CHLOE))

    assert (await house.decide(gate, BEN)).refusal == "MoneyFrozen"
    assert await refusal(house, replace(ask(house, Pence(1)), ask=AskId("other"))) == "MoneyIsFrozen"
    assert (await money(house))[-1] == "money-frozen"

    await house.office.tend_fund(
        LiftFreeze(programme=house.programme, by=actor(CHLOE), at=START, reason="It balances.")
    )
    assert (await house.decide(gate, BEN)).counts
    await house.fact("money-granted", fund_stream(house.programme))
    assert (await money(house))[-2:] == ["freeze-lifted", "money-granted"]


async def test_nobody_grants_money_to_themselves(house: House) -> None:
    await house.start(with_money(small_plan(house.programme)))
    grant = GrantMoney(
        programme=house.programme,
        by=actor(ASHA),
        at=START,
        ask=MORE,
        round=1,
        capability=CapabilityId("mine"),
        under=(FINANCE,),
    )
    assert await refusal(house, grant) == "NotForPeople"
    assert sealed(grant).name == "grant-money"


async def test_granted_money_is_drawn_after_the_programme_has_ended(house: House) -> None:
    await house.start(with_money(small_plan(house.programme)))
    await house.office.tend_fund(
        OfferAskEvidence(programme=house.programme, by=actor(EWAN), at=START, ask=MORE, evidence=case())
    )
    await house.office.tend_fund(ask(house, AMOUNT))
    gate = money_gate(house, MORE)
    await house.fact("gate-opened", gate.stream)
    assert (await house.decide(gate, BEN)).counts
    await settle(house, gate)
    await house.pass_gates()
    await house.fact("programme-ended", house.programme_stream)
    await house.workflow(house.programme_stream).result()

    assert await refusal(house, replace(ask(house, Pence(1)), ask=AskId("late"))) == "ProgrammeHasEnded"
    await house.office.tend_fund(draw(house, AMOUNT))
    assert (await money(house))[-1] == "drawdown-released"


def ask(house: House, amount: Pence) -> AskForMoney:
    return AskForMoney(
        programme=house.programme,
        by=actor(ASHA),
        at=START,
        ask=MORE,
        year=2018,
        amount=amount,
        gate=ONE_SEAT.id,
        requested_by=ASHA,
    )


def draw(house: House, amount: int) -> DrawDown:
    return DrawDown(
        programme=house.programme,
        by=actor(ASHA),
        at=START,
        capability=CapabilityId("more-1"),
        amount=Pence(amount),
        reference="J-17",
    )


def freeze(house: House, who: Identity) -> FreezeMoney:
    return FreezeMoney(programme=house.programme, by=actor(who), at=START, reason="Section 114.")


def money_gate(house: House, name: AskId) -> GateSubject:
    return GateSubject(programme=house.programme, ask=name, round=1)


async def settle(house: House, gate: GateSubject) -> None:
    """What the gate's review has done once its outcome takes effect."""
    door = Door(house.store, house.settings.trusted_issuers)
    funds = Funds(door, TemporalEngine(house.client, house.settings))
    await funds.settle_ask(GateAsk(subject=gate, at=START))


async def money(house: House) -> Sequence[str]:
    return await house.happened(fund_stream(house.programme))


async def refusal(house: House, command: FundCommand) -> str:
    with pytest.raises(Refused) as refused:
        await house.office.tend_fund(command)  # type: ignore[arg-type]
    return refused.value.code
