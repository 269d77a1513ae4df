"""What a gate is decided on: immutable pieces of evidence, known by digest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.assessment import Assessment
from domain.digest import digest
from domain.identity import Identity

DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One piece of evidence: what it is, the digest of its content, who wrote it and who handed it in.

    A file has a size in bytes and a media type, and its digest is that of its bytes. A `link` leads to
    evidence that lives elsewhere: its digest is `link_digest`; size, type, and `seen`, the digest of what
    was there, are those of the content when somebody looked, so far as they are known. An `assessment` of
    its impact says of which kind it is, and of which day.
    """

    name: str
    digest: str
    author: Identity
    submitted_by: Identity
    media_type: str = ""
    size: int = 0
    link: str = ""
    seen: str = ""
    assessment: Assessment | None = None


def is_digest(text: str) -> bool:
    """Whether this is a digest as evidence has them: `sha256:` and 64 hex digits in small letters."""
    return DIGEST.fullmatch(text) is not None


def link_digest(link: str, seen: str = "") -> str:
    """The digest of evidence that lives elsewhere: where, and what was seen there if that is known."""
    return digest("evidence-link/1", [link, seen])


def newest(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One piece a name, the last one offered, in order of name."""
    by_name = {piece.name: piece for piece in pieces}
    return tuple(by_name[name] for name in sorted(by_name))


def evidence_digest(pieces: Iterable[Evidence]) -> str:
    """The digest of a set of evidence: names and contents, whoever handed them in and in whatever order.

    Approvals are bound to it, so this form is never changed: a new one gets a new name and stands beside it.
    """
    return digest("evidence/1", [[piece.name, piece.digest] for piece in newest(pieces)])
