"""A worker in a process of its own, configured by the environment, to be killed at any moment."""

import asyncio

from runtime.engine import connect
from runtime.record import open_record
from runtime.settings import Settings
from runtime.worker import build_worker


async def work() -> None:
    settings = Settings()
    async with await open_record(settings) as store:
        await build_worker(await connect(settings), store, settings).run()


if __name__ == "__main__":
    asyncio.run(work())
