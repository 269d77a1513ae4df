"""How SQLite and PostgreSQL differ."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import psycopg
from psycopg.pq import Format, TransactionStatus
from sqlalchemy import (
    ARRAY,
    URL,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Insert,
    NullPool,
    Select,
    String,
    Table,
    bindparam,
    create_engine,
    event,
    func,
    insert,
    make_url,
    select,
    type_coerce,
)
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from eventstore.errors import NotMigrated, RecordUnavailable

READERS = 4
SECONDS_FOR_A_LOCK = 30
SECONDS_TO_CONNECT = 10

_MIGRATION_LOCK = 0x6C6F636B67617465  # "lockgate"
_SEALING_LOCK = 0x7365616C  # "seal"

_POSTGRESQL = "postgresql+psycopg"
# An option of a statement: that PostgreSQL answers as it keeps bytes, not with two characters for each.
IN_BINARY = {"in_binary": True}

_RFC3339 = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'

_SQLITE_AWAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}


def writer_engine(url: str) -> Engine:
    """One held connection: the pool is of no use to a single thread."""
    parsed = _checked(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(
            parsed.set(drivername="sqlite+pysqlite"),
            poolclass=NullPool,
            connect_args={"isolation_level": None},
        )
        event.listen(engine, "connect", _prepare_sqlite_writer)
        event.listen(engine, "begin", _begin_immediate)
        return engine
    engine = create_engine(parsed.set(drivername=_POSTGRESQL), poolclass=NullPool)
    event.listen(engine, "connect", _prepare_postgresql_writer)
    event.listen(engine, "before_cursor_execute", _ask_in_binary)
    return engine


def reader_engine(url: str) -> Engine:
    """Connections that cannot write; everything a question reads on one of them is of one moment."""
    parsed = _checked(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(
            parsed.set(drivername="sqlite+pysqlite"),
            pool_size=READERS,
            connect_args={"isolation_level": None, "check_same_thread": False},
        )
        event.listen(engine, "connect", _prepare_sqlite_reader)
        event.listen(engine, "begin", _begin)
        return engine
    engine = create_engine(
        parsed.set(drivername=_POSTGRESQL),
        pool_size=READERS,
        isolation_level="REPEATABLE READ",
        execution_options={"postgresql_readonly": True},
        pool_pre_ping=True,
    )
    event.listen(engine, "connect", _prepare_postgresql_reader)
    event.listen(engine, "before_cursor_execute", _ask_in_binary)
    return engine


def lock_migrations(connection: Connection) -> None:
    """Lets one process migrate at a time; on SQLite the transaction itself is the lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_MIGRATION_LOCK)))


def lock_sealing(connection: Connection) -> None:
    """Lets one sealer seal at a time, while others append; on SQLite the transaction itself is the lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_SEALING_LOCK)))


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """One statement for all rows; on PostgreSQL an array for each column beats a message for each row."""
    if len(rows) == 1:
        connection.execute(_insert(table), rows[0])
    elif connection.dialect.name == "sqlite":
        connection.execute(_insert(table), rows)
    else:
        connection.execute(_insert_arrays(table), {name: [row[name] for row in rows] for name in rows[0]})


def as_texts(connection: Connection, id: Column[Any], *moments: Column[Any]) -> list[ColumnElement[str]]:
    """An id as 32 hexadecimal digits and times as envelopes write them, without making objects of them."""
    if connection.dialect.name == "sqlite":
        return [type_coerce(each, String) for each in (id, *moments)]
    digits = func.encode(func.uuid_send(id), "hex")
    return [digits, *(func.to_char(func.timezone("UTC", moment), _RFC3339) for moment in moments)]


def rows_of_driver(
    connection: Connection, wanted: Select[Any], asked: Mapping[str, Any]
) -> list[tuple[Any, ...]]:
    """The rows as the driver gives them, which is quicker than through the types of the columns."""
    cursor: Any = connection.execute(wanted, asked).cursor
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


class DriverItself:
    """The driver's connection, within the same transaction: for short statements it takes half the time.

    :raises DBAPIError: as SQLAlchemy does, in place of the driver's own.
    """

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> Any:
        return self._connection.connection.driver_connection

    def __exit__(self, _: object, error: BaseException | None, trace: object) -> None:
        dialect = self._connection.dialect
        errors: Any = dialect.loaded_dbapi.Error
        if isinstance(error, errors):
            raise DBAPIError.instance(None, None, error, errors, dialect=dialect) from error


@contextmanager
def commits_at_once(database: Any) -> Iterator[None]:
    """Saves asking PostgreSQL to begin and to commit, for one statement that needs no transaction around it.

    Does nothing where a transaction has begun already.
    """
    if database.info.transaction_status != TransactionStatus.IDLE:
        yield
        return
    database.autocommit = True
    try:
        yield
    finally:
        if not database.closed:
            database.autocommit = False


def postgresql_types(table: Table) -> list[str]:
    """What PostgreSQL calls the types of the columns."""
    dialect = URL.create(_POSTGRESQL).get_dialect()()
    return [column.type.compile(dialect) for column in table.columns]


@cache
def _insert(table: Table) -> Insert:
    # Inline: what was written is known, and nothing is to be fetched of it.
    return insert(table).inline()


@cache
def _insert_arrays(table: Table) -> Insert:
    arrays = [func.unnest(bindparam(column.name, type_=ARRAY(column.type))) for column in table.columns]
    return insert(table).from_select(list(table.columns), select(*arrays))


def translated(error: DBAPIError) -> Exception:
    """The reason in our words where it is one that people can act on, else the error itself."""
    cause = error.orig
    if isinstance(cause, psycopg.errors.UndefinedTable) or "no such table" in str(cause):
        return NotMigrated(str(cause).splitlines()[0])
    if _is_away(error, cause):
        return RecordUnavailable(str(cause).strip().split("\n")[0])
    return error


def _is_away(error: DBAPIError, cause: BaseException | None) -> bool:
    if error.connection_invalidated:
        return True
    if isinstance(cause, sqlite3.Error):
        # The low byte is the error, the rest its detail. A wrong statement is SQLITE_ERROR: it never heals.
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in _SQLITE_AWAY
    return isinstance(error, (OperationalError, InterfaceError))


def _checked(url: str) -> URL:
    parsed = make_url(
        url.replace("postgres://", "postgresql://", 1) if url.startswith("postgres://") else url
    )
    match parsed.get_backend_name():
        case "sqlite" if parsed.database and parsed.database != ":memory:":
            return parsed.update_query_dict({"timeout": str(SECONDS_FOR_A_LOCK), **parsed.query})
        case "postgresql":
            return parsed.update_query_dict({"connect_timeout": str(SECONDS_TO_CONNECT), **parsed.query})
        case _:
            raise ValueError("the record lives at sqlite:///path/to/file.db or postgresql://host/database")


def _prepare_sqlite_writer(connection: Any, _record: object) -> None:
    _switch_to_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # Without it INSERT OR REPLACE deletes the old row unseen by the triggers that refuse a DELETE.
    connection.execute("PRAGMA recursive_triggers = ON")


def _switch_to_wal(connection: Any) -> None:
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:
        # Of two processes that switch at once, one is refused without waiting. It waits here, then looks.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        connection.execute("PRAGMA journal_mode = WAL")


def _prepare_sqlite_reader(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def _prepare_postgresql_reader(connection: Any, _record: object) -> None:
    # The driver would make times of the server's zone, which then have to be made UTC again.
    connection.execute("SET TIME ZONE 'UTC'")
    connection.commit()


def _prepare_postgresql_writer(connection: Any, _record: object) -> None:
    connection.execute("SET TIME ZONE 'UTC'")
    connection.execute(f"SET lock_timeout = '{SECONDS_FOR_A_LOCK}s'")
    connection.commit()


def _ask_in_binary(
    _connection: Connection, cursor: Any, _statement: str, _asked: object, context: Any, _many: bool
) -> None:
    if "in_binary" in context.execution_options:
        cursor.format = Format.BINARY


def _begin_immediate(connection: Connection) -> None:
    # A plain BEGIN takes the write lock late, when what was read may already be stale.
    with DriverItself(connection) as database:
        database.execute("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    with DriverItself(connection) as database:
        database.execute("BEGIN")
