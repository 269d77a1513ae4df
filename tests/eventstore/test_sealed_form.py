"""The stored form of the seal, which never changes: a thousand fixed facts, and what they were sealed as."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from eventstore.envelope import commitment, envelope, leaf_hash
from tests.eventstore.examples import NOON, fact
from tests.tlog.people import SHEPWAY
from tlog.checkpoint import Checkpoint
from tlog.merkle import CompactRange
from tlog.tiles import Tile, grow

GOLDEN = Path(__file__).parent / "golden"
WHY = "records sealed in this form exist: a new form needs a name of its own beside it"


def envelopes() -> Iterator[bytes]:
    ends: dict[str, tuple[int, bytes | None]] = {}
    for position in range(1, 1001):
        stream = f"gate-{position % 7}"
        sequence, previous = ends.get(stream, (0, None))
        at = NOON + timedelta(seconds=position)
        written = envelope(
            log="5e0d9fb6-6c0c-4d2c-9d5c-2f0a4f9a7a11",
            id=UUID(int=position),
            stream=stream,
            sequence=sequence + 1,
            previous=previous,
            type="noted",
            schema=1,
            at=at,
            recorded_at=at,
            actor="p-1",
            body=commitment(bytes(32), fact(position).body),
        )
        ends[stream] = (sequence + 1, leaf_hash(written))
        yield written


@pytest.fixture(scope="module")
def grown() -> tuple[CompactRange, dict[Tile, bytes]]:
    return grow(CompactRange(), map(leaf_hash, envelopes()), {})


def test_the_checkpoint_is_frozen(grown: tuple[CompactRange, dict[Tile, bytes]]) -> None:
    tree, _ = grown
    note = Checkpoint(origin=SHEPWAY.name, size=tree.size, root=tree.root).signed(SHEPWAY)
    assert str(note) == (GOLDEN / "checkpoint-1000.txt").read_text(encoding="utf-8"), WHY


def test_the_tiles_are_frozen(grown: tuple[CompactRange, dict[Tile, bytes]]) -> None:
    _, tiles = grown
    digests = [
        f"{tile.level}/{tile.number} {len(hashes)} {sha256(hashes).hexdigest()}\n"
        for tile, hashes in sorted(tiles.items())
    ]
    assert "".join(digests) == (GOLDEN / "tiles-1000.txt").read_text(encoding="utf-8"), WHY
