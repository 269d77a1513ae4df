"""What a release that is stopped gives back: what it was granted and has not drawn, and its open asks."""

from dataclasses import replace

from activities.messages import GateEnded
from domain.fund.commands import AskForMoney, DrawDown, OfferAskEvidence, fund_stream
from domain.fund.events import MoneyReturned
from domain.fund.plan import AskId, CapabilityId
from domain.gate.outcome import Outcome
from domain.gate.subject import GateSubject
from domain.money import Pence
from tests.workflows.council import refusal, told
from tests.workflows.house import House
from tests.workflows.small import (
    ASHA,
    BEN,
    EWAN,
    ONE_SEAT,
    R1A,
    R2A,
    START,
    actor,
    case,
    small_plan,
    with_money,
)

SPENT, GRANTED, WAITING = AskId("spent"), AskId("granted"), AskId("waiting")


async def test_a_stopped_release_gives_back_its_money_and_its_asks(house: House) -> None:
    design = await house.start_at_its_first_gate(with_money(small_plan(house.programme)))
    for ask in (SPENT, GRANTED):
        await asked_and_granted(house, ask)
    await house.office.tend_fund(draw(house, SPENT, 20_000_00))
    gate = await asked(house, WAITING)

    stopped = GateEnded(
        subject=design, outcome=Outcome.STOPPED, evidence_digest="", reason="The grant fell through."
    )
    await house.workflow(house.release_stream()).signal("gate_ended", stopped)
    returned = (await house.fact("money-returned", fund_stream(house.programme))).event

    assert isinstance(returned, MoneyReturned)
    assert (returned.unspent, returned.drawn) == (50_000_00, 20_000_00)
    assert returned.reason == "1A was stopped at design: The grant fell through."
    await house.workflow(gate.stream).result()
    assert (await house.seen(gate)).outcome is Outcome.WITHDRAWN
    await house.workflow(house.programme_stream).result()
    assert await told(house, house.release_stream()) == {
        f"{returned.reason} £50,000.00 that was granted went back; £20,000.00 had been drawn.": ["asha"]
    }
    assert await refusal(house.office.tend_fund(draw(house, GRANTED, 1))) == "GrantRevoked"


async def test_money_is_asked_for_releases_of_the_programme(house: House) -> None:
    await house.start(with_money(small_plan(house.programme)))
    elsewhere = replace(request(house, WAITING), release=R2A)
    assert await refusal(house.office.tend_fund(elsewhere)) == "ReleaseUnknown"


async def asked(house: House, ask: AskId) -> GateSubject:
    await house.office.tend_fund(
        OfferAskEvidence(programme=house.programme, by=actor(EWAN), at=START, ask=ask, evidence=case())
    )
    await house.office.tend_fund(request(house, ask))
    gate = GateSubject(programme=house.programme, ask=ask, round=1)
    await house.fact("gate-opened", gate.stream)
    return gate


async def asked_and_granted(house: House, ask: AskId) -> None:
    gate = await asked(house, ask)
    assert (await house.decide(gate, BEN)).counts
    await house.workflow(gate.stream).result()


def request(house: House, ask: AskId) -> AskForMoney:
    return AskForMoney(
        programme=house.programme,
        by=actor(ASHA),
        at=START,
        ask=ask,
        year=2018,
        amount=Pence(50_000_00),
        gate=ONE_SEAT.id,
        requested_by=ASHA,
        release=R1A,
    )


def draw(house: House, ask: AskId, amount: int) -> DrawDown:
    return DrawDown(
        programme=house.programme,
        by=actor(ASHA),
        at=START,
        capability=CapabilityId(f"{ask}-1"),
        amount=Pence(amount),
        reference="J-17",
    )
