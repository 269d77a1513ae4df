"""How lists of risks, scores, indicators and readings are brought in from a file."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Connection

from console.importing import Bringing, Tried, bring, rows_of
from console.naming import programme_of
from console.options import Common
from console.reading import answers
from console.writing import Desk, desk_of
from definitions.lists.rows import RefusedRow, Row, Rows
from domain.aggregate import Command, aggregate_for
from domain.programme.state import Programme
from domain.programme.watched.expanding import FromPeople, expanded
from domain.refusal import Rejected
from readmodels.as_recorded import programme_as_recorded
from readmodels.recorded import recorded_in
from runtime.failures import Failure

if TYPE_CHECKING:
    from runtime.office import Office

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench(Generic[R]):
    """A list to be brought in: the file and its rows, what one row asks for, and where to look then."""

    file: Path
    row: type[R]
    wish: Callable[["Shelf", R], FromPeople]
    look: str
    keep_good: bool
    dry_run: bool
    common: Common


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where a row is made out: the programme as recorded, who asks, and the record to look things up in."""

    connection: Connection
    id: str
    programme: Programme
    desk: Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of every good row, and the rows that were refused."""

    words: tuple[FromPeople, ...]
    refused: tuple[RefusedRow, ...]


def bring_words(programme: str, bench: Bench[R]) -> int:
    """Sends what every row asks for, one after the other, and tells which were refused.

    After a failure on the way the same file can be brought again: what was taken is not taken twice.
    """
    return asyncio.run(_bring(programme, bench))


async def _bring(programme: str, bench: Bench[R]) -> int:
    desk = desk_of(bench.common)
    rows = rows_of(bench.file, bench.row, desk.settings)
    async with answers(desk.settings, None) as record:
        found = await record.query(lambda connection: _tried(connection, programme, desk, rows, bench.wish))
    first = found.words[0] if found.words else None
    how = Bringing(
        desk=desk,
        keep_good=bench.keep_good,
        dry_run=bench.dry_run,
        output=bench.common.output,
        look=bench.look,
    )

    async def send(opened: "Office", _: Command) -> None:
        for word in found.words:
            await opened.tend_programme(word)

    return await bring(Tried(command=first, good=len(found.words), refused=found.refused), how, send)


def _tried(
    connection: Connection,
    typed: str,
    desk: Desk,
    rows: Rows[R],
    wish: Callable[[Shelf, R], FromPeople],
) -> _Words:
    """Each good row asked of the streams that it goes to, as the rows before it would leave them."""
    id = programme_of(connection, typed)
    shelf = Shelf(connection=connection, id=id, programme=programme_as_recorded(connection, id), desk=desk)
    states: dict[str, Any] = {}
    words, refused = [], list(rows.refused)
    for line, row in rows.good:
        try:
            word = wish(shelf, row)
            states |= _after(connection, states, expanded(shelf.programme, word))
        except Rejected as refusal:
            refused.append(RefusedRow(line=line, column="", reason=refusal.sentence))
        except Failure as failure:
            refused.append(RefusedRow(line=line, column="", reason=failure.message))
        else:
            words.append(word)
    in_order = sorted(refused, key=lambda each: each.line or 0)
    return _Words(words=tuple(words), refused=tuple(in_order))


def _after(connection: Connection, states: dict[str, Any], commands: Sequence[Command]) -> dict[str, Any]:
    after: dict[str, Any] = {}
    for command in commands:
        aggregate, stream = aggregate_for(command), command.stream
        known = states.get(stream)
        if known is None:
            known = aggregate.fold(each.event for each in recorded_in(connection, stream))
        after[stream] = reduce(aggregate.evolve, aggregate.decide(known, command), known)
    return after
