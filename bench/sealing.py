"""How many facts a second are sealed and verified, and how long one seal or receipt takes."""

import secrets
from dataclasses import dataclass
from functools import partial
from random import Random
from time import perf_counter

from bench.appends import BODY
from bench.figures import Spread, spread
from eventstore import sealed
from eventstore.facts import NewFact
from eventstore.moments import utc_now
from eventstore.sealing import Sealer
from eventstore.store import Append, EventStore
from eventstore.verify_sealed import verify_sealed
from tlog.keys import KeyKind, SigningKey
from tlog.policy import Policy

SMALL, SEALS, RECEIPTS = 10, 30, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SealLine:
    """Facts a second, sealed in one go and held to their checkpoints.

    `small_seal` is one of ten new facts behind the others, as a sealer at work makes them.
    """

    database: str
    facts: int
    sealed_per_second: float
    small_seal: Spread
    receipt: Spread
    tree_verified_per_second: float


async def sealing(url: str) -> SealLine:
    """Seals a record that was never sealed."""
    key = SigningKey(name="bench.example/log", kind=KeyKind.LOG, seed=secrets.token_bytes(32))
    async with await EventStore.open(url) as store:
        facts = await store.position()
        with Sealer(url, key, most=facts) as sealer:
            large = _seconds(sealer)
            small = []
            for number in range(SEALS):
                await _append(store, f"little-{number}")
                small.append(_seconds(sealer))
        count = await store.position()
        receipts = [
            await _receipt(store, position) for position in Random(7).choices(range(1, count), k=RECEIPTS)
        ]
        began = perf_counter()
        tree = await verify_sealed(store, Policy.trusting(key.verifier))
        ended = perf_counter()
    if not tree.is_clean:
        raise RuntimeError("a record that nobody touched does not verify")
    return SealLine(
        database=url.partition(":")[0],
        facts=facts,
        sealed_per_second=round(facts / large),
        small_seal=spread(small),
        receipt=spread(receipts),
        tree_verified_per_second=round(count / (ended - began)),
    )


async def _append(store: EventStore, stream: str) -> None:
    fact = NewFact(type="noted", schema=1, at=utc_now(), actor="bench", body=BODY)
    await store.append(Append(stream=stream, expected=0, facts=(fact,) * SMALL), key=stream)


def _seconds(sealer: Sealer) -> float:
    began = perf_counter()
    if sealer.seal() is None:
        raise RuntimeError("there was nothing to seal")
    return perf_counter() - began


async def _receipt(store: EventStore, position: int) -> float:
    began = perf_counter()
    await store.query(partial(sealed.receipt, position=position))
    return perf_counter() - began
