"""Whom and what the body of a fact names, by a token or a digest."""

import re
from collections.abc import Iterator
from typing import Any

IS_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
IS_TOKEN = re.compile(r"[pn]-[A-Za-z0-9_-]{32}")
# In sentences that Lockgate words.
IN_SENTENCE = re.compile(rb"\{(p-[A-Za-z0-9_-]{32})\}")
CALLED = {"subject": "p", "name": "n"}
PIECE = {"name", "author", "submitted_by"}
# Where a body names evidence by its digest alone.
COPIES = ("copy", "report")


def policies_named(said: Any) -> Iterator[str]:
    """The digests of policies."""
    for each in _objects(said):
        if _is_digest(each.get("policy_digest")):
            yield each["policy_digest"]


def evidence_named(said: Any) -> Iterator[str]:
    """The digests of evidence that was handed in as a file; what is linked to lies elsewhere."""
    for each in _objects(said):
        yield from (each[key] for key in COPIES if _is_digest(each.get(key)))
        if set(each) >= PIECE and _is_digest(each.get("digest")) and not each.get("link"):
            yield each["digest"]


def tokens_named(said: Any) -> Iterator[str]:
    """What stands in the place of people and of names."""
    for each in _objects(said):
        yield from (each[key] for key, kind in CALLED.items() if _is_token(each.get(key), kind))


def tokens_in_sentences(body: bytes) -> Iterator[str]:
    """The same, among other words."""
    return (found.decode() for found in IN_SENTENCE.findall(body))


def _objects(said: Any) -> Iterator[dict[str, Any]]:
    rest = [said]
    while rest:
        each = rest.pop()
        if isinstance(each, list):
            rest += each
        elif isinstance(each, dict):
            yield each
            rest += each.values()


def _is_token(value: Any, kind: str) -> bool:
    return isinstance(value, str) and value[:1] == kind and IS_TOKEN.fullmatch(value) is not None


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and IS_DIGEST.fullmatch(value) is not None
