"""How anything is asked of the consultation on a release, and what people are told then."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypedDict

from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.naming import release_of
from console.options import Common
from console.printing import show as print_answer
from console.reading import answers
from console.writing import Desk, desk_of, now, office
from domain.evidence_limits import EvidenceLimits
from domain.identity import Actor
from domain.refusal import Rejected
from domain.release.consultation.commands import ConsultationFromPeople
from domain.release.decide import decide
from domain.release.plan import ReleaseId
from readmodels.consultation import release_now
from runtime.evidence.folder import EvidenceFolder
from runtime.evidence.pieces import Label, file_piece
from runtime.failures import Refused


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Where the copy of a paper is kept; in a dry run it is only looked at."""

    folder: EvidenceFolder | None
    limits: EvidenceLimits
    actor: Actor

    def digest_of(self, file: Path) -> str:
        """The digest of the copy.

        :raises Rejected: when the programme does not take such a file.
        """
        who = self.actor.identity
        label = Label(name=file.name, author=who, submitted_by=who)
        return file_piece(label, file, limits=self.limits, folder=self.folder).digest


Asking: TypeAlias = Callable[[Occasion, Copies], ConsultationFromPeople]


def consult(errand: Errand, asking: Asking, said: str) -> int:
    """Asks the consultation on a release for something; a dry run says whether it would be granted.

    :raises Refused: when it is not granted, with the reason and the law.
    """
    return asyncio.run(_consult(errand, asking, said))


async def _consult(errand: Errand, asking: Asking, said: str) -> int:
    desk = desk_of(errand.common)
    async with answers(desk.settings, None) as record:
        command = await record.query(partial(_command, errand=errand, asking=asking, desk=desk))
        look = f"lockgate consultation show {command.programme}/{command.release}"
        if errand.dry_run:
            await record.query(partial(_require_granted, command=command, look=look))
    if not errand.dry_run:
        async with office(desk.settings, look=look) as opened:
            await opened.tend_release(command)
    release = f"{command.programme}/{command.release}"
    begins = "Dry run, nothing was sent" if errand.dry_run else "Recorded"
    answer = Answer(
        document={"done": not errand.dry_run, "release": release, "command": command},
        said=(f"{begins}: {said} ({release})",),
        next=look,
    )
    print_answer(answer, errand.common.output)
    return DONE


def _command(connection: Connection, *, errand: Errand, asking: Asking, desk: Desk) -> ConsultationFromPeople:
    programme, id = release_of(connection, errand.release, errand.programme)
    limits = release_now(connection, programme, id).terms.evidence
    folder = None if errand.dry_run else EvidenceFolder(desk.settings.evidence_home)
    occasion = Occasion(programme=programme, release=ReleaseId(id), by=desk.actor, at=now())
    return asking(occasion, Copies(folder=folder, limits=limits, actor=desk.actor))


def _require_granted(connection: Connection, *, command: ConsultationFromPeople, look: str) -> None:
    """The rules that are asked are the ones that will judge."""
    try:
        decide(release_now(connection, command.programme, command.release), command)
    except Rejected as refusal:
        sentence = f"It would be refused: {refusal.sentence}"
        raise Refused(sentence, code=refusal.reason, next=f"Look again: {look}") from refusal
