"""The tree as RFC 6962 defines it, word for word and slowly: what the quick one is held to."""

from collections.abc import Sequence
from hashlib import sha256


def tree_hash(entries: Sequence[bytes]) -> bytes:
    """MTH, section 2.1."""
    if not entries:
        return sha256(b"").digest()
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0]).digest()
    split = largest_power_of_two_below(len(entries))
    return sha256(b"\x01" + tree_hash(entries[:split]) + tree_hash(entries[split:])).digest()


def path(index: int, entries: Sequence[bytes]) -> list[bytes]:
    """PATH, section 2.1.1."""
    if len(entries) == 1:
        return []
    split = largest_power_of_two_below(len(entries))
    if index < split:
        return [*path(index, entries[:split]), tree_hash(entries[split:])]
    return [*path(index - split, entries[split:]), tree_hash(entries[:split])]


def proof(old: int, entries: Sequence[bytes]) -> list[bytes]:
    """PROOF, section 2.1.2."""
    return subproof(old, entries, True)


def subproof(old: int, entries: Sequence[bytes], is_whole: bool) -> list[bytes]:
    if old == len(entries):
        return [] if is_whole else [tree_hash(entries)]
    split = largest_power_of_two_below(len(entries))
    if old <= split:
        return [*subproof(old, entries[:split], is_whole), tree_hash(entries[split:])]
    return [*subproof(old - split, entries[split:], False), tree_hash(entries[:split])]


def largest_power_of_two_below(count: int) -> int:
    power = 1
    while power * 2 < count:
        power *= 2
    return power
