"""What the body of a fact names by its digest."""

import re
from collections.abc import Iterator
from typing import Any

IS_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
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


def _objects(said: Any) -> Iterator[dict[str, Any]]:
    rest = [said]
    while rest:
        each = rest.pop()
        if isinstance(each, list):
            rest += each
        elif isinstance(each, dict):
            yield each
            rest += each.values()


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and IS_DIGEST.fullmatch(value) is not None
