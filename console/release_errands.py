"""How anything is asked of a release from a command line, and what people are told then."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeAlias, TypedDict

from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.naming import release_of
from console.options import Common
from console.printing import show as print_answer
from console.reading import answers
from console.writing import Desk, desk_of, now, office
from domain.identity import Actor, Identity
from domain.refusal import Rejected
from domain.release.closing.commands import CloseRelease
from domain.release.commands import FromPeople
from domain.release.decide import decide
from domain.release.plan import ReleaseId
from readmodels.closing import as_would_be_asked
from readmodels.release_board import release as release_line
from readmodels.release_now import programme_now, release_now
from runtime.failures import NotFound, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Which release somebody goes to, and whether they only ask what would be said."""

    release: str
    programme: str | None
    dry_run: bool
    common: Common


class Occasion(TypedDict):
    """What every command to a release carries."""

    programme: str
    release: ReleaseId
    by: Actor
    at: datetime


Asking: TypeAlias = Callable[[Connection, Occasion], FromPeople]


def tend(errand: Errand, asking: Asking, said: str, *, then: str = "transition show") -> int:
    """Asks a release for something, and says so; a dry run says what would come of it.

    Name what is to be typed `then`, before the release.

    :raises Refused: when it is not theirs to have, with the reason.
    """
    return asyncio.run(_tend(errand, asking, said, then))


def somebody(connection: Connection, typed: str, programme: str) -> Identity:
    """Somebody on the programme's roster by the name that they sign in with.

    :raises NotFound: when nobody there has it, or they have left.
    """
    roster, look = programme_now(connection, programme).roster, f"lockgate roster show {programme}"
    found = next((who for who in sorted(roster.names) if who.subject == typed), None)
    if found is None:
        raise NotFound(f"There is nobody {typed!r} in {programme}.", next=f"See who is: {look}")
    if roster.has_left(found, now().date()):
        raise NotFound(f"{roster.names[found]} has left, and can be asked for nothing.", next=look)
    return found


async def _tend(errand: Errand, asking: Asking, said: str, then: str) -> int:
    desk = desk_of(errand.common)
    async with answers(desk.settings, None) as record:
        command = await record.query(partial(_command, errand=errand, asking=asking, desk=desk))
        look = f"lockgate {then} {command.programme}/{command.release}"
        if errand.dry_run:
            await record.query(partial(_foresee, command=command, look=look))
    if not errand.dry_run:
        async with office(desk.settings, look=look) as opened:
            await opened.tend_release(command)
    sentence = f"Dry run, nothing was sent: {said}" if errand.dry_run else said
    document = {"done": not errand.dry_run, "command": command}
    print_answer(Answer(document=document, said=(sentence,), next=look), errand.common.output)
    return DONE


def _command(connection: Connection, *, errand: Errand, asking: Asking, desk: Desk) -> FromPeople:
    programme, id = release_of(connection, errand.release, errand.programme)
    release_line(connection, programme, id)
    return asking(connection, Occasion(programme=programme, release=ReleaseId(id), by=desk.actor, at=now()))


def _foresee(connection: Connection, *, command: FromPeople, look: str) -> None:
    """Asks the rules that will judge."""
    if isinstance(command, CloseRelease):
        command = as_would_be_asked(connection, command)
    try:
        decide(release_now(connection, command.programme, command.release), command)
    except Rejected as refusal:
        sentence = f"It would be refused: {refusal.sentence}"
        raise Refused(sentence, code=refusal.reason, next=f"Look again: {look}") from refusal
