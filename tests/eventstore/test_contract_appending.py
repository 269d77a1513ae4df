"""What an append promises, on every database."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventstore.canonical import canonical
from eventstore.errors import KeyReused, NotCanonical, StreamMoved
from eventstore.store import Append, EventStore
from eventstore.verify import verify
from tests.eventstore.examples import ASHA, BEN, GATE, MINUTE, NOON, RELEASE, everything, fact, fill, onto
from tests.eventstore.processes import finish, start
from tests.repetition import often


async def test_an_append_continues_the_stream_its_writer_saw(store: EventStore) -> None:
    await store.append(onto(GATE, 0, fact(1), fact(2)), key="open")
    appended = await store.append(onto(GATE, 2, fact(3)), key="decide")
    assert (appended.first, appended.last, appended.repeated) == (3, 3, False)
    assert [stored.sequence for stored in await store.read(GATE)] == [1, 2, 3]


async def test_a_writer_who_saw_too_little_is_told_where_the_stream_is(store: EventStore) -> None:
    await fill(store, GATE, 2)
    with pytest.raises(StreamMoved, match="read it again") as refused:
        await store.append(onto(GATE, 1), key="late")
    assert (refused.value.stream, refused.value.expected, refused.value.actual) == (GATE, 1, 2)


async def test_a_writer_cannot_expect_what_is_not_there(store: EventStore) -> None:
    with pytest.raises(StreamMoved):
        await store.append(onto(GATE, 1), key="early")


async def test_a_refused_append_leaves_no_gap(store: EventStore) -> None:
    await fill(store, GATE, 1)
    with pytest.raises(StreamMoved):
        await store.append(onto(GATE, 0), key="late")
    appended = await store.append(onto(RELEASE, 0), key="next")
    assert appended.first == 2


async def test_what_was_appended_is_what_is_read(store: EventStore) -> None:
    appended = await store.append(onto(GATE, 0, fact(1), fact(2, actor=BEN, at=NOON + MINUTE)), key="open")
    assert await store.read(GATE) == appended.facts
    assert [(stored.position, stored.at) for stored in appended.facts] == [(1, NOON), (2, NOON + MINUTE)]


async def test_the_same_request_repeated_returns_the_first_result(store: EventStore) -> None:
    first = await store.append(onto(GATE, 0, fact(1), fact(2)), key="open")
    await store.append(onto(GATE, 2), key="decide")
    again = await store.append(onto(GATE, 0, fact(1), fact(2)), key="open")
    assert again == replace(first, repeated=True)
    assert await store.position() == 3


async def test_a_repeat_counts_even_when_the_writer_has_read_on(store: EventStore) -> None:
    await store.append(onto(GATE, 0), key="open")
    assert (await store.append(onto(GATE, 1), key="open")).repeated


async def test_a_repeat_does_not_hinder_those_beside_it(store: EventStore) -> None:
    await store.append(onto(GATE, 0), key="open")
    asked = (store.append(onto(GATE, 1), key="open"), store.append(onto(RELEASE, 0), key="next"))
    repeat, beside = await asyncio.gather(*asked)
    assert (repeat.first, repeat.repeated) == (1, True)
    assert (beside.first, beside.repeated) == (2, False)


async def test_the_same_request_twice_at_once_is_written_once(store: EventStore) -> None:
    both = await asyncio.gather(*(store.append(onto(GATE, 0), key="open") for _ in range(2)))
    assert [appended.repeated for appended in both] == [False, True]
    assert both[0].facts == both[1].facts
    assert await store.position() == 1


@pytest.mark.parametrize(
    "other",
    [
        onto(RELEASE, 0),
        onto(GATE, 0, fact(2)),
        onto(GATE, 0, fact(actor=BEN)),
        onto(GATE, 0, fact(at=NOON + MINUTE)),
        onto(GATE, 0, fact(type="other")),
        onto(GATE, 0, fact(schema=2)),
        onto(GATE, 0, fact(), fact()),
    ],
    ids=["stream", "body", "actor", "at", "type", "schema", "more"],
)
async def test_a_key_used_for_something_else_is_refused(store: EventStore, other: Append) -> None:
    await store.append(onto(GATE, 0), key="open")
    with pytest.raises(KeyReused):
        await store.append(other, key="open")
    assert await store.position() == 1


async def test_a_refused_request_leaves_its_key_free(store: EventStore) -> None:
    with pytest.raises(StreamMoved):
        await store.append(onto(GATE, 1), key="open")
    assert not (await store.append(onto(GATE, 0), key="open")).repeated


async def test_nothing_to_append_leaves_no_trace(store: EventStore) -> None:
    nothing = await store.append(Append(stream=GATE, expected=9, facts=()), key="open")
    assert (nothing.facts, nothing.repeated, await store.position()) == ((), False, 0)
    assert not (await store.append(onto(GATE, 0), key="open")).repeated


async def test_appends_to_many_streams_are_written_together(store: EventStore) -> None:
    appended = await store.append(
        onto(GATE, 0, fact(1)), onto(RELEASE, 0, fact(2)), onto(GATE, 1, fact(3)), key="all"
    )
    assert [(stored.stream, stored.sequence) for stored in appended.facts] == [
        (GATE, 1),
        (RELEASE, 1),
        (GATE, 2),
    ]


async def test_one_moved_stream_refuses_them_all(store: EventStore) -> None:
    await fill(store, RELEASE, 1)
    with pytest.raises(StreamMoved):
        await store.append(onto(GATE, 0), onto(RELEASE, 0), key="all")
    assert await store.read(GATE) == ()


async def test_a_body_that_is_not_canonical_is_refused(store: EventStore) -> None:
    spaced = replace(fact(), body=b'{"number": 1}')
    with pytest.raises(NotCanonical):
        await store.append(onto(GATE, 0, spaced), key="open")


async def test_an_actor_leaves_only_a_pseudonym(store: EventStore) -> None:
    await store.append(onto(GATE, 0, fact(1), fact(2), fact(3, actor=BEN)), key="open")
    stored = await everything(store)
    actors = [fact.envelope[:46] for fact in stored]
    assert actors[0] == actors[1] != actors[2]
    assert not any(ASHA.encode() in fact.envelope for fact in stored)


async def test_eight_writers_at_once_leave_no_gap(store: EventStore) -> None:
    await asyncio.gather(*(fill(store, f"release-{writer}", 12) for writer in range(8)))
    stored = await everything(store)
    assert [fact.position for fact in stored] == list(range(1, 97))
    assert [fact.id for fact in stored] == sorted(fact.id for fact in stored)


async def test_of_rivals_for_one_place_one_wins(store: EventStore) -> None:
    rivals = (store.append(onto(GATE, 0, fact(number)), key=f"rival-{number}") for number in range(8))
    outcomes = await asyncio.gather(*rivals, return_exceptions=True)
    assert sum(isinstance(outcome, StreamMoved) for outcome in outcomes) == 7
    assert await store.position() == 1


async def test_two_stores_share_one_record(store: EventStore, database_url: str) -> None:
    async with await EventStore.open(database_url) as other:
        await asyncio.gather(fill(store, GATE, 15), fill(other, RELEASE, 15))
        assert await everything(store) == await everything(other)
    assert [fact.position for fact in await everything(store)] == list(range(1, 31))


async def test_two_stores_continue_the_same_stream_in_turn(store: EventStore, database_url: str) -> None:
    async with await EventStore.open(database_url) as other:
        for sequence, writer in enumerate((store, store, other, store, other, other)):
            await writer.append(onto(GATE, sequence), key=f"turn-{sequence}")
        assert (await other.append(onto(GATE, 0), key="turn-0")).repeated
    assert (await verify(store)).is_clean


async def test_two_processes_share_one_record(store: EventStore, database_url: str) -> None:
    other = await start("tests.eventstore.appender", database_url, RELEASE, "20")
    await fill(store, GATE, 20)
    said = await finish(other)
    theirs = [fact.position for fact in await store.read(RELEASE)]
    assert [int(line) for line in said.splitlines()] == theirs
    assert [fact.position for fact in await everything(store)] == list(range(1, 41))


async def test_recorded_time_never_runs_backwards(database_url: str) -> None:
    clock = iter([NOON + MINUTE, NOON, NOON + 2 * MINUTE])
    async with await EventStore.open(database_url, clock=lambda: next(clock)) as store:
        await fill(store, GATE, 3)
        recorded = [fact.recorded_at for fact in await store.read(GATE)]
    assert recorded == [NOON + MINUTE, NOON + MINUTE, NOON + 2 * MINUTE]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(bodies=st.lists(VALUES.map(canonical), min_size=1, max_size=20))
@settings(max_examples=often(8), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_body_comes_back_byte_for_byte(database_url: str, bodies: list[bytes]) -> None:
    async def stored_after_appending() -> list[bytes]:
        async with await EventStore.open(database_url) as store:
            before = await store.position()
            facts = tuple(replace(fact(), body=body) for body in bodies)
            await store.append(Append(stream=f"s-{before}", expected=0, facts=facts), key=f"k-{before}")
            return [stored.body for stored in await store.read(f"s-{before}")]

    assert asyncio.run(stored_after_appending()) == bodies
