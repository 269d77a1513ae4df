"""Who signs: keys with a name, in the texts of C2SP signed notes."""

from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tlog.encoding import Malformed, base64_bytes, base64_text

KEY_BYTES = 32

_PRIVATE = "PRIVATE+KEY+"


class KeyKind(IntEnum):
    """What a key is for; part of its id, so that a signature of one kind is never taken for the other."""

    LOG = 0x01
    WITNESS = 0x04


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierKey:
    """A public key that somebody trusts."""

    name: str
    kind: KeyKind
    public: bytes

    def __post_init__(self) -> None:
        check_name(self.name)

    @property
    def id(self) -> bytes:
        named = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return sha256(named).digest()[:4]

    def verifies(self, message: bytes, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def __str__(self) -> str:
        """The vkey: what is handed to whoever verifies."""
        return f"{self.name}+{self.id.hex()}+{base64_text(bytes([self.kind]) + self.public)}"

    @classmethod
    def parse(cls, vkey: str) -> "VerifierKey":
        """:raises Malformed: unless it is a vkey of a log or a witness with an Ed25519 key."""
        name, given_id, kind, public = _parts(vkey)
        key = cls(name=name, kind=kind, public=public)
        _check_id(key, given_id)
        return key


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A private key; its text is the one that Go's `note` package reads."""

    name: str
    kind: KeyKind
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_name(self.name)

    @property
    def verifier(self) -> VerifierKey:
        public = self._private().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return VerifierKey(name=self.name, kind=self.kind, public=public)

    def sign(self, message: bytes) -> bytes:
        return self._private().sign(message)

    def secret_text(self) -> str:
        """What is kept in the key's file and shown to nobody."""
        return f"{_PRIVATE}{self.name}+{self.verifier.id.hex()}+{base64_text(bytes([self.kind]) + self.seed)}"

    @classmethod
    def parse(cls, text: str) -> "SigningKey":
        """:raises Malformed: unless it is the secret text of a key; the message does not repeat it."""
        if not text.startswith(_PRIVATE):
            raise Malformed("not a private key")
        try:
            name, given_id, kind, seed = _parts(text.removeprefix(_PRIVATE))
        except Malformed:
            raise Malformed("not a private key that can be read") from None
        key = cls(name=name, kind=kind, seed=seed)
        _check_id(key.verifier, given_id)
        return key

    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def check_name(name: str) -> None:
    """:raises Malformed: when a key cannot have this name."""
    if not name or any(sign.isspace() or sign == "+" or not sign.isprintable() for sign in name):
        raise Malformed(f"the name of a key has no spaces, plus or control signs, and is not empty: {name!r}")


def _parts(text: str) -> tuple[str, bytes, KeyKind, bytes]:
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise Malformed("a key is written NAME+ID+KEY")
    name, identifier, encoded = parts
    if len(identifier) != 8 or any(digit not in "0123456789abcdef" for digit in identifier):
        raise Malformed("the id of a key has eight lowercase hexadecimal digits")
    material = base64_bytes(encoded)
    if len(material) != 1 + KEY_BYTES or material[0] not in set(KeyKind):
        raise Malformed("a key is an Ed25519 key of a log (1) or a witness (4)")
    return name, bytes.fromhex(identifier), KeyKind(material[0]), material[1:]


def _check_id(key: VerifierKey, given: bytes) -> None:
    if key.id != given:
        raise Malformed(f"the id of the key of {key.name} is {key.id.hex()}, not {given.hex()}")
