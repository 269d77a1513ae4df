"""What Temporal alone takes: five updates, one ordinary activity that does nothing behind each."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter
from uuid import uuid4

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import Worker

GATES = 5
QUEUE = "bare"


@activity.defn
async def nothing(decision: str) -> str:
    """Does nothing."""
    return decision


@workflow.defn
class BareRelease:
    """Takes as many updates as a release has gates, then completes."""

    def __init__(self) -> None:
        self._decided = 0

    @workflow.run
    async def run(self) -> None:
        await workflow.wait_condition(lambda: self._decided == GATES)
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def decide(self, decision: str) -> str:
        answer = await workflow.execute_activity(
            nothing, decision, start_to_close_timeout=timedelta(seconds=10)
        )
        self._decided += 1
        return answer


@dataclass(frozen=True, slots=True)
class Bare:
    """Releases by bare Temporal."""

    client: Client
    name: str = "bare"

    async def run(self, releases: int) -> list[float]:
        """Takes so many releases at once to their end; the seconds of each decision."""
        each = await asyncio.gather(*(self._release() for _ in range(releases)))
        return [seconds for release in each for seconds in release]

    async def _release(self) -> list[float]:
        handle = await self.client.start_workflow(BareRelease.run, id=f"bare-{uuid4()}", task_queue=QUEUE)
        seconds = []
        for _ in range(GATES):
            began = perf_counter()
            await handle.execute_update(BareRelease.decide, "approve")
            seconds.append(perf_counter() - began)
        await handle.result()
        return seconds


@asynccontextmanager
async def bare(address: str) -> AsyncIterator[Bare]:
    """A client and a worker as anybody would make them."""
    client = await Client.connect(address)
    worker = Worker(
        client,
        task_queue=QUEUE,
        workflows=[BareRelease],
        activities=[nothing],
        build_id=QUEUE,  # Else Temporal hashes every module of this process, for seconds.
    )
    async with worker:
        yield Bare(client)
