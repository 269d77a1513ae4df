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
from console.naming import person_of, release_of
from console.options import Common
from console.printing import show as print_answer
from console.reading import answers
from console.writing import Desk, desk_of, now, office
from domain.identity import Actor, Identity
from domain.refusal import Rejected
from domain.release.commands import FromPeople
from domain.release.decide import decide
from domain.release.plan import ReleaseId
from readmodels.release_as_recorded import release_as_recorded
from readmodels.release_board import release as release_line
from runtime.failures import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseErrand:
    """Which release somebody goes to, whether they only ask what would be said, and what to look at then.

    `look` is a command of Lockgate to which the release is added, as in `backlog list`.
    """

    release: str
    programme: str | None
    look: str
    dry_run: bool
    common: Common


class Occasion(TypedDict):
    """What every command to a release carries."""

    programme: str
    release: ReleaseId
    by: Actor
    at: datetime


People: TypeAlias = Callable[[str], Identity]
# What is asked, on this occasion, by people who are looked up by the name of their sign-in.
Asking: TypeAlias = Callable[[Occasion, People], FromPeople]


def tend(errand: ReleaseErrand, asking: Asking, said: str) -> int:
    """Asks a release for something, and says so; a dry run says whether it would be granted.

    :raises Refused: when it is not theirs to have, with the reason.
    """
    return asyncio.run(_tend(errand, asking, said))


async def _tend(errand: ReleaseErrand, asking: Asking, said: str) -> int:
    desk = desk_of(errand.common)
    async with answers(desk.settings, None) as record:
        command = await record.query(partial(_command, errand=errand, asking=asking, desk=desk))
        look = f"lockgate {errand.look} {command.programme}/{command.release}"
        if errand.dry_run:
            await record.query(partial(_foresee, command=command, look=look))
    if not errand.dry_run:
        async with office(desk.settings, look=look) as opened:
            await opened.tend_release(command)
    sentence = f"Dry run, nothing was sent: {said}" if errand.dry_run else said
    document = {"done": not errand.dry_run, "command": command}
    print_answer(Answer(document=document, said=(sentence,), next=look), errand.common.output)
    return DONE


def _command(connection: Connection, *, errand: ReleaseErrand, asking: Asking, desk: Desk) -> FromPeople:
    programme, release = release_of(connection, errand.release, errand.programme)
    release_line(connection, programme, release)
    occasion = Occasion(programme=programme, release=ReleaseId(release), by=desk.actor, at=now())
    return asking(occasion, lambda typed: person_of(connection, typed, programme, desk.settings))


def _foresee(connection: Connection, *, command: FromPeople, look: str) -> None:
    """Lets a command pass that would be granted; the rules that are asked are the ones that will judge."""
    release = release_as_recorded(connection, command.programme, command.release)
    try:
        decide(release, command)
    except Rejected as refusal:
        sentence = f"It would be refused: {refusal.sentence}"
        raise Refused(sentence, code=refusal.reason, next=f"Look again: {look}") from refusal
