"""What Temporal alone takes: the same updates and as many ordinary activities, which do nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import perf_counter
from uuid import uuid4

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import Worker

with workflow.unsafe.imports_passed_through():
    from bench.signposts import Signposts

GATES = 5
QUEUE = "bare"


@dataclass(frozen=True, slots=True)
class Nothing:
    """An activity that does nothing but say that it ran."""

    signposts: Signposts

    @activity.defn
    async def nothing(self, name: str) -> str:
        """Does nothing."""
        self.signposts.note(name)
        return name


@workflow.defn
class BareRelease:
    """Runs so many activities before each update, and takes as many updates as a release has gates."""

    def __init__(self) -> None:
        self._decided = 0

    @workflow.run
    async def run(self, activities_a_gate: int) -> None:
        for gate in range(GATES):
            for number in range(activities_a_gate):
                await self._do_nothing(f"{workflow.info().workflow_id}/{gate}/{number}")
            await workflow.wait_condition(partial(self._has_passed, gate))
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def decide(self, decision: str) -> str:
        answer = await self._do_nothing(decision)
        self._decided += 1
        return answer

    def _has_passed(self, gate: int) -> bool:
        return self._decided > gate

    async def _do_nothing(self, name: str) -> str:
        return await workflow.execute_activity_method(
            Nothing.nothing, name, start_to_close_timeout=timedelta(seconds=10)
        )


@dataclass(frozen=True, slots=True)
class Bare:
    """Releases by bare Temporal, each with so many activities before each of its decisions."""

    client: Client
    signposts: Signposts
    name: str
    activities_a_gate: int

    async def run(self, releases: int) -> list[float]:
        """Takes so many releases at once to their end; the seconds of each decision."""
        each = await asyncio.gather(*(self._release() for _ in range(releases)))
        return [seconds for release in each for seconds in release]

    async def _release(self) -> list[float]:
        handle = await self.client.start_workflow(
            BareRelease.run, self.activities_a_gate, id=f"bare-{uuid4()}", task_queue=QUEUE
        )
        seconds = []
        for gate in range(GATES):
            if self.activities_a_gate:
                await self.signposts.reached(f"{handle.id}/{gate}/{self.activities_a_gate - 1}")
            began = perf_counter()
            await handle.execute_update(BareRelease.decide, "approve")
            seconds.append(perf_counter() - began)
        await handle.result()
        return seconds


@asynccontextmanager
async def bare_worker(address: str, signposts: Signposts) -> AsyncIterator[Client]:
    """A client, and a worker as anybody would make it."""
    client = await Client.connect(address)
    worker = Worker(
        client,
        task_queue=QUEUE,
        workflows=[BareRelease],
        activities=[Nothing(signposts).nothing],
        build_id=QUEUE,  # Else Temporal hashes every module of this process, for seconds.
    )
    async with worker:
        yield client
