"""When a process that runs for long is asked to stop."""

import asyncio
import signal
from contextlib import suppress


def asked_to_stop() -> asyncio.Event:
    """Set by Ctrl-C, or by whoever ends the process.

    It listens from now on: ask for it before telling anybody that the process is ready.
    """
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(each, stop.set)
    return stop


def stop_between_steps() -> None:
    """Has Ctrl-C cancel the task that runs: it ends with `CancelledError`.

    Python's own way interrupts the loop anywhere, also while it hands an answer over: then a fault is told.
    """
    task = asyncio.current_task()
    assert task
    with suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, task.cancel)
