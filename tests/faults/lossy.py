"""A Temporal server whose data is lost, and an office that recovers from the record."""

import asyncio
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterable, Sequence
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
from runtime.worker import build_worker
from tests.faults.people import Told, assert_nothing_is_lost_or_doubled, deliver
from tests.faults.watched import Moment, WatchedStore
from tests.workflows.house import House, open_house

# Facts on a programme's way from its start to its end.
KINDS = (
    "programme-started",
    "release-cleared",
    "stage-entered",
    "gate-opened",
    "decision-taken",
    "stage-passed",
    "condition-discharged",
    "release-signed-off",
    "benefit-posted",
    "programme-ended",
    "benefit-measured",
)


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


async def outlive_losses(kinds: Iterable[str], *, home: Path, url: str, undisturbed: Told) -> None:
    """Takes a programme to its end; all is lost as soon as a fact of each of these kinds is first written."""
    to_come = set(kinds)

    async def lose(moment: Moment, written: Sequence[str]) -> None:
        if moment is Moment.WRITTEN and (met := to_come.intersection(written)):
            to_come.difference_update(met)
            await lose_and_recover(server, house)

    async with lossy_server(home) as server, open_house(url, server.address) as opened:
        house: House = patient(opened)
        async with (
            await WatchedStore.watched(url, lose) as store,
            build_worker(house.client, store, house.settings),
        ):
            await deliver(house)
            await assert_nothing_is_lost_or_doubled(house, undisturbed)
    assert not to_come
