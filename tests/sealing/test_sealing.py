"""A sealer at work, with witnesses on other machines."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from eventstore import sealed
from eventstore.errors import SealBroken
from eventstore.store import EventStore
from eventstore.verify_sealed import verify_sealed
from runtime.failures import SealRefused
from runtime.sealing import Sealing, sealing
from runtime.witnesses import NoAnswer, RemoteWitness, witnesses_of
from tests.eventstore.examples import GATE, fill
from tests.eventstore.forging import dropped_after, edited, resealed, rewrite, unsealed_to, without_guards
from tests.tlog.people import AUDITOR, KENT, SHEPWAY, log_key
from tlog.keys import SigningKey
from tlog.note import Note
from tlog.policy import Policy
from tlog.witnessing import Growth
from witness.book import Book
from witness.judging import Witness
from witness.serving import listening

NEXT = log_key(SHEPWAY.name, "next")


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[EventStore]:
    async with await EventStore.open(database_url) as opened:
        yield opened


@pytest.fixture
def auditor(tmp_path: Path) -> Iterator[RemoteWitness]:
    """The auditor's machine."""
    book = Book(tmp_path / "auditor.db")
    book.add_log(SHEPWAY.verifier)
    with listening(Witness(book, AUDITOR, clock=time.time), host="127.0.0.1", port=0) as port:
        yield RemoteWitness(name="auditor", key=AUDITOR.verifier, url=f"http://127.0.0.1:{port}")


@asynccontextmanager
async def sealer(
    url: str, *witnesses: RemoteWitness, key: SigningKey = SHEPWAY, also: Sequence[SigningKey] = ()
) -> AsyncIterator[Sealing]:
    async with sealing(
        url, key, witnesses, also=also, former=lambda _: [SHEPWAY.verifier], pause=0.01, patience=0.01
    ) as opened:
        yield opened


def trust(witness: RemoteWitness) -> Policy:
    lines = f"log {SHEPWAY.verifier}\nwitness auditor {witness.key} {witness.url}\nquorum auditor\n"
    return Policy.parse(lines.encode())


async def test_what_is_recorded_is_soon_sealed_and_witnessed(
    store: EventStore, database_url: str, auditor: RemoteWitness
) -> None:
    stop = asyncio.Event()
    async with sealer(database_url, auditor) as at_work:
        running = asyncio.create_task(at_work.run(stop))
        await fill(store, GATE, 5)
        async with asyncio.timeout(20):
            await seen_by(trust(auditor), store, size=5)
        stop.set()
        await running


async def test_a_witness_that_remembers_more_than_the_sealer_knows_is_asked_again(
    store: EventStore, database_url: str, auditor: RemoteWitness
) -> None:
    for begin in (0, 3):
        await fill(store, GATE, 3, begin=begin)
        # Each is a sealer started afresh, which does not know what the witness has seen.
        async with sealer(database_url) as at_work:
            await at_work.seal()
            assert await at_work.ask(auditor)
            assert await at_work.ask(auditor)
    state = await store.query(sealed.newest)
    assert state is not None
    assert trust(auditor).trusted(state.note).checkpoint.size == 6


@pytest.mark.parametrize("key", [SHEPWAY, NEXT], ids=["same key", "next key"])
async def test_an_older_backup_is_refused_by_the_witness(
    store: EventStore, database_url: str, auditor: RemoteWitness, key: SigningKey
) -> None:
    await witnessed_facts(store, database_url, auditor)
    await store.close()
    rewrite(database_url, dropped_after(3))
    without_guards(database_url, unsealed_to(3))
    async with sealer(database_url, key=key) as at_work:
        with pytest.raises(
            SealRefused, match=r"auditor has seen 6 facts .* this record has 3: an older"
        ) as refused:
            await at_work.ask(auditor)
    assert "show both to the auditor" in refused.value.next


async def test_a_backup_that_went_on_by_another_way_is_refused_by_the_witness(
    store: EventStore, database_url: str, auditor: RemoteWitness
) -> None:
    await witnessed_facts(store, database_url, auditor)
    await store.close()
    rewrite(database_url, edited(5))
    resealed(database_url, SHEPWAY)
    async with await EventStore.open(database_url) as rewritten:
        await fill(rewritten, GATE, 2, begin=6)
        async with sealer(database_url, auditor) as at_work:
            await at_work.seal()
            with pytest.raises(SealRefused, match="seen other facts than the first 6"):
                await at_work.run(asyncio.Event())


@pytest.mark.parametrize("known", [SHEPWAY, NEXT], ids=["former", "next"])
async def test_a_witness_that_knows_either_key_sees_what_both_sign(
    store: EventStore, database_url: str, tmp_path: Path, known: SigningKey
) -> None:
    await fill(store, GATE, 3)
    book = Book(tmp_path / "kent.db")
    book.add_log(known.verifier)
    with listening(Witness(book, KENT, clock=time.time), host="127.0.0.1", port=0) as port:
        kent = RemoteWitness(name="kent", key=KENT.verifier, url=f"http://127.0.0.1:{port}")
        async with sealer(database_url, also=[NEXT]) as at_work:
            await at_work.seal()
            assert await at_work.ask(kent)


async def test_a_sealer_that_finds_its_seal_broken_stops(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 3)
    async with sealer(database_url) as at_work:
        await at_work.seal()
    await store.close()
    rewrite(database_url, dropped_after(2))
    async with sealer(database_url) as at_work:
        with pytest.raises(SealBroken):
            await at_work.run(asyncio.Event())


async def test_a_witness_that_only_says_so_does_not_stop_the_sealer(
    store: EventStore, database_url: str, tmp_path: Path
) -> None:
    class Liar(Witness):
        def add_checkpoint(self, request: bytes):  # type: ignore[no-untyped-def]
            answer = super().add_checkpoint(request)
            return type(answer)(status=409, body="1000\n", content_type="text/x.tlog.size")  # type: ignore[arg-type]

    book = Book(tmp_path / "liar.db")
    book.add_log(SHEPWAY.verifier)
    await fill(store, GATE, 3)
    with listening(Liar(book, KENT, clock=time.time), host="127.0.0.1", port=0) as port:
        liar = RemoteWitness(name="kent", key=KENT.verifier, url=f"http://127.0.0.1:{port}/")
        async with sealer(database_url) as at_work:
            await at_work.seal()
            assert not await at_work.ask(liar)


async def test_a_silent_witness_keeps_nobody_from_sealing(store: EventStore, database_url: str) -> None:
    silent = RemoteWitness(name="auditor", key=AUDITOR.verifier, url="http://127.0.0.1:9")
    await fill(store, GATE, 3)
    async with sealer(database_url) as at_work:
        assert await at_work.seal()
        assert not await at_work.ask(silent)


async def test_a_cosignature_of_another_key_is_not_kept(
    store: EventStore, database_url: str, auditor: RemoteWitness
) -> None:
    await fill(store, GATE, 3)
    expected = RemoteWitness(name="kent", key=KENT.verifier, url=auditor.url)
    async with sealer(database_url) as at_work:
        await at_work.seal()
        assert not await at_work.ask(expected)
    state = await store.query(sealed.newest)
    assert state is not None
    assert len(state.note.signatures) == 1


def test_a_witness_needs_an_address_that_is_one() -> None:
    note = Note(text="a\n", signatures=())
    for url in ("file:///etc/passwd", "witness.example", "http://"):
        asked = RemoteWitness(name="x", key=AUDITOR.verifier, url=url)
        assert isinstance(asked.add_checkpoint(Growth(old=0, proof=(), note=note)), NoAnswer)
        assert asked.newest("x") is None


def test_only_witnesses_with_an_address_are_asked() -> None:
    lines = f"witness a {AUDITOR.verifier} https://a.example/\nwitness k {KENT.verifier}\nquorum none\n"
    assert [each.url for each in witnesses_of(Policy.parse(lines.encode()))] == ["https://a.example/"]


async def seen_by(trust: Policy, store: EventStore, *, size: int) -> None:
    """Waits until a checkpoint of this size has been seen as the policy asks."""
    while (await verify_sealed(store, trust)).witnessed < size:  # noqa: ASYNC110  It happens elsewhere.
        await asyncio.sleep(0.01)


async def witnessed_facts(store: EventStore, url: str, auditor: RemoteWitness) -> None:
    """Six facts, sealed three by three, all of which the auditor has seen."""
    async with sealer(url) as at_work:
        for begin in (0, 3):
            await fill(store, GATE, 3, begin=begin)
            await at_work.seal()
            assert await at_work.ask(auditor)
