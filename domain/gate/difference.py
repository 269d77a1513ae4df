"""How two sets of evidence differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDifference:
    """Which pieces are other ones now, are new, or are gone; by name."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def difference(then: Sequence[Evidence], now: Sequence[Evidence]) -> EvidenceDifference:
    """What has become of the pieces."""
    before, after = ({piece.name: piece.digest for piece in pieces} for pieces in (then, now))
    return EvidenceDifference(
        changed=tuple(sorted(name for name in before.keys() & after if before[name] != after[name])),
        added=tuple(sorted(after.keys() - before)),
        removed=tuple(sorted(before.keys() - after)),
    )
