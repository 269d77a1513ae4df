"""Looking at both sides until what differs has stayed so."""

import asyncio
from functools import partial

from temporalio.client import Client

from eventstore.store import EventStore
from readmodels.written import Told, told
from runtime.reconciling.comparing import Compared, compare
from runtime.reconciling.histories import histories_of

SECONDS_FOR_WHAT_IS_ON_ITS_WAY = 1.0
MOST_LOOKS = 4


async def reconcile(client: Client, store: EventStore, programme: str) -> Compared:
    """What only one of the two has; what is just on its way from one to the other is waited for."""
    compared = await _look(client, store, programme)
    for _ in range(MOST_LOOKS - 1):
        if not compared.differences:
            break
        await asyncio.sleep(SECONDS_FOR_WHAT_IS_ON_ITS_WAY)
        again = await _look(client, store, programme)
        if again.differences == compared.differences:
            return again
        compared = again
    return compared


async def _look(client: Client, store: EventStore, programme: str) -> Compared:
    expected = (await store.query(partial(told, programme=programme))).lives
    histories = await histories_of(client, programme, expected)
    # The record last: it has whatever a workflow was answered by then.
    said: Told = await store.query(partial(told, programme=programme))
    return compare(programme, said, histories)
