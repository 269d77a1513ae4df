"""Who is affected by a release, in heads by establishment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NewType

from domain.release.consultation.refusals import AffectedImpossible
from domain.repeats import repeated

Establishment = NewType("Establishment", str)

# Heads that nobody has given a place could be at any, so they count with those of every place.
ANYWHERE = Establishment("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """The heads at one establishment whose dismissal is proposed: people, not full-time equivalents.

    Those who would go of their own will (`voluntary`) and those who would be taken on again on other terms
    (`reengaged`) are among them. Of the `notified`, an earlier form HR1 has told already.
    """

    establishment: Establishment
    heads: int
    voluntary: int = 0
    reengaged: int = 0
    notified: int = 0

    @property
    def counted(self) -> int:
        """The heads that count towards a band: those notified already do not count again."""
        return self.heads - self.notified


def heads_of(affected: Iterable[Affected]) -> int:
    """How many people are affected in all."""
    return sum(each.heads for each in affected)


def require_countable(affected: Sequence[Affected]) -> None:
    """Lets heads pass that can be.

    :raises AffectedImpossible: when a place is there twice or has nobody, or its parts exceed its heads.
    """
    if twice := repeated(each.establishment for each in affected):
        raise AffectedImpossible(f"{twice[0] or 'The whole organisation'} is there twice.")
    for each in affected:
        parts = (each.voluntary, each.reengaged, each.notified)
        if each.heads < 1 or min(parts) < 0 or each.voluntary + each.reengaged > each.heads:
            raise AffectedImpossible(f"{each.establishment or 'The whole organisation'}: {each.heads} heads.")
        if each.notified > each.heads:
            raise AffectedImpossible(f"{each.notified} of {each.heads} heads are said to be notified.")
