"""Workers in processes of their own, each killed at a moment that is chosen when it is born."""

import asyncio
import os
import signal
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import connection, get_context
from random import Random

from runtime.engine import connect
from runtime.settings import Settings
from runtime.worker import build_worker
from tests.faults.people import Told, assert_nothing_is_lost_or_doubled, deliver, see_every_workflow_end
from tests.faults.watched import Moment, WatchedStore
from tests.workflows.house import open_house

# Each worker is a fork of a process that has imported everything: born in milliseconds, not in seconds.
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload([__name__])
# Temporal's own ten seconds, waited out after each death, would leave time for a few only.
SECONDS_FOR_A_TASK = 1.0
MOST_SECONDS_LATER = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    """At which of a worker's writes it is killed, and how long after."""

    write: int = 1
    moment: Moment = Moment.WRITTEN
    seconds_later: float = 0.0


def every(writes: int, *, first: int) -> Iterator[Death]:
    """As soon as a write is written: the first time at this one, then each so many writes later."""
    yield Death(write=first)
    while True:
        yield Death(write=writes)


def twice_a_write() -> Iterator[Death]:
    """Before each write, and as soon as it is written."""
    while True:
        yield Death(moment=Moment.ASKED)
        yield Death(moment=Moment.WRITTEN)


def anywhere(seed: int, *, most_writes: int) -> Iterator[Death]:
    """At moments drawn by lot: before a write, while it is written, and on the way to the next."""
    random = Random(seed)
    while True:
        yield Death(
            write=random.randint(1, most_writes),
            moment=random.choice((Moment.ASKED, Moment.WRITTEN)),
            seconds_later=MOST_SECONDS_LATER * random.random() ** 3,
        )


async def live_through(deaths: Iterable[Death], *, url: str, address: str, undisturbed: Told) -> int:
    """Takes a programme to its end through one death after the other; returns how many there were."""
    met: list[Death] = []
    async with (
        open_house(url, address, seconds_for_a_task=SECONDS_FOR_A_TASK) as house,
        asyncio.TaskGroup() as life,
    ):
        workers = life.create_task(_work_and_die(house.settings, deaths, met))
        await deliver(house)
        await see_every_workflow_end(house)
        workers.cancel()
        await assert_nothing_is_lost_or_doubled(house, undisturbed)
    return len(met)


async def _work_and_die(settings: Settings, deaths: Iterable[Death], met: list[Death]) -> None:
    """One worker after the other, each until its death."""
    for death in deaths:
        worker = FORKS.Process(target=_work, args=(settings, death), daemon=True)
        worker.start()
        try:
            await asyncio.to_thread(connection.wait, [worker.sentinel])
        finally:
            worker.kill()
            worker.join()
        assert worker.exitcode == -signal.SIGKILL, f"the worker ended by itself: {worker.exitcode}"
        met.append(death)


def _work(settings: Settings, death: Death) -> None:
    asyncio.run(_work_until(settings, death))


async def _work_until(settings: Settings, death: Death) -> None:
    seen: Counter[Moment] = Counter()

    async def watch(moment: Moment, _kinds: Sequence[str]) -> None:
        seen[moment] += 1
        if moment is death.moment and seen[moment] == death.write:
            _die(in_seconds=death.seconds_later)

    async with await WatchedStore.watched(settings.record_url, watch) as store:
        await build_worker(await connect(settings), store, settings).run()


def _die(*, in_seconds: float) -> None:
    if in_seconds:
        threading.Timer(in_seconds, _die, kwargs={"in_seconds": 0}).start()
    else:
        os.kill(os.getpid(), signal.SIGKILL)
