"""Logs and witnesses that the tests know, always with the same keys."""

from hashlib import sha256

from tlog.keys import KeyKind, SigningKey


def log_key(name: str, word: str = "") -> SigningKey:
    """A key made from the name, and from another word for another key."""
    return SigningKey(name=name, kind=KeyKind.LOG, seed=sha256(f"log {name} {word}".encode()).digest())


def witness_key(name: str, word: str = "") -> SigningKey:
    seed = sha256(f"witness {name} {word}".encode()).digest()
    return SigningKey(name=name, kind=KeyKind.WITNESS, seed=seed)


SHEPWAY = log_key("record.shepway.example/log")
BEDFORD = log_key("record.bedford.example/log")
AUDITOR = witness_key("witness.auditor.example")
KENT = witness_key("witness.kent.example")
NEIGHBOUR = witness_key("witness.neighbour.example")
