"""Records the histories that later code must still be able to replay: python -m tests.workflows.record_histories."""

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

from temporalio.api.history.v1 import History
from temporalio.client import WorkflowHistory

from domain.benefit.commands import ConfirmMeasurement, MeasureBenefit, benefit_stream
from domain.gate.commands import DischargeCondition
from domain.gate.outcome import Choice
from domain.money import Pence
from domain.stage import STAGES, Stage
from runtime.worker import build_worker
from tests.workflows.house import House, open_house
from tests.workflows.recorded import FINGERPRINTS, HISTORIES, fingerprints
from tests.workflows.server import temporal_in, viewed_record
from tests.workflows.small import BEN, CHLOE, CONDITION, DINA, EWAN, SAVING, START, TWO_SEATS, actor, case, small_plan

REVIEW_DAY = datetime(2018, 9, 3, tzinfo=UTC)


async def record(url: str, address: str) -> None:
    """Runs the small programme through most of what can happen to it, and keeps each workflow's history."""
    async with open_house(url, address) as house:
        async with build_worker(house.client, house.store, house.settings):
            await _tell_the_story(house)
        for old in HISTORIES.glob("*.pb"):
            old.unlink()
        await _keep(house, "programme_delivery", house.programme_stream)
        await _keep(house, "release_delivery", house.release_stream())
        await _keep(house, "gate_review_rejected", house.gate().stream)
        await _keep(house, "gate_review_escalated", house.gate(round=2).stream)
        await _keep(house, "benefit_realisation", benefit_stream(house.programme, SAVING))
    FINGERPRINTS.write_text(json.dumps(fingerprints(), indent=1) + "\n")


async def _tell_the_story(house: House) -> None:
    first = await house.start_at_its_first_gate(small_plan(house.programme, policy=TWO_SEATS, days=1))
    await house.decide(first, BEN, Choice.REJECT)
    await house.offer(piece=case("2"))
    second = await house.open_gate(round=2)
    await house.days_pass(5)
    await house.decide(second, CHLOE, conditions=[CONDITION_LATER])
    await house.decide(second, DINA)
    await house.fact("stage-passed", house.release_stream())
