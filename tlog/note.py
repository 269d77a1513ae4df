"""A text with signatures under it: the C2SP signed note."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tlog.encoding import LARGEST_SIZE, Malformed, base64_bytes, base64_text
from tlog.keys import KeyKind, SigningKey, VerifierKey, check_name

MOST_BYTES = 1_000_000
MOST_SIGNATURES = 100

_DASH = "\N{EM DASH} "


class SignatureRefused(Exception):
    """A note lacks a signature that is needed, or a known key's signature on it is wrong."""


class QuorumLacks(SignatureRefused):
    """Too few witnesses have cosigned a note that is otherwise in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One line under a note; `value` is what the key's kind makes of it."""

    name: str
    key_id: bytes
    value: bytes

    @property
    def line(self) -> str:
        return f"{_DASH}{self.name} {base64_text(self.key_id + self.value)}\n"

    def is_of(self, key: VerifierKey) -> bool:
        return (self.name, self.key_id) == (key.name, key.id)

    @property
    def seconds(self) -> int:
        """When a cosignature was given, in seconds since 1970."""
        return int.from_bytes(self.value[:8], "big")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """`text` ends in a newline; it is only to be believed as far as `signatures_of` says."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return self.text + "\n" + "".join(signature.line for signature in self.signatures)

    def encoded(self) -> bytes:
        return str(self).encode()

    def with_signatures(self, signatures: Iterable[Signature]) -> "Note":
        """The note with these below its own; one that it has already is left out."""
        more = dict.fromkeys((*self.signatures, *signatures))
        return replace(self, signatures=tuple(more))

    @classmethod
    def parse(cls, note: bytes) -> "Note":
        """:raises Malformed: unless these are the bytes of a signed note."""
        if len(note) > MOST_BYTES:
            raise Malformed(f"a note has at most {MOST_BYTES} bytes")
        text, gap, lines = _decoded(note).rpartition("\n\n")
        if not gap or not lines:
            raise Malformed("a note is a text, an empty line and signatures")
        return cls(text=text + "\n", signatures=parse_signatures(lines))


def parse_signatures(lines: str) -> tuple[Signature, ...]:
    """:raises Malformed: unless each line is one signature, and the last one ends too."""
    if not lines.endswith("\n"):
        raise Malformed("the last line does not end")
    each = lines[:-1].split("\n")
    if len(each) > MOST_SIGNATURES:
        raise Malformed(f"a note has at most {MOST_SIGNATURES} signatures")
    return tuple(_signature(line) for line in each)


def sign(text: str, key: SigningKey) -> Note:
    """The text as a note of this log."""
    if key.kind is not KeyKind.LOG:
        raise ValueError("a witness cosigns, it does not sign")
    value = key.sign(text.encode())
    signature = Signature(name=key.name, key_id=key.verifier.id, value=value)
    return Note(text=text, signatures=(signature,))


def cosign(note: Note, key: SigningKey, *, seconds: int) -> Signature:
    """The statement of a witness that it has seen this checkpoint grow, at this second since 1970."""
    if key.kind is not KeyKind.WITNESS:
        raise ValueError("a log signs, it does not cosign")
    if not 0 < seconds <= LARGEST_SIZE:
        raise ValueError("a cosignature says when it was given")
    value = seconds.to_bytes(8, "big") + key.sign(_cosigned(note.text, seconds))
    return Signature(name=key.name, key_id=key.verifier.id, value=value)


def signatures_of(note: Note, keys: Iterable[VerifierKey]) -> dict[VerifierKey, Signature]:
    """Which of these keys signed, each with its first signature; signatures of other keys are passed over.

    :raises SignatureRefused: when a signature claims to be of one of them and is not.
    """
    found: dict[VerifierKey, Signature] = {}
    for key in keys:
        for signature in note.signatures:
            if signature.is_of(key):
                if not _holds(key, note.text, signature):
                    raise SignatureRefused(f"the signature of {key.name} is wrong")
                found.setdefault(key, signature)
    return found


def _holds(key: VerifierKey, text: str, signature: Signature) -> bool:
    if key.kind is KeyKind.LOG:
        return key.verifies(text.encode(), signature.value)
    if len(signature.value) != 8 + 64 or not 0 < signature.seconds <= LARGEST_SIZE:
        return False
    return key.verifies(_cosigned(text, signature.seconds), signature.value[8:])


def _cosigned(text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def _decoded(note: bytes) -> str:
    try:
        text = note.decode()
    except UnicodeDecodeError as error:
        raise Malformed("a note is UTF-8") from error
    if any(sign < " " and sign != "\n" for sign in text):
        raise Malformed("a note has no control signs")
    return text


def _signature(line: str) -> Signature:
    parts = line.removeprefix(_DASH).split(" ")
    if not line.startswith(_DASH) or len(parts) != 2:
        raise Malformed(f"not a signature: {line[:80]!r}")
    name, encoded = parts
    check_name(name)
    value = base64_bytes(encoded)
    if len(value) < 5:
        raise Malformed("a signature is an id of four bytes, and more")
    return Signature(name=name, key_id=value[:4], value=value[4:])
