"""What is handed in as evidence: a file, or a link and perhaps a copy of what was seen there."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from console.sizes import in_bytes
from domain.evidence import Evidence
from domain.evidence_limits import EvidenceLimits
from runtime.evidence.folder import EvidenceFolder
from runtime.evidence.pieces import Label, file_piece, link_piece
from runtime.failures import Failure

File: TypeAlias = Annotated[Path | None, Parameter(name="FILE", help="The file; or else a link")]
Link: TypeAlias = Annotated[str | None, Parameter(help="The https address of evidence that lives elsewhere")]
Seen: TypeAlias = Annotated[
    Path | None, Parameter(help="A copy of what was at the link; only its digest is kept")
]
Author: TypeAlias = Annotated[str | None, Parameter(help="Who wrote it, when it is not you")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A file, or a link and perhaps a copy of what was seen there."""

    file: Path | None
    link: str | None
    seen: Path | None

    def piece(self, label: Label, *, limits: EvidenceLimits, folder: EvidenceFolder | None) -> Evidence:
        """The piece that it makes, a file kept in the folder; without one, nothing is kept.

        :raises Rejected: when the programme does not take it.
        """
        if self.file:
            return file_piece(label, self.file, limits=limits, folder=folder)
        return link_piece(label, self.link or "", seen=self.seen)


def content_of(file: Path | None, link: str | None, seen: Path | None, *, usage: str) -> Content:
    """What was typed.

    :raises Failure: when it is neither a file nor a link, or both; it names the command that helps.
    """
    if (file is None) == (link is None):
        raise Failure("Name a file or a --link, and not both.", code="usage", next=usage)
    if seen and link is None:
        raise Failure("What was seen belongs to a --link.", code="usage", next=usage)
    return Content(file=file, link=link, seen=seen)


def in_words(piece: Evidence) -> str:
    """What a piece is: its type and size, or where its link leads."""
    return f"Link {piece.link}" if piece.link else f"{piece.media_type}, {in_bytes(piece.size)}"
