"""Whether the rows of every view are those that follow from the facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table, select

from readmodels.as_of import Rows, take
from readmodels.place import place_of
from readmodels.projections import PROJECTIONS

Key: TypeAlias = tuple[Any, ...]
Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A row that is not the one that follows; None is no row at all."""

    table: Table
    key: Key
    shown: Row | None
    follows: Row | None

    @property
    def sentence(self) -> str:
        """What the row shows, and what follows from the facts."""
        named = ", ".join(
            f"{column.name} {value}" for column, value in zip(_keys(self.table), self.key, strict=True)
        )
        if self.shown is None:
            return f"The row of {named} is missing."
        if self.follows is None:
            return f"The row of {named} follows from no fact."
        told = (
            f"{name} is {self.shown[name]!r}, and {value!r} follows"
            for name, value in self.follows.items()
            if self.shown[name] != value
        )
        return f"In the row of {named} {'; '.join(told)}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A table of a view: how many rows of the programme it has, and the first that is not what follows."""

    table: str
    rows: int
    fault: Fault | None


def compared(shown: Connection, follows: Connection, programme: str) -> Iterator[Compared]:
    """Every table of every view, one after the other."""
    for projection in PROJECTIONS:
        for table in projection.metadata.sorted_tables:
            ours, theirs = _rows(shown, table, programme), _rows(follows, table, programme)
            fault = next(
                (
                    Fault(table=table, key=key, shown=ours.get(key), follows=theirs.get(key))
                    for key in sorted(ours.keys() | theirs.keys(), key=repr)
                    if ours.get(key) != theirs.get(key)
                ),
                None,
            )
            yield Compared(table=table.name, rows=len(ours), fault=fault)


def last_change(empty: Connection, fault: Fault, facts: Iterable[Rows]) -> int | None:
    """The position of the fact that last changed a row, told one by one; None when none ever did."""
    wanted = select(fault.table).where(
        *(column == value for column, value in zip(_keys(fault.table), fault.key, strict=True))
    )
    position, before = None, None
    for one in facts:
        take(empty, page=one)
        row = empty.execute(wanted).mappings().one_or_none()
        now = None if row is None else dict(row)
        if now != before:
            position, before = int(one[0]["position"]), now
    return position


def programme_in(row: Row) -> str:
    """The programme that a row is about.

    :raises KeyError: when no column tells it.
    """
    if "programme" in row:
        return str(row["programme"])
    if "gate" in row:
        return str(row["gate"]).partition("/")[0]
    return place_of(row["stream"] if "stream" in row else row["id"]).programme


def _rows(connection: Connection, table: Table, programme: str) -> Mapping[Key, Row]:
    wanted = select(table)
    if "programme" in table.c:
        wanted = wanted.where(table.c.programme == programme)
    found = (dict(row) for row in connection.execute(wanted).mappings())
    keys = [column.name for column in _keys(table)]
    return {tuple(row[key] for key in keys): row for row in found if programme_in(row) == programme}


def _keys(table: Table) -> list[Any]:
    return list(table.primary_key.columns)
