"""A Temporal server whose data is lost, and an office that recovers from the record."""

import asyncio
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from temporalio.service import RPCError

from readmodels.business_clock import simulated_now
from runtime.embedded import EmbeddedTemporal, free_port
from runtime.engine import connect
from runtime.lockstep import Lockstep
from runtime.recovering import Recovered, Recovery
from tests.workflows.house import House


class LossyServer:
    """A server that can be killed together with everything that it knew."""

    def __init__(self, home: Path) -> None:
        self._embedded = EmbeddedTemporal(home=home, port=free_port(), skips_time=True)
        self._process: subprocess.Popen[bytes] = self._embedded.start()

    @property
    def address(self) -> str:
        return self._embedded.address

    async def answers(self) -> None:
        await self._embedded.answers(self._process)

    async def lose_everything(self) -> None:
        self.die()
        await asyncio.to_thread(shutil.rmtree, self._embedded.home)
        self._process = self._embedded.start()
        await self.answers()

    def die(self) -> None:
        self._process.kill()
        self._process.wait()


@asynccontextmanager
async def lossy_server(home: Path) -> AsyncIterator[LossyServer]:
    server = LossyServer(home)
    try:
        await server.answers()
        yield server
    finally:
        server.die()


@dataclass(slots=True)
class Losses:
    """How often everything was lost so far, and whether it is just now."""

    count: int
    underway: asyncio.Lock


class PatientLockstep(Lockstep):
    """Moves everybody again when they were all started again meanwhile."""

    losses: Losses

    async def move_to(self, moment: datetime) -> None:
        while True:
            before = self.losses.count
            try:
                await super().move_to(moment)
            except (RPCError, RuntimeError):
                # The server is away, or a workflow of that name is another one by now.
                if not self.losses.underway.locked() and self.losses.count == before:
                    raise
            async with self.losses.underway:
                if self.losses.count == before:
                    return


def patient(house: House) -> House:
    """The house with a clock that outlives losses."""
    lockstep = PatientLockstep(house.client, house.store)
    lockstep.losses = Losses(0, asyncio.Lock())
    return replace(house, lockstep=lockstep)


async def lose_and_recover(server: LossyServer, house: House) -> Recovered:
    """Temporal forgets everything; then an operator starts it again from the record."""
    lockstep = house.lockstep
    assert isinstance(lockstep, PatientLockstep)
    async with lockstep.losses.underway:
        lockstep.losses.count += 1
        await server.lose_everything()
        recovery = Recovery(await connect(house.settings), house.store, house.settings)
        recovered = await recovery.recover(house.programme)
        now = await house.store.query(partial(simulated_now, programme=house.programme))
        assert now
        lockstep.started_again(now)
    return recovered
