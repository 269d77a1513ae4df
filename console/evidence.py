"""How a file becomes evidence for a gate."""

import asyncio
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.naming import person_of, release_of
from console.options import COMMON, Common, Programme
from console.printing import show as print_answer
from console.reading import answers
from console.writing import Desk, DryRun, desk_of, now, office
from domain.evidence import Evidence
from domain.release.commands import OfferEvidence
from domain.release.plan import ReleaseId
from domain.stage import Stage
from readmodels.release_board import release as release_line
from runtime.failures import NotFound


def add(
    release: Annotated[str, Parameter(name="RELEASE", help="Such as 1A, or shepway-fom/1A")],
    stage: Annotated[Stage, Parameter(name="STAGE")],
    name: Annotated[str, Parameter(name="NAME", help="What the gate's policy calls it")],
    file: Annotated[Path, Parameter(name="FILE")],
    *,
    author: Annotated[str | None, Parameter(help="Who wrote it, when it is not you")] = None,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Hand a file in for the gate of a stage; only its digest is kept, so keep the file."""
    return asyncio.run(
        _add((release, programme), stage, (name, file, author), dry_run=dry_run, common=common)
    )


def digest_of(file: Path) -> str:
    """The digest of a file's content.

    :raises NotFound: when it cannot be read.
    """
    try:
        with file.open("rb") as content:
            return f"sha256:{file_digest(content, 'sha256').hexdigest()}"
    except (OSError, ValueError) as error:
        raise NotFound(f"{file} cannot be read.", next="Name a file that is there.") from error


async def _add(
    release: tuple[str, str | None],
    stage: Stage,
    piece: tuple[str, Path, str | None],
    *,
    dry_run: bool,
    common: Common,
) -> int:
    desk = desk_of(common)
    async with answers(desk.settings, None) as record:
        command = await record.query(partial(_command, release=release, stage=stage, piece=piece, desk=desk))
    gate = f"{command.programme}/{command.release}/{command.stage}"
    if not dry_run:
        async with office(desk.settings, look=f"lockgate gate show {gate}") as opened:
            await opened.tend_release(command)
    print_answer(_answer(gate, command.evidence, dry_run=dry_run), common.output)
    return DONE


def _command(
    connection: Connection,
    *,
    release: tuple[str, str | None],
    stage: Stage,
    piece: tuple[str, Path, str | None],
    desk: Desk,
) -> OfferEvidence:
    programme, id = release_of(connection, *release)
    release_line(connection, programme, id)
    name, file, author = piece
    me = desk.actor.identity
    wrote = me if author is None else person_of(connection, author, programme, desk.settings)
    return OfferEvidence(
        programme=programme,
        release=ReleaseId(id),
        by=desk.actor,
        at=now(),
        stage=stage,
        evidence=Evidence(name=name, digest=digest_of(file), author=wrote, submitted_by=me),
    )


def _answer(gate: str, piece: Evidence, *, dry_run: bool) -> Answer:
    begins = "Dry run, nothing was sent" if dry_run else "Handed in"
    return Answer(
        document={"done": not dry_run, "gate": gate, "evidence": piece},
        said=(f"{begins}: {piece.name} for {gate}.", f"Digest {piece.digest}"),
        next=f"lockgate gate show {gate}",
    )
