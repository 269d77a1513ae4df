"""Which key signs for a log after which, and whether the one before said so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tlog.keys import VerifierKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """An entry of the log says that one key is to sign after another."""

    position: int
    former: VerifierKey
    key: VerifierKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The first checkpoint that a key signed without the one before it.

    It `is_announced` when an entry said so that the one before had signed, and `is_back` when it had been
    replaced already.
    """

    size: int
    former: VerifierKey
    key: VerifierKey
    is_announced: bool
    is_back: bool


def former_keys(key: VerifierKey, announced: Sequence[Announced]) -> tuple[VerifierKey, ...]:
    """The keys that handed the log on to this one, the nearest first."""
    follows = {each.key: each.former for each in announced}
    found: list[VerifierKey] = []
    while key in follows and follows[key] not in found:
        key = follows[key]
        found.append(key)
    return tuple(found)


class Succession:
    """Follows who signed, from checkpoint to checkpoint."""

    def __init__(self, announced: Sequence[Announced]) -> None:
        self._announced = announced
        self._key: VerifierKey | None = None
        self._size = 0
        self._replaced: set[VerifierKey] = set()

    def take(self, size: int, signers: Iterable[VerifierKey]) -> Change | None:
        """How the next larger checkpoint was signed; whether that means another key."""
        signed = list(signers)
        change = None
        if signed and self._key is not None and self._key not in signed:
            change = self._change(size, self._key, signed[0])
            self._replaced.add(self._key)
        if signed:
            self._key = self._key if self._key in signed else signed[0]
            self._size = size
        return change

    def _change(self, size: int, former: VerifierKey, key: VerifierKey) -> Change:
        is_announced = any(
            (each.former, each.key) == (former, key) and each.position <= self._size
            for each in self._announced
        )
        return Change(
            size=size, former=former, key=key, is_announced=is_announced, is_back=key in self._replaced
        )
