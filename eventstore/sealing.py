"""How the record is sealed: what is new goes into the tree, and the log signs it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from types import TracebackType
from typing import Self, TypeAlias, TypeVar

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from eventstore import sealed
from eventstore.dialects import IN_BINARY, lock_sealing, reader_engine, translated, writer_engine
from eventstore.envelope import leaf_hash
from eventstore.errors import SealBroken, SealedByAnother
from eventstore.moments import utc_now
from eventstore.reading import head
from eventstore.revision import check_migrated
from eventstore.sealed import SealedState
from eventstore.tables import checkpoints, cosignatures, events, ledger, tiles
from tlog.checkpoint import Checkpoint, opened
from tlog.encoding import Malformed
from tlog.keys import SigningKey, VerifierKey
from tlog.merkle import CompactRange
from tlog.note import Note, Signature, SignatureRefused
from tlog.tiles import Tile, grow, open_tiles

MOST_AT_ONCE = 20_000
CLOCKS_MAY_DIFFER = timedelta(minutes=5)
RESTORED = (
    "restore a backup that is at least as new, or keep this one as it is and ask the auditor:"
    " facts that were sealed are missing"
)
ALTERED = "run `lockgate audit verify` to see what differs, and leave the record as it is for the auditor"

T = TypeVar("T")
FormerKeys: TypeAlias = Callable[[Connection], Sequence[VerifierKey]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A checkpoint just made; `alarm` says that the clock cannot be right."""

    note: Note
    checkpoint: Checkpoint
    alarm: str = ""


def nobody_before(_: Connection) -> Sequence[VerifierKey]:
    """For a log that has had one key only."""
    return ()


class Sealer:
    """Seals one record with one key; belongs to one thread."""

    def __init__(
        self,
        url: str,
        key: SigningKey,
        *,
        also: Sequence[SigningKey] = (),
        former: FormerKeys = nobody_before,
        clock: Callable[[], datetime] = utc_now,
        most: int = MOST_AT_ONCE,
    ) -> None:
        """`also` sign beside `key`, which follows the `former` ones; `most` facts go into a checkpoint."""
        self._key = key
        self._also = also
        self._former = former
        self._clock = clock
        self._most = most
        self._engine = writer_engine(url)
        self._reader = reader_engine(url)
        self._connection: Connection | None = None

    def seal(self) -> Sealed | None:
        """Seals what is new, in one transaction; None when there is nothing, as also for whoever came second.

        :raises SealBroken: when what was sealed is not what the record holds.
        :raises SealedByAnother: when another log or key sealed this record.
        :raises RecordUnavailable: when the database is away.
        """
        return self._transact(self._seal)

    def has_news(self) -> bool:
        """Whether there is anything to seal."""
        return self.ask(_has_news)

    def keep(self, size: int, witness: VerifierKey, signature: Signature) -> None:
        """Keeps a witness's cosignature of the checkpoint of a size; its first one, once."""

        def write(connection: Connection) -> None:
            row = {"size": size, "witness": str(witness), "line": signature.line}
            known = select(cosignatures.c.size).where(
                cosignatures.c.size == size, cosignatures.c.witness == row["witness"]
            )
            if connection.execute(known).first() is None:
                connection.execute(insert(cosignatures).values(row))

        self._transact(write)

    def ask(self, question: Callable[[Connection], T]) -> T:
        """The answer to a question; keeps nobody from writing."""
        try:
            with self._reader.connect() as connection:
                return question(connection)
        except DBAPIError as error:
            raise translated(error) from error

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._engine.dispose()
        self._reader.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _transact(self, work: Callable[[Connection], T]) -> T:
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            with self._connection.begin():
                return work(self._connection)
        except DBAPIError as error:
            self.close()
            raise translated(error) from error

    def _seal(self, connection: Connection) -> Sealed | None:
        check_migrated(connection)
        lock_sealing(connection)
        before = sealed.newest(connection)
        size = 0 if before is None else self._believed(connection, before).size
        # Asked before the facts are read: more may be committed meanwhile.
        position = head(connection)
        _check_length(size, position)
        tree, border = _standing(connection, size, before)
        envelopes = _new_envelopes(connection, size, min(position, size + self._most))
        if before is not None and not envelopes:
            return None
        grown, changed = grow(tree, map(leaf_hash, envelopes), border)
        _write_tiles(connection, changed, border)
        return self._sign(connection, grown, before)

    def _sign(self, connection: Connection, tree: CompactRange, before: SealedState | None) -> Sealed:
        now = self._clock()
        checkpoint = Checkpoint(origin=self._key.name, size=tree.size, root=tree.root)
        note = checkpoint.signed(self._key)
        for key in self._also:
            note = note.with_signatures(checkpoint.signed(key).signatures)
        connection.execute(insert(checkpoints).values(size=tree.size, note=str(note), sealed_at=now))
        return Sealed(note=note, checkpoint=checkpoint, alarm=_alarm(connection, now, before))

    def _believed(self, connection: Connection, before: SealedState) -> Checkpoint:
        """What the last checkpoint says, if a key of this log signed it."""
        with suppress(SignatureRefused, Malformed):
            return opened(before.note, self._key.verifier)
        for key in self._former(connection):
            with suppress(SignatureRefused, Malformed):
                return opened(before.note, key)
        origin = before.note.text.split("\n", 1)[0]
        raise SealedByAnother(
            f"the last checkpoint of {origin} is not signed by the key of {self._key.name} that was given"
        )


def _has_news(connection: Connection) -> bool:
    before = connection.execute(select(func.max(checkpoints.c.size))).scalar()
    return before is None or before != head(connection)


def _check_length(size: int, position: int) -> None:
    if position < size:
        raise SealBroken(f"{size} facts were sealed, the record counts {position}; {RESTORED}")


def _standing(
    connection: Connection, size: int, before: SealedState | None
) -> tuple[CompactRange, Mapping[Tile, bytes]]:
    """The tree so far and the tiles that grow; the signed root tells whether they are the right ones."""
    border = {tile: _hashes(connection, tile, width) for tile, width in open_tiles(size).items()}
    tree = sealed.nodes(connection).range_of(size)
    if before is not None and tree.root != before.checkpoint.root:
        raise SealBroken(f"the tiles do not make the root of the checkpoint of {size}; {ALTERED}")
    return tree, border


def _hashes(connection: Connection, tile: Tile, width: int) -> bytes:
    wanted = select(tiles.c.hashes).where(tiles.c.level == tile.level, tiles.c.number == tile.number)
    found: bytes = connection.execute(wanted).scalar() or b""
    if len(found) != width * 32:
        raise SealBroken(
            f"tile {tile.level}/{tile.number} holds {len(found) // 32} hashes, not {width}; {ALTERED}"
        )
    return found


def _new_envelopes(connection: Connection, size: int, until: int) -> list[bytes]:
    rows = connection.execute(_BETWEEN, {"size": size, "until": until}).all()
    for expected, row in zip_longest(range(size + 1, until + 1), rows):
        if row is None or row.position != expected:
            raise SealBroken(f"fact {expected} is missing, and was not sealed yet; {ALTERED}")
    return [row.envelope for row in rows]


def _write_tiles(connection: Connection, changed: Mapping[Tile, bytes], border: Mapping[Tile, bytes]) -> None:
    for statement, wanted in ((_GROW, changed.keys() & border), (_ADD, changed.keys() - border)):
        rows = [
            {"at_level": tile.level, "at_number": tile.number, "becomes": changed[tile]}
            for tile in sorted(wanted)
        ]
        if rows:
            connection.execute(statement, rows)


def _alarm(connection: Connection, now: datetime, before: SealedState | None) -> str:
    recorded: datetime | None = connection.execute(select(ledger.c.recorded_at)).scalar()
    newest = max((each for each in (before and before.sealed_at, recorded) if each), default=now)
    if now >= newest - CLOCKS_MAY_DIFFER:
        return ""
    return (
        f"the clock says {now:%Y-%m-%d %H:%M}, but the record has seen {newest:%Y-%m-%d %H:%M} already:"
        " put the clock right; the order of the record is not harmed"
    )


_BETWEEN = (
    select(events.c.position, events.c.envelope)
    .where(events.c.position > bindparam("size"), events.c.position <= bindparam("until"))
    .order_by(events.c.position)
    .execution_options(**IN_BINARY)
)
_GROW = (
    update(tiles)
    .where(tiles.c.level == bindparam("at_level"), tiles.c.number == bindparam("at_number"))
    .values(hashes=bindparam("becomes"))
)
_ADD = insert(tiles).values(
    level=bindparam("at_level"), number=bindparam("at_number"), hashes=bindparam("becomes")
)
