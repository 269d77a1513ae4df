"""What in a body says who somebody is, and what stands in its place in the stored bytes.

A token is a commitment to what it stands for, under a salt that is erased with it: so what is shown can be
checked against the record, and what was erased cannot be guessed from it.
"""

import hashlib
import hmac
import re
import secrets
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from eventstore.canonical import canonical
from eventstore.errors import RecordDamaged

# Lockgate's own processes are no persons.
OWN_ISSUER = "urn:lockgate:service"
# A token counts in an identity, as the name beside one, and in braces in a sentence.
_TOKENS = re.compile(
    rb'(?P<subject>"subject":")(?P<p>p-[A-Za-z0-9_-]{32})"'
    rb'|(?P<name>"name":")(?P<n>n-[A-Za-z0-9_-]{32})"'
    rb"|\{(?P<word>p-[A-Za-z0-9_-]{32})\}"
)
_BEGINNINGS = b'"subject":"p-', b'"name":"n-', b"{p-"
# In sentences that Lockgate words, people go by the name that their issuer gives.
PROSE = frozenset({"sentence", "reason", "reasons", "note", "released"})
_WORDS = re.compile(r"[^\s,;:()'\"!?]+")
_PERSON = re.compile(r"p-[A-Za-z0-9_-]{32}")
# What else holds nothing but itself, and most of a body does.
_NESTING = {dict, list}
_IDENTITY = {"issuer", "subject"}
_NAMED = {"identity", "name"}
_NONCE, _SALT = 12, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody as their issuer knows them."""

    issuer: str
    subject: str


@dataclass(slots=True, kw_only=True)
class Mentioned:
    """Everybody whom some bodies name, what they are called there, and words that may be somebody's name."""

    people: set[Who] = field(default_factory=set)
    names: set[tuple[Who, str]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def look_at(self, value: Any, *, in_prose: bool = False) -> None:
        """Takes in whom a value names."""
        kind = type(value)
        if kind is dict:
            self._look_at_object(value)
        elif kind is list:
            for each in value:
                self.look_at(each, in_prose=in_prose)
        elif kind is str and in_prose:
            self.words |= {word.rstrip(".") for word in _WORDS.findall(value)}

    def _look_at_object(self, value: dict[str, Any]) -> None:
        if who := who_in(value):
            self.people.add(who)
        elif (named := _person_named(value)) is not None:
            self.people.add(named)
            self.names.add((named, value["name"]))
        else:
            for key, each in value.items():
                if type(each) in _NESTING or key in PROSE:
                    self.look_at(each, in_prose=key in PROSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """The tokens of everybody whom some bodies name; erased ones stand for themselves."""

    people: Mapping[Who, str]
    names: Mapping[tuple[Who, str], str]
    words: Mapping[str, str]

    def over(self, value: Any, *, in_prose: bool = False) -> Any:
        """The value with tokens in the place of people."""
        kind = type(value)
        if kind is dict:
            return self._over_object(value)
        if kind is list:
            return [self.over(each, in_prose=in_prose) for each in value]
        if kind is str and in_prose and self.words:
            return _WORDS.sub(self._over_word, value)
        return value

    def _over_object(self, value: dict[str, Any]) -> dict[str, Any]:
        if who := who_in(value):
            return {"issuer": who.issuer, "subject": self.people[who]}
        if (named := _person_named(value)) is not None:
            return {"identity": self.over(value["identity"]), "name": self.names[named, value["name"]]}
        return {
            key: self.over(each, in_prose=key in PROSE) if type(each) in _NESTING or key in PROSE else each
            for key, each in value.items()
        }

    def _over_word(self, found: re.Match[str]) -> str:
        word = found[0].rstrip(".")
        token = self.words.get(word)
        return f"{{{token}}}{found[0][len(word) :]}" if token else found[0]


def who_in(value: Any) -> Who | None:
    """Whom an object names by issuer and subject; nobody when it is no identity, or Lockgate's own."""
    if (
        type(value) is not dict
        or len(value) != 2
        or value.keys() != _IDENTITY
        or value["issuer"] == OWN_ISSUER
    ):
        return None
    if type(value["issuer"]) is not str or type(value["subject"]) is not str:
        return None
    return Who(issuer=value["issuer"], subject=value["subject"])


def actor_token(value: Any) -> str | None:
    """The token of whoever brought about what a veiled body says; None for Lockgate itself."""
    by = value.get("by") if type(value) is dict else None
    who = who_in(by.get("identity")) if type(by) is dict else None
    return who.subject if who else None


def may_be_a_token(subject: str) -> bool:
    return _PERSON.fullmatch(subject) is not None


def lookup(key: bytes, *parts: str) -> bytes:
    """How somebody is found again without being read: keyed, and gone once they are erased."""
    return hmac.digest(key, canonical(list(parts)), "sha256")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A token, and what it stands for under the key of its person."""

    token: str
    sealed: bytes


def new_key() -> bytes:
    return AESGCM.generate_key(bit_length=256)


def seal(kind: str, value: Any, key: bytes) -> Sealed:
    """A new token of a kind, `p` for a person and `n` for a name, with its value enciphered."""
    salt = secrets.token_bytes(_SALT)
    token = _token(kind, salt, value)
    nonce = secrets.token_bytes(_NONCE)
    plain = canonical({"salt": b64encode(salt).decode(), "value": value})
    return Sealed(token=token, sealed=nonce + AESGCM(key).encrypt(nonce, plain, token.encode()))


@lru_cache(maxsize=4096)
def unseal(token: str, sealed: bytes, key: bytes) -> str:
    """What a token stands for: a subject, or a name.

    :raises RecordDamaged: when it is not what the token was made for.
    """
    _, value = opened(token, sealed, key)
    called: str = value["subject"] if token[0] == "p" else value
    return called


def opened(token: str, sealed: bytes, key: bytes) -> tuple[bytes, Any]:
    """The salt and the value that a token commits to.

    :raises RecordDamaged: when it is not what the token was made for.
    """
    try:
        plain = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], token.encode())
    except InvalidTag as error:
        raise RecordDamaged(f"what {token} stands for cannot be read") from error
    said = orjson.loads(plain)
    salt, value = b64decode(said["salt"]), said["value"]
    if _token(token[0], salt, value) != token:
        raise RecordDamaged(f"{token} does not stand for what is kept of it")
    return salt, value


def issuer_of(token: str, sealed: bytes, key: bytes) -> str:
    """The issuer that vouches for a person."""
    plain = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], token.encode())
    issuer: str = orjson.loads(plain)["value"]["issuer"]
    return issuer


def may_name_somebody(body: bytes) -> bool:
    """Whether a stored body may hold tokens: much quicker than to look for them."""
    # From the end: of a long body that takes half as long.
    return any(body.rfind(each) >= 0 for each in _BEGINNINGS)


def tokens_in(body: bytes) -> set[str]:
    """The tokens that a stored body holds in the place of people."""
    return {(found["p"] or found["n"] or found["word"]).decode() for found in _TOKENS.finditer(body)}


def shown(body: bytes, values: Mapping[str, str]) -> bytes:
    """A stored body with what its tokens stand for."""

    def show(found: re.Match[bytes]) -> bytes:
        token = found["p"] or found["n"] or found["word"]
        value = values.get(token.decode())
        if value is None:
            return found[0]
        text = orjson.dumps(value)[1:-1]
        return text if found["word"] else b'%b%b"' % (found["subject"] or found["name"], text)

    return _TOKENS.sub(show, body)


def _person_named(value: dict[str, Any]) -> Who | None:
    if len(value) != 2 or value.keys() != _NAMED or type(value["name"]) is not str:
        return None
    return who_in(value["identity"])


def _token(kind: str, salt: bytes, value: Any) -> str:
    digest = hashlib.sha256(salt + canonical(value)).digest()[:24]
    return f"{kind}-{urlsafe_b64encode(digest).decode()}"
