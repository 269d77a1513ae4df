"""The tables of the record."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.types import TypeEngine

from eventstore.moments import from_rfc3339, rfc3339

REVISION = "0003"
VERSION_TABLE = "record_version"


class Moment(TypeDecorator[datetime]):
    """A UTC time with its microseconds, in an order that sorts: RFC 3339 text on SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(27) if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return rfc3339(value) if value is not None and dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        # Not process_result_value, which is called by way of two more functions for every row.
        return _from_text if dialect.name == "sqlite" else _in_utc


def _from_text(text: str | None) -> datetime | None:
    return None if text is None else from_rfc3339(text)


def _in_utc(moment: datetime | None) -> datetime | None:
    return moment if moment is None or moment.tzinfo is UTC else moment.astimezone(UTC)


metadata = MetaData()

# SQLite counts rows for itself only in a column that is exactly INTEGER PRIMARY KEY.
_Position = BigInteger().with_variant(Integer(), "sqlite")

ledger = Table(
    "ledger",
    metadata,
    Column(
        "id", Integer, CheckConstraint("id = 1", name="one_ledger"), primary_key=True, autoincrement=False
    ),
    Column("log", Text, nullable=False),
    Column("pseudonym_key", LargeBinary, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("recorded_at", Moment),
    Column("erasures", BigInteger, nullable=False, server_default="0"),
)

events = Table(
    "events",
    metadata,
    Column("position", _Position, primary_key=True, autoincrement=False),
    Column("stream", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("id", Uuid, nullable=False),
    Column("type", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    UniqueConstraint("stream", "sequence", name="one_fact_a_sequence"),
    UniqueConstraint("id", name="one_fact_an_id"),
)

# Apart from the events, so that a body can be erased while its envelope and every hash stay as they are.
bodies = Table(
    "bodies",
    metadata,
    Column("position", _Position, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# What tokens in bodies stand for, enciphered, and how it is found again. All but the tokens is erased
# together with the key, and the record itself stays as it is. A person's own token is their `person`.
personal_values = Table(
    "personal_values",
    metadata,
    Column("token", Text, primary_key=True),
    Column("person", Text, nullable=False, index=True),
    Column("lookup", LargeBinary, unique=True),
    Column("word", LargeBinary, index=True),
    Column("sealed", LargeBinary),
)

# A table of its own, so that a backup can leave it out: without it, values that a backup holds are noise.
person_keys = Table(
    "person_keys",
    metadata,
    Column("person", Text, primary_key=True),
    Column("key", LargeBinary, nullable=False),
)

requests = Table(
    "requests",
    metadata,
    Column("key", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("first_position", BigInteger, nullable=False),
    Column("last_position", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

projections = Table(
    "projections",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("tables", Text, nullable=False),
)

# The tree over the envelopes, in the tiles of C2SP: a full one never changes, the last of a level grows.
tiles = Table(
    "tiles",
    metadata,
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("size", _Position, primary_key=True, autoincrement=False),
    Column("note", Text, nullable=False),
    Column("sealed_at", Moment, nullable=False),
)

cosignatures = Table(
    "cosignatures",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("witness", Text, primary_key=True),
    Column("line", Text, nullable=False),
)
