"""A process of its own that appends facts and says each position once it is told so: URL, STREAM, COUNT."""

import asyncio
import sys

from eventstore.store import EventStore
from tests.eventstore.examples import fact, onto


async def main(url: str, stream: str, count: int) -> None:
    async with await EventStore.open(url) as store:
        for expected in range(count):
            appended = await store.append(
                onto(stream, expected, fact(expected + 1)), key=f"{stream}/{expected + 1}"
            )
            print(appended.last, flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
