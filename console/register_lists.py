"""How a list of entries is brought into a register from a file."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from console.importing import Bringing, Tried, bring, rows_of, tried
from console.naming import person_of, programme_of
from console.options import Common
from console.reading import answers
from console.writing import Desk, desk_of, now
from definitions.lists.register_rows import EntryRow, entries_of
from definitions.lists.rows import Rows
from domain.programme.register.commands import AddEntries
from domain.programme.register.plan import RegisterId
from readmodels.as_recorded import programme_as_recorded

if TYPE_CHECKING:
    from runtime.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Which register a list is added to and why, and whether people only ask."""

    programme: str
    register: str
    reason: str
    keep_good: bool
    dry_run: bool
    common: Common


def bring_entries(addition: Addition, file: Path) -> int:
    """Adds everything on a list to a register, as one command, and tells which rows were refused."""
    return asyncio.run(_bring(addition, file))


async def _bring(addition: Addition, file: Path) -> int:
    desk = desk_of(addition.common)
    rows = rows_of(file, EntryRow, desk.settings)
    async with answers(desk.settings, None) as record:
        done = await record.query(partial(_tried, addition=addition, rows=rows, desk=desk))
    how = Bringing(
        desk=desk,
        keep_good=addition.keep_good,
        dry_run=addition.dry_run,
        output=addition.common.output,
        look=f"lockgate register list {addition.programme} {addition.register}",
    )
    return await bring(done, how, _send)


def _tried(
    connection: Connection, *, addition: Addition, rows: Rows[EntryRow], desk: Desk
) -> Tried[AddEntries]:
    programme, at = programme_of(connection, addition.programme), now()

    def command_of(some: Sequence[EntryRow]) -> AddEntries:
        return AddEntries(
            programme=programme,
            register=RegisterId(addition.register),
            entries=entries_of(some, lambda typed: person_of(connection, typed, programme, desk.settings)),
            reason=addition.reason,
            by=desk.actor,
            at=at,
        )

    return tried(rows, programme_as_recorded(connection, programme), command_of)


async def _send(opened: "Office", command: AddEntries) -> None:
    await opened.tend_programme(command)
