"""Whether the record is what was sealed, to somebody who trusts only the keys that they bring."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, select

from eventstore import sealed
from eventstore.dialects import IN_BINARY, rows_of_driver
from eventstore.envelope import leaf_hash
from eventstore.store import EventStore
from eventstore.tables import events, tiles
from tlog.encoding import Malformed
from tlog.merkle import CompactRange
from tlog.note import Note, QuorumLacks, SignatureRefused, signatures_of
from tlog.policy import Policy
from tlog.proof import Receipt
from tlog.succession import Announced, Change, Succession
from tlog.tiles import Tile, grow, widths

PAGE = 2000


class Layer(StrEnum):
    """What noticed: the log's own checkpoints, one that somebody else kept, or a receipt."""

    CHECKPOINT = "checkpoint"
    WITNESS = "witness"
    RECEIPT = "receipt"


ADVICE = {
    Layer.CHECKPOINT: "Change nothing, and compare with a backup and with what the witness and auditor keep.",
    Layer.WITNESS: "Whoever runs the record has rewritten or lost part of it: keep this checkpoint and"
    " a copy of the record, and ask for the backup from before.",
    Layer.RECEIPT: "What was receipted is not there as it was: keep the receipt and a copy of the record.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFault:
    """One thing that is wrong, in plain words; `next` says what to do about it."""

    layer: Layer
    sentence: str

    @property
    def next(self) -> str:
        return ADVICE[self.layer]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealVerified:
    """How many facts and checkpoints were looked at, up to where they are witnessed as the policy asks.

    From the `unannounced` ones on, another key signs that no fact announced under the one before.
    """

    facts: int
    checkpoints: int
    sealed: int
    witnessed: int
    unannounced: tuple[Change, ...]
    faults: tuple[SealFault, ...]

    @property
    def is_clean(self) -> bool:
        return not self.faults

    @property
    def unsealed(self) -> int:
        """Facts that no checkpoint covers yet, for which nothing can be said."""
        return max(self.facts - self.sealed, 0)


async def verify_sealed(
    store: EventStore,
    trust: Policy,
    *,
    seen: Sequence[Note] = (),
    receipts: Sequence[Receipt] = (),
    announced: Sequence[Announced] = (),
) -> SealVerified:
    """Makes the whole tree anew from the stored envelopes, and holds every checkpoint to it.

    `seen` are checkpoints that somebody else kept, such as a witness or the auditor at the last visit;
    `announced` are the keys that facts say are to sign after others.
    """
    check = _Check(trust=trust, succession=Succession(announced))
    for size, text in await store.query(sealed.every):
        check.own(size, text)
    for note in seen:
        check.expect(Layer.WITNESS, note)
    for receipt in receipts:
        check.expect(Layer.RECEIPT, receipt.checkpoint)
    for receipt in receipts:
        check.entries.setdefault(receipt.index + 1, []).append(receipt)
    while rows := await store.query(check.read_page):
        check.take(rows)
    check.finish(await store.query(_all_tiles))
    return check.verified()


@dataclass(frozen=True, slots=True)
class _Expected:
    """A root that somebody says the tree had at a size."""

    layer: Layer
    root: bytes


@dataclass(slots=True, kw_only=True)
class _Check:
    """The tree so far, and what it is held to."""

    trust: Policy
    succession: Succession
    tree: CompactRange = field(default_factory=CompactRange)
    tiles: dict[Tile, bytes] = field(default_factory=dict)
    expected: dict[int, list[_Expected]] = field(default_factory=dict)
    entries: dict[int, list[Receipt]] = field(default_factory=dict)
    position: int = 0
    checkpoints: int = 0
    sealed: int = 0
    witnessed: int = 0
    is_broken: bool = False
    unannounced: list[Change] = field(default_factory=list)
    faults: list[SealFault] = field(default_factory=list)

    def own(self, size: int, text: str) -> None:
        """A checkpoint that the record keeps."""
        try:
            note = Note.parse(text.encode())
        except Malformed as refused:
            self._fault(Layer.CHECKPOINT, f"The checkpoint of {size} cannot be read: {refused}.")
            return
        seen = self.expect(Layer.CHECKPOINT, note)
        if seen is None:
            return
        if seen != size:
            self._fault(Layer.CHECKPOINT, f"The checkpoint of {size} speaks of {seen} facts.")
        self.checkpoints += 1
        self._follow(size, note)
        self.sealed = max(self.sealed, size)
        try:
            self.trust.trusted(note)
        except QuorumLacks:
            return
        except SignatureRefused as refused:
            self._fault(Layer.CHECKPOINT, f"The checkpoint of {size} cannot be believed: {refused}.")
            return
        self.witnessed = max(self.witnessed, size)

    def _follow(self, size: int, note: Note) -> None:
        change = self.succession.take(size, signatures_of(note, self.trust.logs))
        if change is None:
            return
        if change.is_back:
            self._fault(
                Layer.CHECKPOINT,
                f"The checkpoint of {size} is signed by a key that another one had replaced.",
            )
        elif not change.is_announced:
            self.unannounced.append(change)

    def expect(self, layer: Layer, note: Note) -> int | None:
        """Holds the tree to a checkpoint; its size, None when it cannot be believed."""
        try:
            checkpoint = self.trust.signed(note)
        except (SignatureRefused, Malformed) as refused:
            self._fault(layer, f"A checkpoint cannot be believed: {refused}.")
            return None
        self.expected.setdefault(checkpoint.size, []).append(_Expected(layer, checkpoint.root))
        return checkpoint.size

    def read_page(self, connection: Connection) -> Sequence[tuple[Any, ...]]:
        return rows_of_driver(connection, _PAGE, {"after": self.position})

    def take(self, rows: Sequence[tuple[int, bytes]]) -> None:
        if not self.tree.size:
            self._hold()
        for begin, end in self._stretches(rows):
            leaves = [leaf_hash(envelope) for _, envelope in rows[begin:end]]
            self.tree, changed = grow(self.tree, leaves, self.tiles)
            self.tiles |= changed
            self._hold()
        for position, envelope in rows:
            self._compare(position, envelope)
            self.position = position

    def finish(self, kept: dict[Tile, bytes]) -> None:
        if not self.tree.size:
            self._hold()
        for size, expectations in sorted(self.expected.items()):
            if size > self.tree.size:
                for each in {expectation.layer for expectation in expectations}:
                    self._fault(each, f"A checkpoint has seen {size} facts, here are {self.tree.size}.")
        if self.trust.asks_witnesses and self.sealed and not self.witnessed:
            self._fault(Layer.WITNESS, "No checkpoint here was seen by witnesses as the policy asks.")
        for position in sorted(self.entries):
            self._fault(Layer.RECEIPT, f"Fact {position} has a receipt, and is not here.")
        for tile, width in widths(min(self.sealed, self.tree.size)).items():
            if self.tiles[tile][: width * 32] != kept.get(tile, b"")[: width * 32]:
                self._fault(Layer.CHECKPOINT, f"Tile {tile.level}/{tile.number} is not made of the facts.")

    def verified(self) -> SealVerified:
        return SealVerified(
            facts=self.tree.size,
            checkpoints=self.checkpoints,
            sealed=self.sealed,
            witnessed=self.witnessed,
            unannounced=tuple(self.unannounced),
            faults=tuple(dict.fromkeys(self.faults)),
        )

    def _stretches(self, rows: Sequence[tuple[int, bytes]]) -> Iterator[tuple[int, int]]:
        """The rows from one size that a checkpoint speaks of to the next; up to a gap, if there is one."""
        begin = 0
        for end, (position, _) in enumerate(rows, start=1):
            if self.is_broken:
                return
            expected = self.tree.size + end - begin
            if position != expected:
                self.is_broken = True
                self._fault(Layer.CHECKPOINT, f"Fact {expected} is missing.")
                return
            if position in self.expected or end == len(rows):
                yield begin, end
                begin = end

    def _hold(self) -> None:
        for expectation in self.expected.get(self.tree.size, ()):
            if expectation.root != self.tree.root:
                self._fault(
                    expectation.layer,
                    f"The first {self.tree.size} facts are not those that a checkpoint has seen.",
                )

    def _compare(self, position: int, envelope: bytes) -> None:
        for receipt in self.entries.pop(position, ()):
            if receipt.entry != envelope:
                self._fault(Layer.RECEIPT, f"Fact {position} is not the one that its receipt names.")

    def _fault(self, layer: Layer, sentence: str) -> None:
        self.faults.append(SealFault(layer=layer, sentence=sentence))


_PAGE = (
    select(events.c.position, events.c.envelope)
    .where(events.c.position > bindparam("after"))
    .order_by(events.c.position)
    .limit(PAGE)
    .execution_options(**IN_BINARY)
)


def _all_tiles(connection: Connection) -> dict[Tile, bytes]:
    return {Tile(row.level, row.number): row.hashes for row in connection.execute(select(tiles))}
