"""How an append is held to what its writer has looked through, on every database."""

import asyncio

import pytest

from eventstore.errors import MoreRecorded
from eventstore.store import EventStore, LookedThrough
from tests.eventstore.examples import GATE, RELEASE, fact, onto

RACES = 30


def up_to(position: int, *types: str) -> tuple[LookedThrough, ...]:
    return (LookedThrough(types=frozenset(types), until=position),)


async def test_nothing_is_written_once_there_is_more_of_what_was_looked_through(store: EventStore) -> None:
    await store.append(onto(GATE, 0, fact(1)), key="seen")
    await store.append(onto(GATE, 1, fact(2)), key="not seen")
    with pytest.raises(MoreRecorded, match="look again") as refused:
        await store.append(onto(RELEASE, 0), key="late", looked_through=up_to(1, "noted"))
    assert refused.value.position == 2
    assert await store.position() == 2


async def test_more_of_another_kind_is_no_matter(store: EventStore) -> None:
    await store.append(onto(GATE, 0, fact(1)), key="seen")
    await store.append(onto(GATE, 1, fact(2, type="other")), key="not looked for")
    appended = await store.append(onto(RELEASE, 0), key="on", looked_through=up_to(1, "noted"))
    assert appended.first == 3


async def test_what_is_written_is_no_more_than_what_was_looked_through(store: EventStore) -> None:
    looked = up_to(0, "noted")
    first = await store.append(onto(GATE, 0, fact(1), fact(2)), key="once", looked_through=looked)
    again = await store.append(onto(GATE, 0, fact(1), fact(2)), key="once", looked_through=looked)
    assert (again.repeated, again.facts) == (True, first.facts)


async def test_of_writers_who_looked_through_the_same_one_writes(database_url: str) -> None:
    async with await EventStore.open(database_url) as here, await EventStore.open(database_url) as there:
        for number in range(RACES):
            looked = up_to(number, "noted")
            answers = await asyncio.gather(
                *(
                    store.append(onto(f"{name}-{number}", 0), key=f"{name}-{number}", looked_through=looked)
                    for store, name in ((here, "a"), (here, "b"), (there, "c"))
                ),
                return_exceptions=True,
            )
            refused = [each for each in answers if isinstance(each, MoreRecorded)]
            assert len(refused) == 2, answers
            assert await here.position() == number + 1
