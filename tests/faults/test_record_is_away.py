"""The database may go away for a while: what was on its way arrives once."""

import asyncio

from runtime.embedded import EmbeddedTemporal
from runtime.record import migrate_record
from runtime.settings import Settings
from runtime.worker import build_worker
from tests.faults.people import assert_nothing_is_lost_or_doubled, deliver
from tests.postgres import start_postgres
from tests.workflows.house import open_house


async def test_decision_arrives_once_after_the_database_was_away(temporal: EmbeddedTemporal) -> None:
    with start_postgres() as postgres:
        url = postgres.create_database("record")
        await asyncio.to_thread(migrate_record, Settings(database_url=url))
        async with (
            open_house(url, temporal.address) as house,
            build_worker(house.client, house.store, house.settings),
        ):
            gate = await house.start_at_its_first_gate()
            decision = await house.decision(gate, submission="yes-design")

            await asyncio.to_thread(postgres.stop, "immediate")
            on_its_way = asyncio.create_task(house.office.decide(decision))
            await _is_accepted(on_its_way)
            await asyncio.to_thread(postgres.start)

            assert (await on_its_way).counts
            assert (await house.happened(gate.stream)).count("decision-taken") == 1
            await deliver(house)
            await assert_nothing_is_lost_or_doubled(house)


async def _is_accepted(on_its_way: "asyncio.Task[object]") -> None:
    done, _ = await asyncio.wait({on_its_way}, timeout=1)
    assert not done
