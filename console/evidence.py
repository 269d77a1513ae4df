"""How a file or a link becomes evidence for a gate."""

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer
from console.assessing import NO_ASSESSMENT, Assesses
from console.content import Author, Content, File, Link, Seen, content_of, in_words
from console.failing import DONE
from console.naming import person_of, release_of
from console.options import COMMON, Common, Programme
from console.printing import show as print_answer
from console.reading import answers
from console.writing import Desk, DryRun, desk_of, now, office
from domain.assessment import Assessment
from domain.evidence import Evidence
from domain.evidence_limits import EvidenceLimits
from domain.release.commands import OfferEvidence
from domain.release.plan import ReleaseId
from domain.stage import Stage
from readmodels.evidence_named import evidence_limits
from runtime.evidence.folder import EvidenceFolder
from runtime.evidence.pieces import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """Where it belongs, how it is labelled, and what is taken there."""

    programme: str
    release: str
    label: Label
    limits: EvidenceLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """For which stage it is, what it is, and what it assesses."""

    stage: Stage
    content: Content
    assessment: Assessment | None


def add(
    release: Annotated[str, Parameter(name="RELEASE", help="Such as 1A, or shepway-fom/1A")],
    stage: Annotated[Stage, Parameter(name="STAGE")],
    name: Annotated[str, Parameter(name="NAME", help="What the gate's policy calls it")],
    file: File = None,
    *,
    link: Link = None,
    seen: Seen = None,
    author: Author = None,
    assesses: Assesses = NO_ASSESSMENT,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Hand a file or a link in for the gate of a stage; of a file, a copy is kept."""
    content = content_of(file, link, seen, usage="lockgate evidence add --help")
    assessment = assesses.assessment()
    desk = desk_of(common)
    where = partial(_wanted, release=(release, programme), name=name, author=author, desk=desk)
    told = _Told(stage=stage, content=content, assessment=assessment)
    return asyncio.run(_add(where, told, desk, dry_run=dry_run, common=common))


async def _add(
    where: partial[_Wanted],
    told: _Told,
    desk: Desk,
    *,
    dry_run: bool,
    common: Common,
) -> int:
    async with answers(desk.settings, None) as record:
        wanted = await record.query(where)
    # The event needs the digest, and only keeping the bytes gives it: no event without its file.
    folder = None if dry_run else EvidenceFolder(desk.settings.evidence_home)
    piece = told.content.piece(wanted.label, limits=wanted.limits, folder=folder)
    piece = replace(piece, assessment=told.assessment)
    gate = f"{wanted.programme}/{wanted.release}/{told.stage}"
    if not dry_run:
        async with office(desk.settings, look=f"lockgate gate show {gate}") as opened:
            await opened.tend_release(_command(wanted, told.stage, piece, desk))
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
    return Answer(
        document={"done": not dry_run, "gate": gate, "evidence": piece},
        said=(f"{begins}: {piece.name} for {gate}.", in_words(piece), f"Digest {piece.digest}"),
        next=f"lockgate gate show {gate}",
    )
