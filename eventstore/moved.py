"""How the ledger moves on: together with what was recorded, and only from where its writer saw it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select, update

from eventstore.dialects import insert_rows
from eventstore.tables import bodies, events, ledger, requests

Rows = list[dict[str, Any]]


@dataclass(slots=True, kw_only=True)
class Recorded:
    """Rows of one group, which go into their tables together."""

    events: Rows = field(default_factory=list)
    bodies: Rows = field(default_factory=list)
    requests: Rows = field(default_factory=list)


def move_on(connection: Connection, recorded: Recorded, *, before: int, to: int, now: datetime) -> bool:
    """Whether it was written; not when the ledger has left `before`, or when a request was answered before.

    On PostgreSQL this is one statement; where another process is just writing, it waits and looks again.
    """
    keys = [row["key"] for row in recorded.requests]
    if connection.dialect.name == "postgresql":
        asked = {"before": before, "to": to, "now": now, "keys": keys}
        for table, rows in _tables(recorded):
            asked |= {f"{table.name}_{name}": [row[name] for row in rows] for name in rows[0]}
        return bool(connection.exec_driver_sql(_MOVE_AND_INSERT, asked).scalar())
    if connection.execute(_ANSWERED, {"keys": keys}).first() is not None:
        return False
    if connection.execute(_MOVE, {"before": before, "to": to, "now": now}).rowcount == 0:
        return False
    for table, rows in _tables(recorded):
        insert_rows(connection, table, rows)
    return True


def _tables(recorded: Recorded) -> Sequence[tuple[Table, Sequence[Mapping[str, Any]]]]:
    return (events, recorded.events), (bodies, recorded.bodies), (requests, recorded.requests)


def _insert(table: Table, types: str) -> str:
    names = table.columns.keys()
    arrays = (f"%({table.name}_{name})s::{type}[]" for name, type in zip(names, types.split(), strict=True))
    columns, values = ", ".join(names), ", ".join(arrays)
    return f"INSERT INTO {table.name} ({columns}) SELECT u.* FROM moved, unnest({values}) u"  # noqa: S608


_ANSWERED = select(requests.c.key).where(requests.c.key.in_(bindparam("keys", expanding=True)))
_MOVE = (
    update(ledger)
    .where(ledger.c.position == bindparam("before"))
    .values(position=bindparam("to"), recorded_at=bindparam("now"))
)
_MOVE_AND_INSERT = f"""
WITH moved AS (
    UPDATE ledger SET position = %(to)s, recorded_at = %(now)s
    WHERE position = %(before)s
    AND NOT EXISTS (SELECT 1 FROM requests WHERE key = ANY (%(keys)s::text[]))
    RETURNING position
),
told AS ({_insert(events, "bigint text bigint uuid text integer timestamptz timestamptz bytea")}),
kept AS ({_insert(bodies, "bigint bytea bytea")}),
answered AS ({_insert(requests, "text bytea bigint bigint")})
SELECT count(*) FROM moved
"""  # noqa: S608  Names and types only; what is recorded is passed beside it.
