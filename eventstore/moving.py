"""How a record gets into another database, byte for byte."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    CursorResult,
    Engine,
    Table,
    Text,
    func,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError

from eventstore.dialects import insert_rows, reader_engine, translated, writer_engine
from eventstore.errors import RecordDamaged, RecordNotEmpty
from eventstore.projecting import bring_into_step
from eventstore.projection import Projection
from eventstore.revision import check_migrated
from eventstore.tables import events, ledger, metadata, projections

PAGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """How many rows of each table are the same in both places now."""

    rows: Mapping[str, int]

    @property
    def facts(self) -> int:
        return self.rows[events.name]


def move(source: str, target: str, filled: Sequence[Projection] = ()) -> Copied:
    """Copies the record while nobody can write to it, and compares every row afterwards.

    :raises RecordNotEmpty: when the other database holds something already, or is the same one.
    :raises RecordDamaged: when a row arrived otherwise than it was; nothing is kept then.
    :raises NotMigrated: when either lacks the tables of this version.
    """
    return _copy(writer_engine(source), source, target, filled, is_locked=True)


def back_up(source: str, target: str) -> Copied:
    """Copies the record as it is at this moment, while others go on writing; its read models are left out."""
    return _copy(reader_engine(source), source, target, (), is_locked=False)


def copied_tables() -> list[Table]:
    """Every table of the record; what can be filled again from it is not copied."""
    return [table for table in metadata.sorted_tables if table is not projections]


def _copy(
    origin: Engine, source: str, target: str, filled: Sequence[Projection], *, is_locked: bool
) -> Copied:
    if source == target:
        raise RecordNotEmpty("it is the same database")
    try:
        with _begun(origin) as here, _begun(writer_engine(target)) as there:
            for each in (here, there):
                check_migrated(each)
            _require_empty(there)
            if is_locked:
                here.execute(select(ledger).with_for_update())
            rows = {table.name: _copy_table(here, there, table) for table in copied_tables()}
            bring_into_step(there, filled)
            return Copied(rows=rows)
    except DBAPIError as error:
        raise translated(error) from error


@contextmanager
def _begun(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _require_empty(connection: Connection) -> None:
    for table in copied_tables():
        if table is not ledger and connection.execute(select(func.count()).select_from(table)).scalar():
            raise RecordNotEmpty(f"there are rows in {table.name}")


def _copy_table(here: Connection, there: Connection, table: Table) -> int:
    if table is ledger:
        # The migration has made its one row; the log keeps the name that its envelopes carry.
        there.execute(update(ledger).values(dict(here.execute(select(ledger)).mappings().one())))
    else:
        with _rows(here, table) as sent:
            for page in sent.mappings().partitions(PAGE):
                insert_rows(there, table, [dict(row) for row in page])
    return _compare(here, there, table)


def _compare(here: Connection, there: Connection, table: Table) -> int:
    count = 0
    with _rows(here, table) as sent, _rows(there, table) as arrived:
        for before, after in zip_longest(sent, arrived):
            if before is None or after is None or tuple(before) != tuple(after):
                raise RecordDamaged(
                    f"{table.name} is not the same there, at {_named(table, before or after)}"
                )
            count += 1
    return count


def _rows(connection: Connection, table: Table) -> CursorResult[Any]:
    ordered = select(table).order_by(*(_in_order(connection, key) for key in table.primary_key))
    return connection.execute(ordered, execution_options={"yield_per": PAGE})


def _in_order(connection: Connection, key: Column[Any]) -> ColumnElement[Any]:
    """By bytes, as SQLite does: PostgreSQL would sort text as people of some country do."""
    is_text = isinstance(key.type, Text)
    return key.collate("C") if is_text and connection.dialect.name == "postgresql" else key


def _named(table: Table, row: Any) -> str:
    return ", ".join(f"{key.name} {getattr(row, key.name)}" for key in table.primary_key)
