"""How anything is asked of a release, one thing or a list of them, and what people are told then."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypedDict, TypeVar

from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.importing import Bringing, Tried, bring, rows_of, tried
from console.naming import release_of
from console.options import Common
from console.printing import show as print_answer
from console.reading import answers
from console.writing import Desk, desk_of, now, office
from definitions.lists.rows import Rows
from definitions.section import Section
from domain.identity import Actor
from domain.release.commands import FromPeople
from domain.release.decide import decide
from domain.release.plan import ReleaseId
from domain.release.state import Release
from readmodels.release_folded import release_folded

if TYPE_CHECKING:
    from runtime.office import Office

R = TypeVar("R", bound=Section)


class Occasion(TypedDict):
    """What every command to a release carries."""

    programme: str
    release: ReleaseId
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Which release somebody goes to, what to type afterwards to see it, and whether they only ask."""

    release: str
    programme: str | None
    show: str
    dry_run: bool
    common: Common


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Where a command is made out: the release as it is, who asks, and the record to look things up in."""

    connection: Connection
    release: Release
    occasion: Occasion
    desk: Desk


Wish: TypeAlias = Callable[[Counter], FromPeople]
WishOfRows: TypeAlias = Callable[[Counter, Sequence[R]], FromPeople]


def ask_release(errand: Errand, wish: Wish, said: str) -> int:
    """Asks a release for something; a dry run tells whether it would be granted.

    :raises Refused: when it is not theirs to have, with the reason.
    """
    return asyncio.run(_ask(errand, wish, said))


def bring_to_release(
    errand: Errand, file: Path, row: type[R], wish: WishOfRows[R], *, keep_good: bool
) -> int:
    """Asks a release for everything on a list, as one command, and tells which rows were refused."""
    return asyncio.run(_bring(errand, file, row, wish, keep_good=keep_good))


async def _ask(errand: Errand, wish: Wish, said: str) -> int:
    desk = desk_of(errand.common)
    async with answers(desk.settings, None) as record:
        command = await record.query(partial(_command, errand=errand, wish=wish, desk=desk))
    look = _look(errand, command.programme, command.release)
    if not errand.dry_run:
        async with office(desk.settings, look=look) as opened:
            await opened.tend_release(command)
    answer = Answer(
        document={"done": not errand.dry_run, "command": command},
        said=(f"Dry run, nothing was sent: {said}" if errand.dry_run else said,),
        next=look,
    )
    print_answer(answer, errand.common.output)
    return DONE


async def _bring(errand: Errand, file: Path, row: type[R], wish: WishOfRows[R], *, keep_good: bool) -> int:
    desk = desk_of(errand.common)
    rows = rows_of(file, row, desk.settings)
    async with answers(desk.settings, None) as record:
        look, done = await record.query(partial(_tried, errand=errand, rows=rows, wish=wish, desk=desk))
    how = Bringing(
        settings=desk.settings,
        keep_good=keep_good,
        dry_run=errand.dry_run,
        output=errand.common.output,
        look=look,
    )
    return await bring(done, how, _send)


async def _send(opened: "Office", command: FromPeople) -> None:
    await opened.tend_release(command)


def _command(connection: Connection, *, errand: Errand, wish: Wish, desk: Desk) -> FromPeople:
    counter = _counter(connection, errand, desk)
    command = wish(counter)
    if errand.dry_run:
        decide(counter.release, command)
    return command


def _tried(
    connection: Connection, *, errand: Errand, rows: Rows[R], wish: WishOfRows[R], desk: Desk
) -> tuple[str, Tried[FromPeople]]:
    counter = _counter(connection, errand, desk)
    occasion = counter.occasion
    look = _look(errand, occasion["programme"], occasion["release"])
    return look, tried(rows, counter.release, partial(wish, counter))


def _counter(connection: Connection, errand: Errand, desk: Desk) -> Counter:
    programme, id = release_of(connection, errand.release, errand.programme)
    occasion = Occasion(programme=programme, release=ReleaseId(id), by=desk.actor, at=now())
    release = release_folded(connection, programme, id)
    return Counter(connection=connection, release=release, occasion=occasion, desk=desk)


def _look(errand: Errand, programme: str, release: str) -> str:
    return f"lockgate {errand.show} {programme}/{release}"
