"""An installation at work: a Temporal server, and the worker that operators start."""

import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from runtime.lockstep import Lockstep
from runtime.office import open_office
from runtime.record import migrate_record
from runtime.settings import Settings
from tests.workflows.house import House
from tests.workflows.server import temporal_in

SECONDS_TO_END = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Where the installation is, and the processes that can be started in it."""

    settings: Settings

    @property
    def environment(self) -> dict[str, str]:
        trust = self.settings.trust_file
        return {
            "LOCKGATE_HOME": str(self.settings.home),
            "LOCKGATE_TEMPORAL_ADDRESS": self.settings.temporal_address,
            **({"LOCKGATE_TRUST_FILE": str(trust)} if trust else {}),
        }

    @contextmanager
    def process(self, command: str, *words: str) -> Iterator[subprocess.Popen[str]]:
        """An installed command as a process, which is ended with the block, and whatever it started."""
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            # A shell that runs tests in the background lets them ignore Ctrl-C, and so would what they start.
            signal.signal(signal.SIGINT, signal.default_int_handler)
        others = {name: value for name, value in os.environ.items() if not name.startswith("LOCKGATE_")}
        with subprocess.Popen(
            [str(Path(sys.executable).with_name(command)), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.settings.home,
            env={**others, **self.environment},
        ) as running:
            try:
                yield running
            finally:
                running.terminate()
                with suppress(subprocess.TimeoutExpired):
                    running.communicate(timeout=SECONDS_TO_END)
                running.kill()

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[str]]:
        """A worker that listens already."""
        with self.process("lockgate-worker") as running:
            assert next_line(running).startswith("A worker listens")
            yield running

    @asynccontextmanager
    async def house(self, programme: str) -> AsyncIterator[House]:
        """What a programme runs on, to wait for what happens and to move its clock."""
        async with open_office(self.settings) as office:
            yield House(
                programme=programme,
                settings=self.settings,
                client=office.client,
                store=office.store,
                office=office,
                lockstep=Lockstep(office.client, office.store),
            )


@contextmanager
def served_in(home: Path, *, trust: Path | None = None) -> Iterator[Served]:
    """An installation in this folder, while the block lasts; in the end nothing was unforeseen."""
    with temporal_in(home) as server:
        served = Served(settings=Settings(home=home, temporal_address=server.address, trust_file=trust))
        migrate_record(served.settings)
        with served.worker() as worker:
            yield served
            assert stopped(worker)[0] == 0
    assert not (home / "lockgate-errors.log").exists()


def next_line(running: subprocess.Popen[str]) -> str:
    """The next line that a process prints; empty when it has ended."""
    assert running.stdout is not None
    return running.stdout.readline()


def stopped(running: subprocess.Popen[str], by: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
    """How a process ends that is asked to, and what it still prints: its answer, then its log."""
    running.send_signal(by)
    out, err = running.communicate(timeout=SECONDS_TO_END)
    return running.returncode, out, err
