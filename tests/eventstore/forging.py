"""What whoever owns the database can do to it, with or without the keys of others."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import orjson
from sqlalchemy import Connection, delete, func, insert, select, text, update

from eventstore.canonical import canonical
from eventstore.dialects import writer_engine
from eventstore.envelope import commitment, leaf_text
from eventstore.sealing import Sealer
from eventstore.tables import bodies, checkpoints, cosignatures, events, ledger, tiles
from tlog.keys import SigningKey

FORGED = canonical({"number": 666})


@dataclass(slots=True, kw_only=True)
class Fact:
    """A stored fact that can be changed."""

    row: dict[str, Any]
    salt: bytes
    body: bytes


def without_guards(url: str, change: Callable[[Connection], Any]) -> None:
    """As someone who owns the database could."""
    engine = writer_engine(url)
    try:
        with engine.begin() as connection:
            _drop_guards(connection)
            change(connection)
    finally:
        engine.dispose()


def _drop_guards(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        return
    for (name,) in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
        connection.execute(text(f"DROP TRIGGER {name}"))


def rewrite(url: str, change: Callable[[list[Fact]], Sequence[Fact]]) -> None:
    """Writes another history: positions, sequences, commitments and chains are all made to fit."""

    def write(connection: Connection) -> None:
        facts = rechained(change(read(connection)))
        for table in (events, bodies):
            connection.execute(delete(table))
        connection.execute(insert(events), [fact.row for fact in facts])
        connection.execute(
            insert(bodies),
            [{"position": fact.row["position"], "salt": fact.salt, "body": fact.body} for fact in facts],
        )
        connection.execute(update(ledger).values(position=len(facts)))

    without_guards(url, write)


def read(connection: Connection) -> list[Fact]:
    joined = select(events, bodies.c.salt, bodies.c.body).join(bodies, events.c.position == bodies.c.position)
    return [
        Fact(
            row={column.name: row._mapping[column.name] for column in events.columns},
            salt=row.salt,
            body=row.body,
        )
        for row in connection.execute(joined.order_by(events.c.position))
    ]


def rechained(facts: Sequence[Fact]) -> list[Fact]:
    ends: dict[str, tuple[int, str | None]] = {}
    for position, fact in enumerate(facts, start=1):
        sequence, leaf = ends.get(fact.row["stream"], (0, None))
        said = orjson.loads(fact.row["envelope"])
        said |= {
            "sseq": sequence + 1,
            "prev": leaf,
            "body": b64encode(commitment(fact.salt, fact.body)).decode(),
            "id": str(fact.row["id"]),
        }
        envelope = canonical(said)
        fact.row |= {"position": position, "sequence": sequence + 1, "envelope": envelope}
        ends[fact.row["stream"]] = (sequence + 1, leaf_text(envelope))
    return list(facts)


def edited(position: int) -> Callable[[list[Fact]], list[Fact]]:
    def change(facts: list[Fact]) -> list[Fact]:
        facts[position - 1].body = FORGED
        return facts

    return change


def deleted(position: int) -> Callable[[list[Fact]], list[Fact]]:
    return lambda facts: facts[: position - 1] + facts[position:]


def swapped(position: int) -> Callable[[list[Fact]], list[Fact]]:
    def change(facts: list[Fact]) -> list[Fact]:
        first, second = facts[position - 1], facts[position]
        first.body, second.body = second.body, first.body
        first.salt, second.salt = second.salt, first.salt
        return facts

    return change


def inserted(position: int) -> Callable[[list[Fact]], list[Fact]]:
    """A fact in a stream of its own, dated before the others."""

    def change(facts: list[Fact]) -> list[Fact]:
        model = facts[position - 1]
        said = orjson.loads(model.row["envelope"])
        id = model.row["id"].__class__(int=model.row["id"].int ^ 1)
        said |= {"stream": "gate-forged"}
        row = model.row | {"stream": "gate-forged", "id": id, "envelope": canonical(said)}
        forged = Fact(row=row, salt=bytes(32), body=FORGED)
        return [*facts[: position - 1], forged, *facts[position - 1 :]]

    return change


def dropped_after(position: int) -> Callable[[list[Fact]], list[Fact]]:
    return lambda facts: facts[:position]


def unsealed_to(size: int) -> Callable[[Connection], None]:
    """Takes checkpoints and tiles back to those of a size, below that of a full tile."""

    def change(connection: Connection) -> None:
        connection.execute(delete(checkpoints).where(checkpoints.c.size > size))
        connection.execute(delete(cosignatures).where(cosignatures.c.size > size))
        connection.execute(update(tiles).values(hashes=func.substr(tiles.c.hashes, 1, size * 32)))

    return change


def resealed(url: str, key: SigningKey) -> None:
    """Signs the whole of what stands there now, at every size that was signed before."""
    sizes: list[int] = []

    def forget(connection: Connection) -> None:
        sizes.extend(connection.execute(select(checkpoints.c.size).order_by(checkpoints.c.size)).scalars())
        for table in (checkpoints, cosignatures, tiles):
            connection.execute(delete(table))

    without_guards(url, forget)
    for before, size in pairwise(sizes):
        with Sealer(url, key, most=size - before) as sealer:
            sealer.seal()
