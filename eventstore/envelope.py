"""What of a fact is hashed and kept for ever."""

import hmac
from binascii import b2a_base64
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from eventstore.canonical import canonical
from eventstore.moments import rfc3339

VERSION = 1


def envelope(
    *,
    log: str,
    id: UUID,
    stream: str,
    sequence: int,
    previous: bytes | None,
    type: str,
    schema: int,
    at: datetime,
    recorded_at: datetime,
    actor: str,
    body: bytes,
) -> bytes:
    """The canonical bytes: `previous` is the leaf hash before it in its stream, `body` a commitment.

    It holds no personal data and not the position, which is the leaf's index in the log plus one.
    """
    return canonical(
        {
            "v": VERSION,
            "log": log,
            "id": str(id),
            "stream": stream,
            "sseq": sequence,
            "prev": None if previous is None else _text(previous),
            "type": type,
            "schema": schema,
            "at": rfc3339(recorded_at),
            "happened": rfc3339(at),
            "actor": actor,
            "body": _text(body),
        }
    )


def leaf_hash(envelope: bytes) -> bytes:
    """The leaf of RFC 6962: the zero byte keeps a leaf from being taken for a node of the tree."""
    return sha256(b"\x00" + envelope).digest()


def leaf_text(envelope: bytes) -> str:
    """The leaf hash as the next envelope of the stream names it."""
    return _text(sha256(b"\x00" + envelope).digest())


def commitment(salt: bytes, body: bytes) -> bytes:
    """Binds the body without giving it away: the salt stops a short body from being guessed once erased."""
    return sha256(salt + body).digest()


def commitment_text(salt: bytes, body: bytes) -> str:
    """The commitment as the envelope holds it."""
    return _text(sha256(salt + body).digest())


def pseudonym(key: bytes, actor: str) -> str:
    return "p-" + hmac.digest(key, actor.encode(), "sha256").hex()[:32]


def commits_to(envelope: bytes, salt: bytes, body: bytes) -> bool:
    """Whether the envelope holds the commitment to this body.

    Looks for the bytes instead of parsing: inside JSON text quotes are escaped, so only the field matches.
    """
    return b'"body":"%b"' % b2a_base64(sha256(salt + body).digest(), newline=False) in envelope


def _text(digest: bytes) -> str:
    return b2a_base64(digest, newline=False).decode()
