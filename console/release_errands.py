"""How anything is asked of a release, one thing or a list of them, and what people are told then."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypedDict, TypeVar

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.importing import Bringing, Tried, bring, rows_of, tried
from console.naming import on_roster, person_of, release_of
from console.options import Common, Programme
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import with_seal
from console.writing import Desk, DryRun, desk_of, now, send, would_be_refused
from definitions.lists.rows import Rows
from definitions.section import Section
from domain.identity import Actor, Identity
from domain.refusal import Rejected
from domain.release.commands import FromPeople
from domain.release.decide import decide
from domain.release.plan import ReleaseId
from domain.release.state import Release
from readmodels.as_recorded import known_release
from runtime.evidence.folder import EvidenceFolder

if TYPE_CHECKING:
    from runtime.office import Office

C = TypeVar("C", bound=FromPeople)
R = TypeVar("R", bound=Section)


class Occasion(TypedDict):
    """What every command to a release carries."""

    programme: str
    release: ReleaseId
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Which release somebody goes to, what to type afterwards to see it, and whether they only ask.

    `show` is a command without its `lockgate`, as in `backlog list`; `beneath` is what it shows of a release.
    """

    release: str
    programme: str | None
    show: str
    dry_run: bool
    common: Common
    beneath: str = ""


@Parameter(name="*")
@dataclass(frozen=True)
class Asking(Common):
    """What can be said with every command that asks a release for something."""

    programme: Programme = None
    dry_run: DryRun = False

    def of(self, release: str, *, show: str, beneath: str = "") -> Errand:
        """The errand to a release as it was typed."""
        return Errand(
            release=release,
            programme=self.programme,
            show=show,
            dry_run=self.dry_run,
            common=self,
            beneath=beneath,
        )


ASKING = Asking()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Where a command is made out: the release as it is, who asks, and the record to look things up in.

    Copies are kept in `folder`, in a dry run in none.
    """

    connection: Connection
    release: Release
    occasion: Occasion
    desk: Desk
    folder: EvidenceFolder | None

    def person(self, typed: str) -> Identity:
        """Anybody, by the name of their sign-in."""
        return person_of(self.connection, typed, self.occasion["programme"], self.desk.settings)

    def somebody(self, typed: str) -> Identity:
        """Somebody on the programme's roster by the name that they sign in with.

        :raises NotFound: when nobody there has it, or they have left.
        """
        return on_roster(self.connection, typed, self.occasion["programme"])


Wish: TypeAlias = Callable[[Counter], C]
WishOfRows: TypeAlias = Callable[[Counter, Sequence[R]], FromPeople]
Telling: TypeAlias = Callable[[C], Sequence[str]]


def ask_release(errand: Errand, wish: Wish[C], said: str | Telling[C]) -> int:
    """Asks a release for something; a dry run tells whether it would be granted.

    :raises Refused: when it is not theirs to have, with the reason.
    """
    return asyncio.run(_ask(errand, wish, said))


def bring_to_release(
    errand: Errand, file: Path, row: type[R], wish: WishOfRows[R], *, keep_good: bool
) -> int:
    """Asks a release for everything on a list, as one command, and tells which rows were refused."""
    return asyncio.run(_bring(errand, file, row, wish, keep_good=keep_good))


async def _ask(errand: Errand, wish: Wish[C], said: str | Telling[C]) -> int:
    desk, seal = desk_of(errand.common), None
    async with answers(desk.settings, None) as record:
        look, command = await record.query(partial(_command, errand=errand, wish=wish, desk=desk))
    if not errand.dry_run:
        seal = await send(desk, lambda opened: opened.tend_release(command), look=look)
    first, *more = (said,) if isinstance(said, str) else said(command)
    answer = Answer(
        document={"done": not errand.dry_run, "command": command},
        said=(f"Dry run, nothing was sent: {first}" if errand.dry_run else first, *more),
        next=look,
    )
    print_answer(with_seal(answer, seal), errand.common.output)
    return DONE


async def _bring(errand: Errand, file: Path, row: type[R], wish: WishOfRows[R], *, keep_good: bool) -> int:
    desk = desk_of(errand.common)
    rows = rows_of(file, row, desk.settings)
    async with answers(desk.settings, None) as record:
        look, done = await record.query(partial(_tried, errand=errand, rows=rows, wish=wish, desk=desk))
    how = Bringing(
        desk=desk,
        keep_good=keep_good,
        dry_run=errand.dry_run,
        output=errand.common.output,
        look=look,
    )
    return await bring(done, how, _send)


async def _send(opened: "Office", command: FromPeople) -> None:
    await opened.tend_release(command)


def _command(connection: Connection, *, errand: Errand, wish: Wish[C], desk: Desk) -> tuple[str, C]:
    counter = _counter(connection, errand, desk)
    look, command = _look(errand, counter), wish(counter)
    if errand.dry_run:
        _foresee(counter.release, command, look)
    return look, command


def _tried(
    connection: Connection, *, errand: Errand, rows: Rows[R], wish: WishOfRows[R], desk: Desk
) -> tuple[str, Tried[FromPeople]]:
    counter = _counter(connection, errand, desk)
    return _look(errand, counter), tried(rows, counter.release, partial(wish, counter))


def _counter(connection: Connection, errand: Errand, desk: Desk) -> Counter:
    programme, id = release_of(connection, errand.release, errand.programme)
    return Counter(
        connection=connection,
        release=known_release(connection, programme, id),
        occasion=Occasion(programme=programme, release=ReleaseId(id), by=desk.actor, at=now()),
        desk=desk,
        folder=None if errand.dry_run else EvidenceFolder(desk.settings.evidence_home),
    )


def _look(errand: Errand, counter: Counter) -> str:
    where = f"{counter.occasion['programme']}/{counter.occasion['release']}{errand.beneath}"
    return f"lockgate {errand.show} {where}"


def _foresee(release: Release, command: FromPeople, look: str) -> None:
    """Lets a command pass that would be granted; the rules that are asked are the ones that will judge."""
    try:
        decide(release, command)
    except Rejected as refusal:
        raise would_be_refused(refusal, look) from refusal
