"""How a file or a link becomes a piece of evidence."""

from dataclasses import dataclass
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path

from domain.evidence import Evidence, link_digest
from domain.evidence_limits import EvidenceLimits
from domain.identity import Identity
from domain.offering import require_size, require_type, require_usable
from runtime.evidence.folder import EvidenceFolder
from runtime.evidence.media_type import media_type_of
from runtime.evidence.opening import opened, size_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a piece is called, who wrote it and who hands it in."""

    name: str
    author: Identity
    submitted_by: Identity


def file_piece(
    label: Label, file: Path, *, limits: EvidenceLimits, folder: EvidenceFolder | None
) -> Evidence:
    """The piece that a file makes, its bytes kept in the folder; without one, nothing is kept.

    :raises Rejected: when the programme does not take such a file; nothing has been copied then.
    :raises Failure: when it cannot be read, changes meanwhile, or cannot be kept.
    """
    with opened(file) as content:
        size = size_of(content)
        require_size(limits, size)
        media_type = media_type_of(content, file.name)
        require_type(limits, media_type)
        known = folder.keep(content, most_bytes=limits.most_bytes).digest if folder else _hashed(content)
    return _piece(label, known, media_type=media_type, size=size)


def link_piece(label: Label, link: str, *, seen: Path | None) -> Evidence:
    """The piece that a link makes; `seen` is a copy of what was there, of which only the digest is kept.

    :raises EvidenceLinkUnusable: when it does not lead everybody to the same place.
    :raises Failure: when the copy cannot be read, or changes meanwhile.
    """
    require_usable(link)
    if seen is None:
        return _piece(label, link_digest(link), link=link)
    with opened(seen) as content:
        media_type, size, hashed = media_type_of(content, seen.name), size_of(content), _hashed(content)
    return _piece(label, link_digest(link, hashed), link=link, seen=hashed, media_type=media_type, size=size)


def _piece(
    label: Label, digest: str, *, media_type: str = "", size: int = 0, link: str = "", seen: str = ""
) -> Evidence:
    return Evidence(
        name=label.name,
        digest=digest,
        author=label.author,
        submitted_by=label.submitted_by,
        media_type=media_type,
        size=size,
        link=link,
        seen=seen,
    )


def _hashed(content: BufferedReader) -> str:
    return f"sha256:{file_digest(content, 'sha256').hexdigest()}"
