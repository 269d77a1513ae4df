"""How a witness is asked to cosign a checkpoint, over HTTP."""

import http.client
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeAlias
from urllib.parse import urlsplit

from tlog.encoding import Malformed, number
from tlog.keys import VerifierKey
from tlog.note import Note, Signature, SignatureRefused, parse_signatures, signatures_of
from tlog.policy import Policy
from tlog.witnessing import ADD_CHECKPOINT, Growth, checkpoint_path

SECONDS_TO_ANSWER = 10
MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosigned:
    """The witness has seen the checkpoint."""

    signature: Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class HasSeen:
    """The witness remembers another size than the one it was told."""

    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SawAnother:
    """The witness says that this is not how the log went on."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer:
    """The witness cannot be reached, or answered something that is no answer."""

    reason: str


Answer: TypeAlias = Cosigned | HasSeen | SawAnother | NoAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteWitness:
    """A witness on another machine; `url` is its submission prefix."""

    name: str
    key: VerifierKey
    url: str

    def add_checkpoint(self, growth: Growth) -> Answer:
        """What it says to a checkpoint; a cosignature is checked before it is believed."""
        try:
            status, body = self._request("POST", ADD_CHECKPOINT, growth.encoded())
            match status:
                case HTTPStatus.OK:
                    return self._cosigned(growth.note, body)
                case HTTPStatus.CONFLICT:
                    return HasSeen(size=number(body.removesuffix("\n")))
                case HTTPStatus.UNPROCESSABLE_ENTITY:
                    return SawAnother(reason=body.strip())
                case _:
                    return NoAnswer(reason=f"{status}: {body.strip()[:200]}")
        except (OSError, http.client.HTTPException, Malformed, ValueError) as error:
            return NoAnswer(reason=str(error) or type(error).__name__)

    def newest(self, origin: str) -> Note | None:
        """The newest checkpoint of a log that it cosigned; None when it shows none."""
        try:
            status, body = self._request("GET", checkpoint_path(origin), b"")
            return Note.parse(body.encode()) if status == HTTPStatus.OK else None
        except (OSError, http.client.HTTPException, Malformed, ValueError):
            return None

    def _cosigned(self, note: Note, lines: str) -> Answer:
        try:
            found = signatures_of(note.with_signatures(parse_signatures(lines)), [self.key])
        except SignatureRefused as refused:
            return NoAnswer(reason=str(refused))
        if self.key not in found:
            return NoAnswer(reason="it cosigned with another key than the one that is trusted")
        return Cosigned(signature=found[self.key])

    def _request(self, method: str, path: str, body: bytes) -> tuple[int, str]:
        parts = urlsplit(self.url)
        connect = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"not an address of a witness: {self.url}")
        connection = connect(parts.hostname, parts.port, timeout=SECONDS_TO_ANSWER)
        try:
            connection.request(method, parts.path.rstrip("/") + path, body)
            response = connection.getresponse()
            return response.status, response.read(MOST_BYTES).decode()
        finally:
            connection.close()


def witnesses_of(policy: Policy) -> tuple[RemoteWitness, ...]:
    """The witnesses of a policy that have an address."""
    return tuple(
        RemoteWitness(name=name, key=key, url=policy.urls[key])
        for name, key in policy.witnesses.items()
        if key in policy.urls
    )
