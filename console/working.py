"""How a worker runs until it is stopped."""

import asyncio

from console.failing import DONE
from console.installation import require_record, settings_of
from console.options import COMMON, Common
from console.printing import print_lines
from console.stopping import asked_to_stop
from runtime.record import open_record
from runtime.settings import Settings


def work(*, common: Common = COMMON) -> int:
    """Run a worker until it is stopped; it finishes what it has begun."""
    settings = settings_of(common)
    require_record(settings)
    asyncio.run(_work(settings))
    return DONE


async def _work(settings: Settings) -> None:
    # Loading Temporal takes seconds, which nobody should wait for to read the help of this command.
    from runtime.engine import connect
    from runtime.logs import configure_logs
    from runtime.nightly import replay_every_night
    from runtime.worker import build_worker

    configure_logs(settings)
    async with await open_record(settings) as store:
        client = await connect(settings)
        await replay_every_night(client, settings)
        async with build_worker(client, store, settings):
            stop = asked_to_stop()
            print_lines(f"A worker listens to {settings.task_queue} at {settings.temporal_address}.")
            await stop.wait()
    print_lines("The worker has stopped.")
