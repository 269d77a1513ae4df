"""What of the record is sealed, and how that is shown."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from eventstore.errors import NotSealed, SealBroken
from eventstore.tables import checkpoints, cosignatures, events, tiles
from tlog.checkpoint import Checkpoint
from tlog.encoding import Malformed
from tlog.merkle import ProofRefused, consistency_proof, inclusion_proof
from tlog.note import Note, SignatureRefused, parse_signatures
from tlog.policy import Policy
from tlog.proof import Receipt
from tlog.tiles import Tile, TileNodes


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedState:
    """A checkpoint as the record keeps it, with the cosignatures that came for it."""

    note: Note
    sealed_at: datetime

    @property
    def checkpoint(self) -> Checkpoint:
        """What it says; who can be believed about it is for a policy to tell."""
        return Checkpoint.parse(self.note.text)


def newest(connection: Connection) -> SealedState | None:
    """The last checkpoint; None when no sealer was ever set up."""
    size = connection.execute(select(func.max(checkpoints.c.size))).scalar()
    return None if size is None else at_size(connection, size)


def covering(connection: Connection, position: int) -> SealedState:
    """The first checkpoint over a position.

    :raises NotSealed: when there is none yet.
    """
    first = select(func.min(checkpoints.c.size)).where(checkpoints.c.size >= position)
    size = connection.execute(first).scalar()
    if size is None:
        raise NotSealed(f"position {position}")
    return at_size(connection, size)


def at_size(connection: Connection, size: int) -> SealedState:
    """The checkpoint of a size.

    :raises NotSealed: when there is none.
    """
    row = connection.execute(select(checkpoints).where(checkpoints.c.size == size)).one_or_none()
    if row is None:
        raise NotSealed(f"no checkpoint has size {size}")
    of_witnesses = select(cosignatures.c.line).where(cosignatures.c.size == size)
    lines = connection.execute(of_witnesses.order_by(cosignatures.c.witness)).scalars()
    cosigned = [signature for line in lines for signature in parse_signatures(line)]
    return SealedState(note=Note.parse(row.note.encode()).with_signatures(cosigned), sealed_at=row.sealed_at)


def every(connection: Connection) -> list[tuple[int, str]]:
    """Each checkpoint's size, and its note with all cosignatures, as text that has yet to be read."""
    lines: dict[int, list[str]] = {}
    for row in connection.execute(select(cosignatures).order_by(cosignatures.c.witness)):
        lines.setdefault(row.size, []).append(row.line)
    rows = connection.execute(select(checkpoints).order_by(checkpoints.c.size))
    return [(row.size, row.note + "".join(lines.get(row.size, ()))) for row in rows]


def nodes(connection: Connection) -> TileNodes:
    """The nodes of the tree.

    :raises SealBroken: when asked for a node whose tile is gone.
    """

    def read(tile: Tile) -> bytes:
        wanted = select(tiles.c.hashes).where(tiles.c.level == tile.level, tiles.c.number == tile.number)
        found: bytes | None = connection.execute(wanted).scalar()
        if found is None:
            raise SealBroken(f"tile {tile.number} of level {tile.level} is missing")
        return found

    return TileNodes(read)


def receipt(connection: Connection, position: int, sealed: SealedState | None = None) -> Receipt:
    """The proof that the fact at a position is in the tree of a checkpoint; the first over it by default.

    :raises NotSealed: when no checkpoint covers it yet, or there is no such fact.
    """
    sealed = sealed or covering(connection, position)
    entry = select(events.c.envelope).where(events.c.position == position)
    envelope = connection.execute(entry).scalar()
    if envelope is None:
        raise NotSealed(f"there is no fact at position {position}")
    proof = inclusion_proof(position - 1, sealed.checkpoint.size, nodes(connection))
    return Receipt(entry=envelope, index=position - 1, proof=tuple(proof), checkpoint=sealed.note)


def is_witnessed(connection: Connection, position: int, trust: Policy) -> bool:
    """Whether the fact at a position is in a tree that witnesses of the policy have seen, as it asks."""
    sizes = select(cosignatures.c.size).where(cosignatures.c.size >= position).distinct()
    for size in connection.execute(sizes.order_by(cosignatures.c.size.desc())).scalars().all():
        with suppress(SignatureRefused, ProofRefused, Malformed, NotSealed, SealBroken):
            if receipt(connection, position, at_size(connection, size)).check(trust).cosigned:
                return True
    return False


def growth(connection: Connection, old: int, new: int) -> list[bytes]:
    """The hashes that show the tree of one size to begin with the tree of another.

    :raises SealBroken: when a tile is gone.
    """
    return consistency_proof(old, new, nodes(connection))
