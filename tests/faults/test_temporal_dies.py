"""Temporal's server may be killed: what it kept in its file goes on where it stopped."""

import subprocess
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.api.enums.v1 import EventType

from runtime.embedded import EmbeddedTemporal, free_port
from runtime.worker import build_worker
from tests.faults.people import Told, assert_nothing_is_lost_or_doubled, deliver, see_every_workflow_end
from tests.faults.watched import Moment, WatchedStore
from tests.workflows.house import House, open_house
from tests.workflows.small import ASHA, ONE_SEAT, R1A, START, actor, release_plan, small_plan

TOMORROW = START.replace(hour=0) + timedelta(days=1)


class MortalServer:
    """A server that is killed and started again on its file."""

    def __init__(self, embedded: EmbeddedTemporal) -> None:
        self.address = embedded.address
        self._embedded = embedded
        self._process: subprocess.Popen[bytes] = embedded.start()

    async def answers(self) -> None:
        await self._embedded.answers(self._process)

    def die_and_rise(self) -> None:
        self.die()
        self._process = self._embedded.start()

    def die(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[MortalServer]:
    server = MortalServer(EmbeddedTemporal(home=tmp_path / "temporal", port=free_port(), skips_time=True))
    try:
        await server.answers()
        yield server
    finally:
        server.die()


async def test_decision_on_its_way_arrives_once_when_temporal_is_killed(
    server: MortalServer, sqlite_url: str, undisturbed: Told
) -> None:
    decisions = 0

    async def kill_at_every_other_decision(moment: Moment, kinds: Sequence[str]) -> None:
        nonlocal decisions
        if moment is Moment.ASKED and "decision-taken" in kinds:
            decisions += 1
            if decisions % 2:
                server.die_and_rise()

    async with (
        open_house(sqlite_url, server.address) as house,
        await WatchedStore.watched(sqlite_url, kill_at_every_other_decision) as store,
        build_worker(house.client, store, house.settings),
    ):
        await deliver(house)
        await see_every_workflow_end(house)
        await assert_nothing_is_lost_or_doubled(house, undisturbed)
    assert decisions >= 6


async def test_timer_fires_after_temporal_was_killed(server: MortalServer, sqlite_url: str) -> None:
    async with (
        open_house(sqlite_url, server.address) as house,
        build_worker(house.client, house.store, house.settings),
    ):
        tomorrow = release_plan(R1A, begins=TOMORROW.date(), policy=ONE_SEAT, days=0)
        plan = replace(small_plan(house.programme), releases=(tomorrow,))
        just_before = TOMORROW - timedelta(seconds=2)
        await house.office.start_programme(plan, actor(ASHA), simulated_from=just_before)
        await _waits_for_a_timer(house)
        server.die_and_rise()
        cleared = await house.fact("release-cleared", house.programme_stream)
        assert cleared.fact.at == TOMORROW
        await house.open_gate()


async def _waits_for_a_timer(house: House) -> None:
    history = house.workflow(house.programme_stream).fetch_history_events(wait_new_event=True)
    async for event in history:
        if event.event_type == EventType.EVENT_TYPE_TIMER_STARTED:
            return
