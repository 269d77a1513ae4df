"""Whoever leads a release on a day is looked up for a command, whatever its sender said."""

from dataclasses import replace
from datetime import timedelta

from activities.door import Door
from activities.informing import informed
from domain.release.deliverables.commands import DispenseWithDeliverable
from domain.release.deliverables.plan import DeliverableId
from eventstore.store import EventStore
from tests.domain.people import ASHA, CHLOE, DINA, ISSUER, LATER
from tests.domain.programme.planning import hand_over
from tests.domain.programme.scene import PLAN, PLAN_1A, START


async def test_whoever_leads_on_that_day_is_looked_up(database_url: str) -> None:
    async with await EventStore.open(database_url) as store:
        door = Door(store, [ISSUER])
        await door.settle(START)
        await door.settle(hand_over(CHLOE, day=LATER.date() + timedelta(days=1)))
        command = DispenseWithDeliverable(
            programme=PLAN.id,
            release=PLAN_1A.id,
            deliverable=DeliverableId("DD-08"),
            reason="It is in the contract.",
            lead=DINA.identity,
            by=DINA,
            at=LATER,
        )
        tomorrow = replace(command, at=LATER + timedelta(days=1))
        assert await informed(door, command) == (replace(command, lead=ASHA.identity),)
        assert await informed(door, tomorrow) == (replace(tomorrow, lead=CHLOE.identity),)
