"""What may be handed in for a gate, of a release or for money."""

from urllib.parse import urlsplit

from domain.assessment import require_whole
from domain.evidence import Evidence, is_digest, link_digest
from domain.evidence_limits import EvidenceLimits
from domain.identity import Identity
from domain.refusal import Rejected

LONGEST_LINK = 2000


class SubmitterIsSomebodyElse(Rejected):
    """Evidence is handed in by whoever acts, and in nobody else's name."""


class EvidenceNameless(Rejected):
    """Evidence needs the name that the gate's policy knows it by."""


class EvidenceDigestMalformed(Rejected):
    """Evidence is known by the sha256 digest of its content, or of its link and what was seen there."""


class EvidenceEmpty(Rejected):
    """An empty file shows nothing."""


class EvidenceTooLarge(Rejected):
    """The file is larger than the programme takes as evidence."""


class EvidenceTypeNotAllowed(Rejected):
    """The programme does not take files of this type as evidence."""


class EvidenceLinkUnusable(Rejected):
    """A link is a whole https address, with no password in it, that leads everybody to the same place."""


def require_acceptable(piece: Evidence, *, by: Identity, limits: EvidenceLimits) -> None:
    """Lets a piece of evidence pass that somebody may hand in.

    :raises Rejected: when it is not theirs to hand in, not well formed, or outside the programme's limits.
    """
    if piece.submitted_by != by:
        raise SubmitterIsSomebodyElse(f"It is said to be handed in by {piece.submitted_by.subject}.")
    if not piece.name.strip():
        raise EvidenceNameless
    if not is_digest(piece.digest) or (piece.seen and not is_digest(piece.seen)):
        raise EvidenceDigestMalformed
    if piece.assessment:
        require_whole(piece.assessment)
    if piece.link:
        _require_link(piece)
    else:
        require_size(limits, piece.size)
        require_type(limits, piece.media_type)


def require_usable(link: str) -> None:
    """Lets a link pass that leads to the same place for everybody.

    :raises EvidenceLinkUnusable: when it does not.
    """
    if len(link) > LONGEST_LINK or not link.isprintable() or " " in link:
        raise EvidenceLinkUnusable
    try:
        parts = urlsplit(link)
        is_port_usable = parts.port != 0
    except ValueError as error:
        raise EvidenceLinkUnusable from error
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc or not is_port_usable:
        raise EvidenceLinkUnusable


def require_size(limits: EvidenceLimits, size: int) -> None:
    """Lets a file of so many bytes pass that the programme takes.

    :raises Rejected: when it is empty or too large.
    """
    if size < 1:
        raise EvidenceEmpty
    if size > limits.most_bytes:
        raise EvidenceTooLarge(f"It has {size:,} bytes; at most {limits.most_bytes:,} are taken.")


def require_type(limits: EvidenceLimits, media_type: str) -> None:
    """Lets a file of a type pass that the programme takes.

    :raises EvidenceTypeNotAllowed: when the programme does not take it.
    """
    if media_type not in limits.types:
        taken = ", ".join(sorted(limits.types))
        raise EvidenceTypeNotAllowed(f"It is {media_type or 'of no known type'}; taken are {taken}.")


def _require_link(piece: Evidence) -> None:
    require_usable(piece.link)
    if piece.digest != link_digest(piece.link, piece.seen):
        raise EvidenceDigestMalformed
