"""How a file or a link becomes evidence for a gate."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from cyclopts import Parameter

from console.assessing import NO_ASSESSMENT, Assesses
from console.content import Author, File, Link, Seen, content_of, in_words
from console.options import Release
from console.release_errands import ASKING, Asking, Counter, ask_release
from domain.release.commands import OfferEvidence
from domain.stage import Stage
from runtime.evidence.pieces import Label


def add(
    release: Release,
    stage: Annotated[Stage, Parameter(name="STAGE")],
    name: Annotated[str, Parameter(name="NAME", help="What the gate's policy calls it")],
    file: File = None,
    *,
    link: Link = None,
    seen: Seen = None,
    author: Author = None,
    assesses: Assesses = NO_ASSESSMENT,
    how: Asking = ASKING,
) -> int:
    """Hand a file or a link in for the gate of a stage; of a file, a copy is kept."""
    content = content_of(file, link, seen, usage="lockgate evidence add --help")
    assessment = assesses.assessment()

    def wish(counter: Counter) -> OfferEvidence:
        me = counter.occasion["by"].identity
        wrote = me if author is None else counter.person(author)
        label = Label(name=name, author=wrote, submitted_by=me)
        # The event needs the digest, and only keeping the bytes gives it: no event without its file.
        piece = content.piece(label, limits=counter.release.terms.evidence, folder=counter.folder)
        return OfferEvidence(**counter.occasion, stage=stage, evidence=replace(piece, assessment=assessment))

    return ask_release(how.of(release, show="gate show", beneath=f"/{stage}"), wish, _told)


def _told(command: OfferEvidence) -> Sequence[str]:
    piece, gate = command.evidence, f"{command.programme}/{command.release}/{command.stage}"
    return f"Handed in: {piece.name} for {gate}.", in_words(piece), f"Digest {piece.digest}"
