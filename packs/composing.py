"""What a pack is made of: every envelope, and of what is in scope the bodies and whatever they name."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import Any, BinaryIO

import orjson

from eventstore.canonical import canonical
from packs.naming import evidence_named, policies_named, tokens_in_sentences, tokens_named
from packs.scope import Scope
from packs.staging import Staging
from tlog.checkpoint import Checkpoint
from tlog.encoding import base64_text
from tlog.merkle import EMPTY_ROOT, CompactRange, consistency_proof, inclusion_proof, leaf_hash, range_root
from tlog.note import Note
from tlog.proof import Receipt

ENVELOPES, BODIES = "log/envelopes.jsonl", "log/bodies.lines"
PEOPLE = "log/people.jsonl"
DECISION = "decision-taken"

Content = Callable[[str], AbstractContextManager[BinaryIO] | None]
"""How the content of a digest is opened; None when it is not to be had as it was handed in."""


class NotAsSigned(Exception):
    """What is stored now is not what the log signed."""


class NotAsBefore(Exception):
    """What is stored now does not begin with what the log signed before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLeaf:
    """A fact as the record keeps it; without salt and body when the body was erased."""

    position: int
    stream: str
    type: str
    schema: int
    envelope: bytes
    salt: bytes | None
    body: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a token stands for, and the salt under which it commits to that."""

    token: str
    salt: bytes
    value: Any

    @property
    def line(self) -> bytes:
        """How a pack tells it."""
        said = {"salt": base64_text(self.salt), "token": self.token, "value": self.value}
        return canonical(said) + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """How much went in, and which evidence could not."""

    size: int
    bodies: int
    decisions: int
    policies: int
    evidence: int
    lacking: tuple[str, ...]


class Composition:
    """Takes the facts of a record in order, then what they name."""

    def __init__(self, staging: Staging, scope: Scope) -> None:
        self._staging = staging
        self._scope = scope
        self._tree = CompactRange()
        self._nodes: list[list[bytes]] = []
        self._decisions: dict[int, bytes] = {}
        self._bodies = 0
        self._policies: set[str] = set()
        self._evidence: set[str] = set()
        self._tokens: set[str] = set()
        self._open = ExitStack()
        self._envelope_file = self._open.enter_context(staging.writing(ENVELOPES))
        self._body_file = self._open.enter_context(staging.writing(BODIES))

    def add(self, leaf: StoredLeaf) -> None:
        """Adds the next fact."""
        self._envelope_file.write(leaf.envelope + b"\n")
        self._tree = self._tree.extended([leaf_hash(leaf.envelope)], self._keep)
        is_covered = self._scope.covers(leaf.stream, leaf.type)
        if leaf.type == DECISION and is_covered:
            self._decisions[leaf.position] = leaf.envelope
        if is_covered and leaf.salt is not None and leaf.body is not None:
            self._add_body(leaf.position, leaf.salt, leaf.body)

    def seal(self, now: Note, before: Note | None) -> None:
        """Adds the checkpoints and all that is proved by them, once every fact of the newer one is there.

        :raises NotAsSigned: when the facts are not those that were signed.
        :raises NotAsBefore: when they do not begin with those that were signed before.
        """
        self._open.close()
        signed = Checkpoint.parse(now.text)
        if (self._tree.size, self._tree.root) != (signed.size, signed.root):
            raise NotAsSigned
        self._staging.put("log/checkpoint", [now.encoded()])
        if before is not None:
            self._add_before(before, signed.size)
        for position, envelope in self._decisions.items():
            receipt = self._receipt(position, envelope, now)
            self._staging.put(f"receipts/{position}.tlog-proof", [str(receipt).encode()])

    def add_policies(self, text: Callable[[str], bytes | None]) -> int:
        """Adds the texts of the policies that are named, so far as they are known."""
        texts = {digest: text(digest) for digest in sorted(self._policies)}
        known = {digest: each for digest, each in texts.items() if each is not None}
        for digest, each in known.items():
            self._staging.put(f"policies/{digest.removeprefix('sha256:')}.json", [each])
        return len(known)

    @property
    def tokens(self) -> tuple[str, ...]:
        """What stands in bodies in the place of people and names."""
        return tuple(sorted(self._tokens))

    def add_people(self, people: Iterable[Told]) -> None:
        """Adds what tokens stand for, in their order."""
        if lines := [each.line for each in people]:
            self._staging.put(PEOPLE, lines)

    def add_evidence(self, content: Content) -> tuple[str, ...]:
        """Adds the files that are named, and tells the digests of those that are not to be had."""
        return tuple(digest for digest in sorted(self._evidence) if not self._has_added(digest, content))

    def composed(self, policies: int, lacking: tuple[str, ...]) -> Composed:
        """What went in."""
        return Composed(
            size=self._tree.size,
            bodies=self._bodies,
            decisions=len(self._decisions),
            policies=policies,
            evidence=len(self._evidence) - len(lacking),
            lacking=lacking,
        )

    def _add_body(self, position: int, salt: bytes, body: bytes) -> None:
        self._body_file.write(b"%d %b %b\n" % (position, base64_text(salt).encode(), body))
        self._bodies += 1
        said = _said(body)
        self._policies.update(policies_named(said))
        self._evidence.update(evidence_named(said))
        self._tokens.update(tokens_named(said), tokens_in_sentences(body))

    def _has_added(self, digest: str, content: Content) -> bool:
        opened = content(digest)
        if opened is None:
            return False
        with opened as file:
            self._staging.put(f"evidence/{digest.removeprefix('sha256:')}", _pieces(file))
        return True

    def _add_before(self, before: Note, size: int) -> None:
        earlier = Checkpoint.parse(before.text)
        if earlier.size > size or self._root(earlier.size) != earlier.root:
            raise NotAsBefore
        proof = consistency_proof(earlier.size, size, self._node)
        self._staging.put("log/last-visit", [before.encoded()])
        self._staging.put("log/consistency", [base64_text(each).encode() + b"\n" for each in proof])

    def _receipt(self, position: int, envelope: bytes, now: Note) -> Receipt:
        proof = inclusion_proof(position - 1, self._tree.size, self._node)
        return Receipt(entry=envelope, index=position - 1, proof=tuple(proof), checkpoint=now)

    def _root(self, size: int) -> bytes:
        return range_root(0, size, self._node) if size else EMPTY_ROOT

    def _keep(self, level: int, index: int, node: bytes) -> None:
        if level == len(self._nodes):
            self._nodes.append([])
        self._nodes[level].append(node)

    def _node(self, level: int, index: int) -> bytes:
        return self._nodes[level][index]


def _said(body: bytes) -> Any:
    """Nothing when it cannot be read: that it is not what was committed to is for the verifier to tell."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return None


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(1 << 20):
        yield piece
