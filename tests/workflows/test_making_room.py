"""Whether workflows that have lived for years go on in a new run, when every run is found too long."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from domain.benefit.commands import ConfirmMeasurement, MeasureBenefit, benefit_stream
from domain.money import Pence
from runtime.worker import build_worker
from tests.workflows.house import House, open_house
from tests.workflows.server import temporal_in
from tests.workflows.small import CHLOE, EWAN, SAVING, START, actor

REVIEW_DAY = datetime(2018, 8, 1, tzinfo=UTC)
SHORT = "limit.historyCount.suggestContinueAsNew=6"


def test_programme_and_benefit_go_on_in_new_runs(tmp_path: Path, sqlite_url: str) -> None:
    with temporal_in(tmp_path / "temporal", SHORT) as server:
        asyncio.run(_live_in_short_runs(sqlite_url, server.address))


async def _live_in_short_runs(url: str, address: str) -> None:
    async with open_house(url, address) as house, build_worker(house.client, house.store, house.settings):
        benefit = benefit_stream(house.programme, SAVING)
        await house.start()
        await house.pass_gates()
        await house.fact("programme-ended", house.programme_stream)
        await house.move_to(REVIEW_DAY)
        await house.fact("measurement-asked", benefit)
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
        await house.fact("benefit-realised", benefit)
        assert await _has_continued(house, house.programme_stream)
        assert await _has_continued(house, benefit)


async def _has_continued(house: House, workflow: str) -> bool:
    await house.workflow(workflow).result()
    last_run = await house.workflow(workflow).fetch_history()
    started = last_run.events[0].workflow_execution_started_event_attributes
    return bool(started.continued_execution_run_id)
