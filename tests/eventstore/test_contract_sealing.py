"""How the record is sealed, on every database."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, delete, text, update
from sqlalchemy.exc import DBAPIError

from eventstore import sealed
from eventstore.dialects import writer_engine
from eventstore.errors import NotSealed, SealBroken, SealedByAnother
from eventstore.sealing import FormerKeys, Sealer
from eventstore.store import EventStore
from eventstore.tables import checkpoints, events, ledger, tiles
from eventstore.verify_sealed import Layer, verify_sealed
from tests.eventstore.examples import GATE, NOON, RELEASE, fill
from tests.eventstore.forging import without_guards
from tests.eventstore.processes import finish, start
from tests.tlog.people import AUDITOR, BEDFORD, SHEPWAY, log_key
from tlog.keys import SigningKey
from tlog.note import cosign
from tlog.policy import Policy
from tlog.succession import Announced

TRUST = Policy.trusting(SHEPWAY.verifier)


async def test_a_fact_is_in_the_first_checkpoint_after_it(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 3)
    with Sealer(database_url, SHEPWAY) as sealer:
        made = sealer.seal()
        assert made is not None
        assert made.checkpoint.size == 3
        receipt = sealer.ask(lambda connection: sealed.receipt(connection, 2))
    assert receipt.check(TRUST).checkpoint == made.checkpoint


async def test_an_empty_record_has_a_checkpoint_too(database_url: str) -> None:
    with Sealer(database_url, SHEPWAY) as sealer:
        made = sealer.seal()
        assert made is not None
        assert made.checkpoint.size == 0
        assert sealer.seal() is None


async def test_nothing_new_is_not_sealed_again(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 1)
    with Sealer(database_url, SHEPWAY) as sealer:
        assert sealer.seal()
        assert sealer.seal() is None


async def test_every_tree_of_many_small_seals_verifies(store: EventStore, database_url: str) -> None:
    with Sealer(database_url, SHEPWAY) as sealer:
        for round in range(12):
            await fill(store, f"stream-{round}", 30)
            assert sealer.seal()
        proof = sealer.ask(lambda connection: sealed.growth(connection, 30, 360))
    assert proof
    verified = await verify_sealed(store, TRUST)
    assert (verified.is_clean, verified.sealed, verified.checkpoints) == (True, 360, 12)


async def test_a_long_record_is_sealed_in_parts(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 7)
    with Sealer(database_url, SHEPWAY, most=3) as sealer:
        sizes = [made.checkpoint.size for made in (sealer.seal(), sealer.seal(), sealer.seal()) if made]
    assert sizes == [3, 6, 7]
    assert (await verify_sealed(store, TRUST)).is_clean


async def test_a_fact_that_is_not_sealed_has_no_receipt(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 2)
    with pytest.raises(NotSealed, match="position 2"):
        await store.query(lambda connection: sealed.receipt(connection, 2))


async def test_a_sealer_killed_at_any_statement_leaves_the_seal_whole(
    store: EventStore, database_url: str
) -> None:
    await fill(store, GATE, 300)
    with Sealer(database_url, SHEPWAY, most=250) as sealer:
        sealer.seal()
    died = int(await finish(await start("tests.eventstore.dying_sealer", database_url)))
    assert died > 5
    verified = await verify_sealed(store, TRUST)
    assert (verified.is_clean, verified.sealed, verified.checkpoints) == (True, 300, 2)


async def test_of_two_sealers_at_once_one_seals_and_both_go_on(store: EventStore, database_url: str) -> None:
    racing = [await start("tests.eventstore.sealer", database_url, "60") for _ in range(2)]
    await fill(store, GATE, 60)
    said = [size for each in await asyncio.gather(*map(finish, racing)) for size in each.split()]
    assert len(said) == len(set(said))
    verified = await verify_sealed(store, TRUST)
    assert (verified.is_clean, verified.sealed, verified.checkpoints) == (True, 60, len(said))


async def test_another_key_does_not_seal_on(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 1)
    with Sealer(database_url, SHEPWAY) as sealer:
        sealer.seal()
    await fill(store, GATE, 1, begin=1)
    for key in (BEDFORD, log_key(SHEPWAY.name, "another")):
        with Sealer(database_url, key) as other, pytest.raises(SealedByAnother, match="is not signed"):
            other.seal()


async def test_a_new_key_seals_on_where_the_former_one_is_named(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 1)
    with Sealer(database_url, SHEPWAY) as sealer:
        sealer.seal()
    await fill(store, GATE, 1, begin=1)
    new = log_key(SHEPWAY.name, "new")
    with Sealer(database_url, new, former=from_(SHEPWAY)) as sealer:
        assert sealer.seal()
    assert (await verify_sealed(store, Policy.trusting(SHEPWAY.verifier, new.verifier))).is_clean
    assert not (await verify_sealed(store, Policy.trusting(new.verifier))).is_clean


async def test_two_keys_sign_while_one_hands_on_to_the_other(store: EventStore, database_url: str) -> None:
    new = log_key(SHEPWAY.name, "new")
    await fill(store, GATE, 1)
    with Sealer(database_url, SHEPWAY, also=[new]) as sealer:
        sealer.seal()
    await fill(store, GATE, 1, begin=1)
    with Sealer(database_url, new) as sealer:
        sealer.seal()
    said = [Announced(position=1, former=SHEPWAY.verifier, key=new.verifier)]
    both = Policy.trusting(SHEPWAY.verifier, new.verifier)
    assert (await verify_sealed(store, Policy.trusting(new.verifier))).is_clean
    assert not (await verify_sealed(store, TRUST)).is_clean
    assert (await verify_sealed(store, both, announced=said)).unannounced == ()
    (change,) = (await verify_sealed(store, both)).unannounced
    assert (change.size, change.former, change.key) == (2, SHEPWAY.verifier, new.verifier)


def from_(key: SigningKey) -> FormerKeys:
    return lambda _: [key.verifier]


async def test_a_key_that_was_replaced_and_signs_again_is_a_fault(
    store: EventStore, database_url: str
) -> None:
    new = log_key(SHEPWAY.name, "new")
    for begin, key, former in ((0, SHEPWAY, new), (1, new, SHEPWAY), (2, SHEPWAY, new)):
        await fill(store, GATE, 1, begin=begin)
        with Sealer(database_url, key, former=from_(former)) as sealer:
            sealer.seal()
    verified = await verify_sealed(store, Policy.trusting(SHEPWAY.verifier, new.verifier))
    assert "The checkpoint of 3 is signed by a key that another one had replaced." in {
        fault.sentence for fault in verified.faults
    }


async def test_a_record_older_than_its_seal_is_not_sealed(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 5)
    with Sealer(database_url, SHEPWAY) as sealer:
        sealer.seal()

    def forget(connection: Connection) -> None:
        connection.execute(delete(events).where(events.c.position > 3))
        connection.execute(update(ledger).values(position=3))

    without_guards(database_url, forget)
    with Sealer(database_url, SHEPWAY) as sealer, pytest.raises(SealBroken, match="restore a backup"):
        sealer.seal()
    await verified_with_faults(store)


async def test_a_fact_missing_before_the_seal_stops_the_sealer(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 5)
    without_guards(
        database_url, lambda connection: connection.execute(delete(events).where(events.c.position == 4))
    )
    with Sealer(database_url, SHEPWAY) as sealer, pytest.raises(SealBroken, match="fact 4 is missing"):
        sealer.seal()


@pytest.mark.parametrize("change", ["hashes = envelope", "hashes = substr(hashes, 1, 32)"])
async def test_changed_tiles_stop_the_sealer(store: EventStore, database_url: str, change: str) -> None:
    await fill(store, GATE, 2)
    with Sealer(database_url, SHEPWAY) as sealer:
        sealer.seal()
    await fill(store, GATE, 1, begin=2)
    forged = change.replace("envelope", "(SELECT salt FROM bodies WHERE position = 1)")
    without_guards(database_url, lambda connection: connection.execute(text(f"UPDATE tiles SET {forged}")))
    with Sealer(database_url, SHEPWAY) as sealer, pytest.raises(SealBroken, match="audit verify"):
        sealer.seal()
    await verified_with_faults(store)


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=365)])
async def test_a_clock_that_jumps_harms_no_order_and_raises_an_alarm(
    database_url: str, jump: timedelta
) -> None:
    at = NOON
    async with await EventStore.open(database_url, clock=lambda: at) as store:
        with Sealer(database_url, SHEPWAY, clock=lambda: at) as sealer:
            await fill(store, GATE, 2)
            first = sealer.seal()
            at = NOON + jump
            await fill(store, GATE, 2, begin=2)
            jumped = sealer.seal()
            at = NOON
            await fill(store, GATE, 2, begin=4)
            back = sealer.seal()
        alarms = [each is not None and each.alarm != "" for each in (first, jumped, back)]
        assert alarms == [False, jump.days < 0, jump.days > 0]
        assert (await verify_sealed(store, TRUST)).is_clean


async def test_cosignatures_are_kept_once_and_shown_with_their_checkpoint(
    store: EventStore, database_url: str
) -> None:
    await fill(store, GATE, 2)
    trust = Policy.parse(
        f"log {SHEPWAY.verifier}\nwitness auditor {AUDITOR.verifier}\nquorum auditor\n".encode()
    )
    with Sealer(database_url, SHEPWAY) as sealer:
        made = sealer.seal()
        assert made is not None
        before = await verify_sealed(store, trust)
        assert (before.witnessed, [fault.layer for fault in before.faults]) == (0, [Layer.WITNESS])
        for seconds in (7, 8):
            sealer.keep(2, AUDITOR.verifier, cosign(made.note, AUDITOR, seconds=seconds))
        receipt = sealer.ask(lambda connection: sealed.receipt(connection, 1))
    assert receipt.check(trust).cosigned == {"auditor": 7}
    assert (await verify_sealed(store, trust)).witnessed == 2


REFUSED = [
    "UPDATE checkpoints SET note = 'forged'",
    "DELETE FROM checkpoints",
    "UPDATE cosignatures SET line = 'forged'",
    "DELETE FROM cosignatures",
    "DELETE FROM tiles",
    "UPDATE tiles SET hashes = substr(hashes, 1, 32)",
    "UPDATE tiles SET level = 1",
]
REFUSED_ON_SQLITE = [
    "INSERT OR REPLACE INTO checkpoints SELECT size, 'forged', sealed_at FROM checkpoints",
    "INSERT OR REPLACE INTO cosignatures SELECT size, witness, 'forged' FROM cosignatures",
    "INSERT OR REPLACE INTO tiles SELECT level, number, zeroblob(32) FROM tiles",
]
REFUSED_ON_POSTGRESQL = ["TRUNCATE checkpoints", "TRUNCATE tiles", "TRUNCATE cosignatures"]


async def test_a_seal_cannot_be_changed(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 2)
    await fill(store, RELEASE, 2)
    with Sealer(database_url, SHEPWAY) as sealer:
        made = sealer.seal()
        assert made is not None
        sealer.keep(4, AUDITOR.verifier, cosign(made.note, AUDITOR, seconds=7))
    own = REFUSED_ON_SQLITE if database_url.startswith("sqlite") else REFUSED_ON_POSTGRESQL
    for statement in REFUSED + own:
        engine = writer_engine(database_url)
        with pytest.raises(DBAPIError, match="only ever added to"), engine.begin() as connection:
            connection.execute(text(statement))
        engine.dispose()


async def test_a_forged_checkpoint_row_is_told(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 3)
    with Sealer(database_url, SHEPWAY, most=2) as sealer:
        sealer.seal()
        sealer.seal()
    first = (await store.query(sealed.every))[0][1]
    for forged in ("no note", first):
        change = update(checkpoints).where(checkpoints.c.size == 3).values(note=forged)
        without_guards(database_url, partial(Connection.execute, statement=change))
        await verified_with_faults(store)


async def test_lost_tiles_are_told(store: EventStore, database_url: str) -> None:
    await fill(store, GATE, 3)
    with Sealer(database_url, SHEPWAY) as sealer:
        sealer.seal()
    without_guards(database_url, lambda connection: connection.execute(delete(tiles)))
    await verified_with_faults(store)
    with pytest.raises(SealBroken, match="missing"):
        await store.query(lambda connection: sealed.receipt(connection, 1))


async def verified_with_faults(store: EventStore) -> None:
    verified = await verify_sealed(store, TRUST)
    assert verified.faults
    assert all(fault.next for fault in verified.faults)
