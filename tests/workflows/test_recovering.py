"""What is started again from the record has its clock, and hears what it had not heard."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from temporalio.service import RPCError

from activities.door import Door
from activities.gates import Gates
from activities.runs import ClockSetting, ProgrammeRun
from activities.starting_again import unfinished
from domain.benefit.commands import benefit_stream
from domain.fund.commands import AskForMoney, OfferAskEvidence, fund_stream
from domain.fund.plan import AskId
from domain.gate.outcome import Outcome
from domain.gate.subject import GateSubject
from domain.identity import service
from domain.money import Pence
from domain.programme.commands import StartProgramme
from domain.release.commands import TakeOutcome
from readmodels.business_clock import simulated_now
from readmodels.under_way import under_way
from runtime.engine import review_schedule
from runtime.nightly import replay_schedule
from runtime.recovering import Recovered, Recovery
from tests.workflows.house import House
from tests.workflows.small import (
    ASHA,
    BEN,
    EWAN,
    ONE_SEAT,
    R1A,
    SAVING,
    START,
    actor,
    case,
    small_plan,
    with_money,
)

MORE = AskId("more")


async def test_reminder_comes_on_its_day_although_everything_was_lost_before(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await house.days_pass(1)
    await lose(house, await everything(house))
    await recover(house)
    await house.lockstep.move_to(START + timedelta(days=3))
    reminded = await house.fact("gate-reminded", gate.stream)
    assert reminded.fact.at == datetime(2018, 6, 28, tzinfo=UTC)


async def test_recovering_twice_starts_and_records_nothing_more(house: House) -> None:
    await house.start_at_its_first_gate()
    await lose(house, await everything(house))
    first = await recover(house)
    await house.lockstep.settle()
    before = await house.store.position()
    second = await recover(house)
    await house.lockstep.settle()
    assert sorted(second.running) == sorted(first.started)
    assert (second.started, await house.store.position()) == ([], before)


async def test_reviews_and_nightly_replays_are_called_again(house: House) -> None:
    await house.start_at_its_first_gate()
    for each in (review_schedule(house.programme), replay_schedule(house.settings)):
        with suppress(RPCError):
            await house.client.get_schedule_handle(each).delete()
    await recover(house)
    for each in (review_schedule(house.programme), replay_schedule(house.settings)):
        await house.client.get_schedule_handle(each).describe()


async def test_what_runs_is_not_started(house: House) -> None:
    await house.start_at_its_first_gate()
    assert (await recover(house)).started == []


async def test_release_hears_of_its_gate_when_both_were_lost_after_the_decision(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await lose(house, await everything(house))
    await decide_at_the_door(house, gate)
    await recover(house)
    await house.fact("stage-passed", house.release_stream())


async def test_release_hears_of_its_gate_when_only_the_gate_was_lost(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await lose(house, [gate.stream])
    await decide_at_the_door(house, gate)
    await recover(house)
    await house.fact("stage-passed", house.release_stream())


async def test_programme_hears_of_a_release_that_was_lost_as_it_stopped(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await lose(house, await everything(house))
    stop = TakeOutcome(
        programme=house.programme,
        release=R1A,
        by=service("release-delivery"),
        at=START,
        stage=gate.the_stage,
        round=1,
        outcome=Outcome.STOPPED,
        evidence_digest="",
    )
    await door(house).settle(stop)
    await recover(house)
    await house.fact("release-dropped", house.programme_stream)
    await house.fact("benefit-withdrawn", benefit_stream(house.programme, SAVING))


async def test_money_is_granted_when_its_gate_was_lost_before_it_settled_the_ask(house: House) -> None:
    gate = await a_gate_for_money(house)
    await lose(house, await everything(house))
    await decide_at_the_door(house, gate)
    await recover(house)
    await house.fact("money-granted", fund_stream(house.programme))


async def test_programme_in_real_time_goes_on_in_real_time(idle_house: House) -> None:
    plan = small_plan(idle_house.programme)
    begin = StartProgramme(programme=plan.id, by=actor(ASHA), at=START, plan=plan)
    await door(idle_house).settle(begin)
    (only,) = (await idle_house.store.query(partial(unfinished, programme=plan.id))).to_run
    assert only.run == ProgrammeRun(programme=plan.id, clock=ClockSetting(), has_begun=True)


async def recover(house: House) -> Recovered:
    recovered = await Recovery(house.client, house.store, house.settings).recover(house.programme)
    now = await house.store.query(partial(simulated_now, programme=house.programme))
    assert now
    if recovered.started:
        house.lockstep.started_again(now)
    return recovered


async def lose(house: House, workflows: Iterable[str]) -> None:
    for each in workflows:
        with suppress(RPCError):
            await house.workflow(each).terminate("lost in a test")


async def everything(house: House) -> list[str]:
    await house.lockstep.settle()
    return [each.id for each in await house.store.query(under_way)]


async def decide_at_the_door(house: House, gate: GateSubject) -> None:
    """As the last moment before the loss: recorded, and nobody was told."""
    decision = replace(await house.decision(gate, BEN), at=START)
    assert (await Gates(door(house)).decide(decision)).receipt.counts


async def a_gate_for_money(house: House) -> GateSubject:
    await house.start(with_money(small_plan(house.programme)))
    money = AskForMoney(
        programme=house.programme,
        by=actor(ASHA),
        at=START,
        ask=MORE,
        year=2018,
        amount=Pence(100_000_00),
        gate=ONE_SEAT.id,
        requested_by=ASHA,
    )
    handed_in = OfferAskEvidence(
        programme=house.programme, by=actor(EWAN), at=START, ask=MORE, evidence=case()
    )
    await house.office.tend_fund(money)
    await house.office.tend_fund(handed_in)
    gate = GateSubject(programme=house.programme, ask=MORE, round=1)
    await house.fact("gate-evidence-changed", gate.stream)
    return gate


def door(house: House) -> Door:
    return Door(house.store, house.settings.trusted_issuers)
