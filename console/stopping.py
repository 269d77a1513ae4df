"""When a process that runs for ever is asked to stop."""

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
