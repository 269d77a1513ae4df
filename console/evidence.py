"""How a file or a link becomes evidence for a gate."""

import asyncio
from dataclasses import dataclass
from functools import partial
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
from console.sizes import in_bytes
from console.writing import Desk, DryRun, desk_of, now, office
from domain.evidence import Evidence
from domain.evidence_limits import EvidenceLimits
from domain.release.commands import OfferEvidence
from domain.release.plan import ReleaseId
from domain.stage import Stage
from readmodels.evidence_named import evidence_limits
from runtime.evidence.folder import EvidenceFolder
from runtime.evidence.pieces import Label, file_piece, link_piece
from runtime.failures import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What is handed in: a file, or a link and perhaps a copy of what was seen there."""

    file: Path | None
    link: str | None
    seen: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """Where it belongs, how it is labelled, and what is taken there."""

    programme: str
    release: str
    label: Label
    limits: EvidenceLimits


def add(
    release: Annotated[str, Parameter(name="RELEASE", help="Such as 1A, or shepway-fom/1A")],
    stage: Annotated[Stage, Parameter(name="STAGE")],
    name: Annotated[str, Parameter(name="NAME", help="What the gate's policy calls it")],
    file: Annotated[Path | None, Parameter(name="FILE", help="The file; or else a link")] = None,
    *,
    link: Annotated[str | None, Parameter(help="The https address of evidence that lives elsewhere")] = None,
    seen: Annotated[
        Path | None, Parameter(help="A copy of what was at the link; only its digest is kept")
    ] = None,
    author: Annotated[str | None, Parameter(help="Who wrote it, when it is not you")] = None,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Hand a file or a link in for the gate of a stage; of a file, a copy is kept."""
    content = _content(file, link, seen)
    desk = desk_of(common)
    where = partial(_wanted, release=(release, programme), name=name, author=author, desk=desk)
    return asyncio.run(_add(where, stage, content, desk, dry_run=dry_run, common=common))


def _content(file: Path | None, link: str | None, seen: Path | None) -> _Content:
    if (file is None) == (link is None):
        raise Failure(
            "Name a file or a --link, and not both.", code="usage", next="lockgate evidence add --help"
        )
    if seen and link is None:
        raise Failure("What was seen belongs to a --link.", code="usage", next="lockgate evidence add --help")
    return _Content(file=file, link=link, seen=seen)


async def _add(
    where: partial[_Wanted],
    stage: Stage,
    content: _Content,
    desk: Desk,
    *,
    dry_run: bool,
    common: Common,
) -> int:
    async with answers(desk.settings, None) as record:
        wanted = await record.query(where)
    # The event needs the digest, and only keeping the bytes gives it: no event without its file.
    piece = _piece(wanted, content, None if dry_run else EvidenceFolder(desk.settings.evidence_home))
    gate = f"{wanted.programme}/{wanted.release}/{stage}"
    if not dry_run:
        async with office(desk.settings, look=f"lockgate gate show {gate}") as opened:
            await opened.tend_release(_command(wanted, stage, piece, desk))
    print_answer(_answer(gate, piece, dry_run=dry_run), common.output)
    return DONE


def _wanted(
    connection: Connection, *, release: tuple[str, str | None], name: str, author: str | None, desk: Desk
) -> _Wanted:
    programme, id = release_of(connection, *release)
    me = desk.actor.identity
    wrote = me if author is None else person_of(connection, author, programme, desk.settings)
    return _Wanted(
        programme=programme,
        release=id,
        label=Label(name=name, author=wrote, submitted_by=me),
        limits=evidence_limits(connection, programme, id),
    )


def _piece(wanted: _Wanted, content: _Content, folder: EvidenceFolder | None) -> Evidence:
    if content.file:
        return file_piece(wanted.label, content.file, limits=wanted.limits, folder=folder)
    return link_piece(wanted.label, content.link or "", seen=content.seen)


def _command(wanted: _Wanted, stage: Stage, piece: Evidence, desk: Desk) -> OfferEvidence:
    return OfferEvidence(
        programme=wanted.programme,
        release=ReleaseId(wanted.release),
        by=desk.actor,
        at=now(),
        stage=stage,
        evidence=piece,
    )


def _answer(gate: str, piece: Evidence, *, dry_run: bool) -> Answer:
    begins = "Dry run, nothing was kept or sent" if dry_run else "Handed in"
    what = f"Link {piece.link}" if piece.link else f"{piece.media_type}, {in_bytes(piece.size)}"
    return Answer(
        document={"done": not dry_run, "gate": gate, "evidence": piece},
        said=(f"{begins}: {piece.name} for {gate}.", what, f"Digest {piece.digest}"),
        next=f"lockgate gate show {gate}",
    )
