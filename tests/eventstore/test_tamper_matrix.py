"""Which layer notices which attack: the chain, the log's checkpoints, a witness, or a receipt.

What no layer notices is written down as well: nobody should believe more than is so.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from eventstore import sealed
from eventstore.sealing import Sealer
from eventstore.store import EventStore
from eventstore.verify import verify
from eventstore.verify_sealed import Layer, verify_sealed
from tests.eventstore.examples import GATE, RELEASE, fill
from tests.eventstore.forging import (
    deleted,
    dropped_after,
    edited,
    inserted,
    resealed,
    rewrite,
    swapped,
    unsealed_to,
    without_guards,
)
from tests.tlog.people import SHEPWAY, log_key
from tlog.note import Note
from tlog.policy import Policy
from tlog.proof import Receipt

TRUST = Policy.trusting(SHEPWAY.verifier)
CHAIN = "chain"
CHECKPOINT, WITNESS, RECEIPT = Layer.CHECKPOINT, Layer.WITNESS, Layer.RECEIPT
ALL = {CHAIN, CHECKPOINT, WITNESS, RECEIPT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Twelve facts: four were sealed when Asha got her receipt, nine when the witness looked, ten by now."""

    url: str
    receipt: Receipt
    witnessed: Note
    before_the_witness: Path | None


@pytest.fixture
async def scene(store: EventStore, database_url: str, tmp_path: Path) -> Scene:
    backup = tmp_path / "backup.db" if database_url.startswith("sqlite") else None
    with Sealer(database_url, SHEPWAY) as sealer:
        sealer.seal()
        await fill(store, GATE, 4)
        sealer.seal()
        receipt = sealer.ask(lambda connection: sealed.receipt(connection, 2))
        await fill(store, RELEASE, 3)
        sealer.seal()
        if backup:
            copy(file_of(database_url), backup)
        await fill(store, GATE, 2, begin=4)
        sealer.seal()
        witnessed = sealer.ask(sealed.newest)
        assert witnessed is not None
        await fill(store, RELEASE, 1, begin=3)
        sealer.seal()
        await fill(store, RELEASE, 2, begin=4)
    return Scene(url=database_url, receipt=receipt, witnessed=witnessed.note, before_the_witness=backup)


def dba_edits_a_row(scene: Scene) -> None:
    without_guards(
        scene.url,
        lambda connection: connection.execute(
            text(
                "UPDATE events SET envelope = (SELECT envelope FROM events WHERE position = 9)"
                " WHERE position = 2"
            )
        ),
    )


def dba_edits_and_rechains(scene: Scene) -> None:
    rewrite(scene.url, edited(2))


def dba_deletes_and_rechains(scene: Scene) -> None:
    rewrite(scene.url, deleted(3))


def dba_swaps_and_rechains(scene: Scene) -> None:
    rewrite(scene.url, swapped(2))


def dba_edits_what_is_not_sealed(scene: Scene) -> None:
    rewrite(scene.url, edited(12))


def dba_drops_what_is_not_sealed(scene: Scene) -> None:
    rewrite(scene.url, dropped_after(10))


def dba_drops_the_tail_with_its_checkpoints(scene: Scene) -> None:
    rewrite(scene.url, dropped_after(7))
    without_guards(scene.url, unsealed_to(7))


def dba_signs_with_a_key_of_their_own(scene: Scene) -> None:
    rewrite(scene.url, edited(2))
    resealed(scene.url, log_key(SHEPWAY.name, "of the database's owner"))


def operator_rewrites_and_signs_all(scene: Scene) -> None:
    rewrite(scene.url, edited(2))
    resealed(scene.url, SHEPWAY)


def operator_inserts_a_back_dated_approval(scene: Scene) -> None:
    rewrite(scene.url, inserted(8))
    resealed(scene.url, SHEPWAY)


def operator_edits_what_is_not_witnessed(scene: Scene) -> None:
    rewrite(scene.url, edited(10))
    resealed(scene.url, SHEPWAY)


def operator_restores_an_older_backup(scene: Scene) -> None:
    if scene.before_the_witness:
        copy(scene.before_the_witness, file_of(scene.url))
    else:
        dba_drops_the_tail_with_its_checkpoints(scene)


MATRIX: dict[Callable[[Scene], None], set[str]] = {
    dba_edits_a_row: ALL,
    dba_edits_and_rechains: {CHECKPOINT, WITNESS, RECEIPT},
    dba_deletes_and_rechains: {CHECKPOINT, WITNESS, RECEIPT},
    dba_swaps_and_rechains: {CHECKPOINT, WITNESS, RECEIPT},
    dba_edits_what_is_not_sealed: set(),
    dba_drops_what_is_not_sealed: set(),
    dba_drops_the_tail_with_its_checkpoints: {WITNESS},
    dba_signs_with_a_key_of_their_own: {CHECKPOINT, WITNESS, RECEIPT},
    operator_rewrites_and_signs_all: {WITNESS, RECEIPT},
    operator_inserts_a_back_dated_approval: {WITNESS},
    operator_edits_what_is_not_witnessed: set(),
    operator_restores_an_older_backup: {WITNESS},
}


@pytest.mark.parametrize("attack", MATRIX, ids=lambda attack: attack.__name__.replace("_", "-"))
async def test_an_attack_is_noticed_by_these_layers_and_no_other(
    scene: Scene, attack: Callable[[Scene], None], store: EventStore
) -> None:
    await store.close()
    attack(scene)
    async with await EventStore.open(scene.url) as attacked:
        assert await noticing(attacked, scene) == MATRIX[attack]


async def test_without_an_attack_nothing_is_noticed(scene: Scene, store: EventStore) -> None:
    assert await noticing(store, scene) == set()
    verified = await verify_sealed(store, TRUST)
    assert (verified.facts, verified.sealed, verified.unsealed, verified.checkpoints) == (12, 10, 2, 5)


async def test_every_fault_tells_what_to_do(scene: Scene, store: EventStore) -> None:
    await store.close()
    operator_rewrites_and_signs_all(scene)
    async with await EventStore.open(scene.url) as attacked:
        verified = await verify_sealed(attacked, TRUST, seen=[scene.witnessed], receipts=[scene.receipt])
    assert all("keep" in fault.next for fault in verified.faults)
    assert "The first 9 facts are not those that a checkpoint has seen." in {
        fault.sentence for fault in verified.faults
    }


async def noticing(store: EventStore, scene: Scene) -> set[str]:
    chain = {CHAIN} if (await verify(store)).faults else set()
    verified = await verify_sealed(store, TRUST, seen=[scene.witnessed], receipts=[scene.receipt])
    return chain | {fault.layer for fault in verified.faults}


def copy(one: Path, to: Path) -> None:
    with closing(sqlite3.connect(one)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))
