"""What a gate is decided on: immutable pieces of evidence, known by digest."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.digest import digest
from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One piece of evidence: what it is, the digest of its content, who wrote it and who handed it in."""

    name: str
    digest: str
    author: Identity
    submitted_by: Identity


def newest(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One piece a name, the last one offered, in order of name."""
    by_name = {piece.name: piece for piece in pieces}
    return tuple(by_name[name] for name in sorted(by_name))


def evidence_digest(pieces: Iterable[Evidence]) -> str:
    """The digest of a set of evidence: names and contents, whoever handed them in and in whatever order."""
    return digest("evidence/1", [[piece.name, piece.digest] for piece in newest(pieces)])
