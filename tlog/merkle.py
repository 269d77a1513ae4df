"""The mathematics of a Merkle tree as RFC 6962 defines it: roots and proofs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()

NodeAt = Callable[[int, int], bytes]
"""The hash of the full subtree (level, index), over leaves index * 2^level up to (index + 1) * 2^level."""


class ProofRefused(Exception):
    """A proof does not show what it is offered for."""


def leaf_hash(entry: bytes) -> bytes:
    """The zero byte keeps a leaf from being taken for a node of the tree."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompactRange:
    """All that a tree must remember to grow: the roots of its full subtrees, the largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.peaks) != self.size.bit_count():
            raise ValueError(f"{len(self.peaks)} peaks cannot make a tree of {self.size}")

    @property
    def root(self) -> bytes:
        if not self.peaks:
            return EMPTY_ROOT
        root, *larger = reversed(self.peaks)
        for peak in larger:
            root = node_hash(peak, root)
        return root

    def extended(
        self, leaves: Iterable[bytes], seen: Callable[[int, int, bytes], None] | None = None
    ) -> "CompactRange":
        """The range with these leaf hashes behind it; tells `seen` each node (level, index, hash) made."""
        peaks, size = list(self.peaks), self.size
        for leaf in leaves:
            node, level, index = leaf, 0, size
            if seen:
                seen(0, index, node)
            while index & 1:
                node, level, index = node_hash(peaks.pop(), node), level + 1, index >> 1
                if seen:
                    seen(level, index, node)
            peaks.append(node)
            size += 1
        return CompactRange(size=size, peaks=tuple(peaks))


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root of a tree with these leaf hashes."""
    return CompactRange().extended(leaves).root


def inclusion_proof(index: int, size: int, node_at: NodeAt) -> list[bytes]:
    """The hashes that lead from the leaf at an index to the root of the tree of a size."""
    if not 0 <= index < size:
        raise ValueError(f"there is no leaf {index} in a tree of {size}")
    return _path(index, 0, size, node_at)


def consistency_proof(old: int, new: int, node_at: NodeAt) -> list[bytes]:
    """The hashes that show the tree of the new size to begin with the tree of the old one."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} does not begin with one of {old}")
    return [] if old in (0, new) else _subproof(old, 0, new, node_at, whole=True)


def check_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> None:
    """:raises ProofRefused: unless the leaf stands at the index in the tree of this size and root."""
    if not 0 <= index < size:
        raise ProofRefused(f"there is no leaf {index} in a tree of {size}")
    inner = (index ^ (size - 1)).bit_length()
    _check_length(proof, inner + (index >> inner).bit_count())
    made = leaf
    for level, sibling in enumerate(proof):
        # Above the inner part every sibling lies to the left: the leaf is at the right border there.
        is_left = level < inner and not (index >> level) & 1
        made = node_hash(made, sibling) if is_left else node_hash(sibling, made)
    if made != root:
        raise ProofRefused(f"leaf {index} is not in the tree of {size} with this root")


def check_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """:raises ProofRefused: unless the tree of the new size and root begins with the old tree."""
    if not 0 <= old <= new:
        raise ProofRefused(f"a tree of {new} does not begin with one of {old}")
    if old == 0:
        _check_length(proof, 0)
        _check_same(old_root, EMPTY_ROOT, "the empty tree has another root")
        if new == 0:
            _check_same(new_root, EMPTY_ROOT, "the empty tree has another root")
        return
    if old == new:
        _check_length(proof, 0)
        _check_same(old_root, new_root, f"two roots for one tree of {old}")
        return
    _check_growth(old, new, old_root, new_root, list(proof))


def _check_growth(old: int, new: int, old_root: bytes, new_root: bytes, proof: list[bytes]) -> None:
    shift = (old & -old).bit_length() - 1
    # A perfect old tree is its own first hash, which the proof leaves out.
    seed_is_old = old == 1 << shift
    inner = ((old - 1) ^ (new - 1)).bit_length() - shift
    _check_length(proof, inner + ((old - 1) >> (inner + shift)).bit_count() + (0 if seed_is_old else 1))
    seed = old_root if seed_is_old else proof.pop(0)
    was = becomes = seed
    index = (old - 1) >> shift
    for level, sibling in enumerate(proof):
        if level < inner and not (index >> level) & 1:
            becomes = node_hash(becomes, sibling)
        else:
            was, becomes = node_hash(sibling, was), node_hash(sibling, becomes)
    _check_same(was, old_root, f"the tree of {new} does not begin with the tree of {old} with this root")
    _check_same(becomes, new_root, f"the tree of {old} does not grow into the tree of {new} with this root")


def range_root(begin: int, end: int, node_at: NodeAt) -> bytes:
    """The root over the leaves from `begin` up to `end`, where `begin` starts a subtree of that width."""
    width = end - begin
    if width == 1 << (width.bit_length() - 1):
        level = width.bit_length() - 1
        return node_at(level, begin >> level)
    split = begin + _split(width)
    return node_hash(range_root(begin, split, node_at), range_root(split, end, node_at))


def _path(index: int, begin: int, end: int, node_at: NodeAt) -> list[bytes]:
    if end - begin == 1:
        return []
    split = begin + _split(end - begin)
    if index < split:
        return [*_path(index, begin, split, node_at), range_root(split, end, node_at)]
    return [*_path(index, split, end, node_at), range_root(begin, split, node_at)]


def _subproof(old: int, begin: int, end: int, node_at: NodeAt, *, whole: bool) -> list[bytes]:
    """SUBPROOF of RFC 6962, 2.1.2; `whole` while the old tree may be the whole of this part."""
    if old == end:
        return [] if whole else [range_root(begin, end, node_at)]
    split = begin + _split(end - begin)
    if old <= split:
        left = _subproof(old, begin, split, node_at, whole=whole)
        return [*left, range_root(split, end, node_at)]
    right = _subproof(old, split, end, node_at, whole=False)
    return [*right, range_root(begin, split, node_at)]


def _split(width: int) -> int:
    """The largest power of two smaller than the width."""
    return int(1 << ((width - 1).bit_length() - 1))


def _check_length(proof: Sequence[bytes], expected: int) -> None:
    if len(proof) != expected:
        raise ProofRefused(f"the proof has {len(proof)} hashes, it takes {expected}")
    if any(len(item) != HASH_BYTES for item in proof):
        raise ProofRefused(f"a hash of the proof does not have {HASH_BYTES} bytes")


def _check_same(made: bytes, root: bytes, otherwise: str) -> None:
    if made != root:
        raise ProofRefused(otherwise)
