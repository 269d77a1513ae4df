"""Records the histories that later code must still replay: python -m tests.workflows.record_histories."""

import asyncio
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from temporalio.api.history.v1 import History
from temporalio.client import ScheduleActionExecutionStartWorkflow

from activities.runs import NightlyReplayRun
from domain.benefit.commands import ConfirmMeasurement, MeasureBenefit, benefit_stream
from domain.fund.commands import FreezeMoney, LiftFreeze
from domain.gate.commands import DischargeCondition
from domain.gate.condition import Condition
from domain.gate.outcome import Choice
from domain.gate.subject import GateSubject
from domain.money import Pence
from domain.stage import STAGES
from runtime.engine import review_schedule
from runtime.record import migrate_record
from runtime.settings import Settings
from runtime.worker import build_worker
from tests.workflows.house import House, day_after_start, open_house
from tests.workflows.recorded import FINGERPRINTS, HISTORIES, fingerprints
from tests.workflows.server import temporal_in
from tests.workflows.small import (
    BEN,
    CHLOE,
    CONDITION,
    EWAN,
    SAVING,
    START,
    TWO_SEATS,
    actor,
    case,
    small_plan,
    with_money,
)

REVIEW_DAY = datetime(2018, 11, 2, tzinfo=UTC)
NIGHT = "replay-the-night"
LATER = replace(CONDITION, due=date(2018, 8, 1))


async def record(url: str, address: str) -> None:
    """Runs the small programme through most of what can happen to it, and keeps each workflow's history."""
    async with open_house(url, address) as house:
        async with build_worker(house.client, house.store, house.settings):
            review = await _tell_the_story(house)
        for old in HISTORIES.glob("*.pb"):
            old.unlink()
        await _keep(house, "programme_delivery", house.programme_stream)
        await _keep(house, "programme_review", review)
        await _keep(house, "nightly_replay", NIGHT)
        await _keep(house, "release_delivery", house.release_stream())
        await _keep(house, "gate_review_rejected", house.gate().stream)
        await _keep(house, "gate_review_escalated", house.gate(round=2).stream)
        await _keep(house, "benefit_realisation", benefit_stream(house.programme, SAVING))
    FINGERPRINTS.write_text(json.dumps(fingerprints(), indent=1) + "\n")


async def _tell_the_story(house: House) -> str:
    """Goes from the start to the end of it; tells which workflow called the review."""
    plan = small_plan(house.programme, policy=TWO_SEATS, days=1)
    await house.start(with_money(plan, opens_after=2))
    await _stop_the_money(house)
    review = await _call_the_review(house)
    await house.move_to(day_after_start(1))
    first = await house.open_gate()
    await house.decide(first, BEN, Choice.REJECT)
    await house.fact("stage-returned", house.release_stream())
    await house.offer(piece=case("2"))
    await house.open_gate(round=2)
    await house.move_to(day_after_start(6))
    await _two_yeses(house, house.gate(round=2), conditions=[LATER])
    for day, stage in enumerate(STAGES[1:], start=7):
        await house.move_to(day_after_start(day))
        await _two_yeses(house, await house.open_gate(stage))
    await house.fact("benefit-posted", benefit_stream(house.programme, SAVING))
    await house.move_to(REVIEW_DAY)
    await house.fact("measurement-asked", benefit_stream(house.programme, SAVING))
    await _meet_the_condition(house)
    await _realise_the_benefit(house)
    await house.workflow(house.gate(round=2).stream).result()
    await house.workflow(benefit_stream(house.programme, SAVING)).result()
    await _replay(house)
    return review


async def _replay(house: House) -> None:
    run = NightlyReplayRun()
    queue = house.settings.task_queue
    await house.client.execute_workflow("NightlyReplay", run, id=NIGHT, task_queue=queue)


async def _call_the_review(house: House) -> str:
    await house.office.call_review(house.programme)
    await house.fact("review-called", house.programme_stream)
    schedule = house.client.get_schedule_handle(review_schedule(house.programme))
    (called,) = (await schedule.describe()).info.recent_actions
    assert isinstance(called.action, ScheduleActionExecutionStartWorkflow)
    return called.action.workflow_id


async def _stop_the_money(house: House) -> None:
    freeze = FreezeMoney(programme=house.programme, by=actor(CHLOE), at=START, reason="Section 114.")
    await house.office.tend_fund(freeze)
    lift = LiftFreeze(programme=house.programme, by=actor(CHLOE), at=START, reason="It balances.")
    await house.office.tend_fund(lift)


async def _two_yeses(house: House, gate: GateSubject, conditions: Sequence[Condition] = ()) -> None:
    await house.decide(gate, BEN, conditions=conditions)
    await house.decide(gate, CHLOE)
    await house.fact("gate-closed", gate.stream)


async def _meet_the_condition(house: House) -> None:
    await house.office.tend_gate(
        DischargeCondition(
            subject=house.gate(round=2), by=actor(EWAN), at=START, condition=LATER.id, note="Done."
        )
    )


async def _realise_the_benefit(house: House) -> None:
    await house.office.tend_benefit(
        MeasureBenefit(
            programme=house.programme,
            benefit=SAVING,
            by=actor(EWAN),
            at=START,
            review=1,
            annual=Pence(100_000_00),
        )
    )
    await house.office.tend_benefit(
        ConfirmMeasurement(programme=house.programme, benefit=SAVING, by=actor(CHLOE), at=START, review=1)
    )


async def _keep(house: House, name: str, workflow: str) -> None:
    """Keeps the history of every run of a workflow, the first to the last."""
    handle = house.workflow(workflow)
    started = (await handle.fetch_history()).events[0].workflow_execution_started_event_attributes
    run, number = started.first_execution_run_id, 1
    while run:
        history = await house.client.get_workflow_handle(workflow, run_id=run).fetch_history()
        kept = History(events=history.events).SerializeToString()
        (HISTORIES / f"{name}_{number}.pb").write_bytes(kept)
        last = history.events[-1]
        run = last.workflow_execution_continued_as_new_event_attributes.new_execution_run_id
        number += 1


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder))
        migrate_record(settings)
        with temporal_in(Path(folder) / "temporal") as server:
            asyncio.run(record(settings.record_url, server.address))


if __name__ == "__main__":
    main()
