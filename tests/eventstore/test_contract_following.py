"""What following the record promises, on every database."""

import asyncio
from contextlib import aclosing

from eventstore.store import EventStore
from tests.eventstore.examples import GATE, RELEASE, everything, fill, take


async def test_a_follower_catches_up_and_goes_on(store: EventStore) -> None:
    await fill(store, GATE, 3)
    async with aclosing(store.subscribe(after=1)) as facts:
        assert [fact.position for fact in await take(facts, 2)] == [2, 3]
        await fill(store, RELEASE, 2)
        assert [fact.position for fact in await take(facts, 2)] == [4, 5]


async def test_a_waiting_follower_is_woken_by_an_append(store: EventStore) -> None:
    async with aclosing(store.subscribe()) as facts:
        waiting = asyncio.ensure_future(anext(facts))
        appended = (await fill(store, GATE, 1))[0]
        assert await waiting == appended.facts[0]


async def test_a_follower_misses_nothing_among_eight_writers(store: EventStore) -> None:
    async with aclosing(store.subscribe()) as facts:
        following = asyncio.ensure_future(take(facts, 80))
        await asyncio.gather(*(fill(store, f"release-{writer}", 10) for writer in range(8)))
        assert await following == await everything(store)


async def test_a_follower_finds_what_others_wrote(store: EventStore, database_url: str) -> None:
    async with await EventStore.open(database_url) as other, aclosing(store.subscribe()) as facts:
        following = asyncio.ensure_future(take(facts, 60))
        await asyncio.gather(*(fill(writer, f"release-{id(writer)}", 30) for writer in (store, other)))
        assert [fact.position for fact in await following] == list(range(1, 61))


async def test_two_followers_see_the_same(store: EventStore) -> None:
    async with aclosing(store.subscribe()) as one, aclosing(store.subscribe()) as two:
        following = asyncio.gather(take(one, 5), take(two, 5))
        await fill(store, GATE, 5)
        seen = await following
    assert seen[0] == seen[1]


async def test_a_follower_that_is_cancelled_just_as_a_fact_arrives_ends(store: EventStore) -> None:
    for turns_later in range(6):
        ended = asyncio.ensure_future(_follow_for_ever(store))
        await fill(store, f"release-{turns_later}", 1)
        for _ in range(turns_later):
            await asyncio.sleep(0)
        ended.cancel()
        async with asyncio.timeout(5):
            await asyncio.wait([ended])
        assert ended.cancelled()


async def _follow_for_ever(store: EventStore) -> None:
    async with aclosing(store.subscribe()) as facts:
        async for _ in facts:
            pass
