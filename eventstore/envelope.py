"""What of a fact is hashed and kept for ever."""

import hmac
from binascii import b2a_base64
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from eventstore.canonical import canonical
from eventstore.moments import rfc3339

VERSION = 1
_LEAF = sha256(b"\x00")


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
    # As text: to make an object of it first, and canonical JSON of that, takes longer than all the hashing.
    prev = "null" if previous is None else f'"{_text(previous)}"'
    return (
        f'{{"actor":{as_json(actor)},"at":"{rfc3339(recorded_at)}","body":"{_text(body)}"'
        f',"happened":"{rfc3339(at)}","id":"{id}","log":{as_json(log)},"prev":{prev},"schema":{schema}'
        f',"sseq":{sequence},"stream":{as_json(stream)},"type":{as_json(type)},"v":{VERSION}}}'
    ).encode()


@lru_cache(maxsize=4096)
def as_json(text: str) -> str:
    return canonical(text).decode()


def leaf_hash(envelope: bytes) -> bytes:
    """The leaf of RFC 6962: the zero byte keeps a leaf from being taken for a node of the tree."""
    return sha256(b"\x00" + envelope).digest()


def leaf_text(envelope: bytes) -> str:
    """The leaf hash as the next envelope of the stream names it."""
    hashed = _LEAF.copy()
    hashed.update(envelope)
    return b2a_base64(hashed.digest(), newline=False).decode()


def commitment(salt: bytes, body: bytes) -> bytes:
    """Binds the body without giving it away: the salt stops a short body from being guessed once erased."""
    return sha256(salt + body).digest()


@lru_cache(maxsize=1024)
def pseudonym(key: bytes, actor: str) -> str:
    return "p-" + hmac.digest(key, actor.encode(), "sha256").hex()[:32]


def commits_to(envelope: bytes, salt: bytes, body: bytes) -> bool:
    """Whether the envelope holds the commitment to this body.

    Looks for the bytes instead of parsing: inside JSON text quotes are escaped, so only the field matches.
    """
    return b'"body":"%b"' % b2a_base64(sha256(salt + body).digest(), newline=False) in envelope


def _text(digest: bytes) -> str:
    return b2a_base64(digest, newline=False).decode()
