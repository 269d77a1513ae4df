"""What a witness remembers: the logs it knows, and the newest checkpoint of each that it cosigned."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tlog.keys import KeyKind, VerifierKey
from tlog.note import Note

SECONDS_FOR_A_LOCK = 10.0
_TABLES = (
    "CREATE TABLE IF NOT EXISTS logs (vkey TEXT PRIMARY KEY, origin TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS seen ("
    " origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note BLOB NOT NULL)",
)


class NotALog(Exception):
    """A witness looks after logs; this is the key of something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The newest checkpoint of a log that was cosigned, cosignature included."""

    size: int
    root: bytes
    note: Note


class Page:
    """A log's page of the book while nobody else writes in the book."""

    def __init__(self, connection: sqlite3.Connection, origin: str) -> None:
        self._connection = connection
        self._origin = origin

    @property
    def seen(self) -> Seen | None:
        return _seen(self._connection, self._origin)

    def keep(self, seen: Seen) -> None:
        self._connection.execute(
            "INSERT INTO seen VALUES (?, ?, ?, ?) ON CONFLICT (origin)"
            " DO UPDATE SET size = excluded.size, root = excluded.root, note = excluded.note",
            (self._origin, seen.size, seen.root, seen.note.encoded()),
        )


class Book:
    """One file; any number of threads and processes may hold it open."""

    def __init__(self, file: Path) -> None:
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            for table in _TABLES:
                connection.execute(table)

    def add_log(self, key: VerifierKey) -> None:
        """Looks after this log from now on; harmless to repeat.

        :raises NotALog: when it is the key of a witness.
        """
        if key.kind is not KeyKind.LOG:
            raise NotALog("it is the key of a witness")
        with self._open() as connection:
            connection.execute("INSERT OR IGNORE INTO logs VALUES (?, ?)", (str(key), key.name))

    def keys_of(self, origin: str) -> list[VerifierKey]:
        """The keys that this log may sign with; none when it is unknown."""
        with self._open() as connection:
            rows = connection.execute("SELECT vkey FROM logs WHERE origin = ?", (origin,)).fetchall()
        return [VerifierKey.parse(vkey) for (vkey,) in rows]

    def origins(self) -> list[str]:
        with self._open() as connection:
            rows = connection.execute("SELECT DISTINCT origin FROM logs ORDER BY origin").fetchall()
        return [origin for (origin,) in rows]

    def seen(self, origin: str) -> Seen | None:
        with self._open() as connection:
            return _seen(connection, origin)

    @contextmanager
    def page(self, origin: str) -> Iterator[Page]:
        """The page of a log, read and written as one step; what is kept is on the disk afterwards."""
        with self._open() as connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield Page(connection, origin)
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        connect = sqlite3.connect(self._file, timeout=SECONDS_FOR_A_LOCK, isolation_level=None)
        with closing(connect) as connection:
            yield connection


def _seen(connection: sqlite3.Connection, origin: str) -> Seen | None:
    row = connection.execute("SELECT size, root, note FROM seen WHERE origin = ?", (origin,)).fetchone()
    return None if row is None else Seen(size=row[0], root=row[1], note=Note.parse(row[2]))
