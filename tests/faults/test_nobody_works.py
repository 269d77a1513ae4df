"""Without a worker nobody is told that something was done which may not be."""

from datetime import timedelta

import pytest

from runtime.embedded import EmbeddedTemporal
from runtime.failures import OutcomeUnknown
from runtime.office import Office
from runtime.worker import build_worker
from tests.workflows.house import open_house

SOON = timedelta(seconds=0.5)


async def test_decision_without_a_worker_is_repeated_safely(
    temporal: EmbeddedTemporal, sqlite_url: str
) -> None:
    # A word is kept for the worker that has gone as long as a task may take, and then given to another.
    async with open_house(sqlite_url, temporal.address, seconds_for_a_task=1) as house:
        async with build_worker(house.client, house.store, house.settings):
            gate = await house.start_at_its_first_gate()
            decision = await house.decision(gate, submission="yes")

        hasty = Office(house.client, house.store, house.settings, patience=timedelta(), one_try=SOON)
        with pytest.raises(OutcomeUnknown, match="no worker") as unknown:
            await hasty.decide(decision)
        assert "--submission yes" in unknown.value.next
        assert "decision-taken" not in await house.happened(gate.stream)

        async with build_worker(house.client, house.store, house.settings):
            receipt = await house.office.decide(decision)
            assert receipt.counts
            assert await house.office.decide(decision) == receipt
        assert (await house.happened(gate.stream)).count("decision-taken") == 1
