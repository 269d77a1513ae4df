"""When a process that runs for ever is asked to stop."""

import asyncio
import signal
from contextlib import suppress


async def until_stopped() -> None:
    """Waits for Ctrl-C, or for whoever started the process to end it."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(each, stop.set)
    await stop.wait()
