"""Which posts and lines of a budget two benefits claim at once, so that one saving would be counted twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.benefit.profile import BenefitId, BenefitProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A claim of a benefit, by its place, that another benefit of the group had made before."""

    place: int
    claim: str
    first: BenefitId

    @property
    def sentence(self) -> str:
        return f"{self.claim} is claimed by {self.first} already."


def overlaps(profile: BenefitProfile, others: Iterable[BenefitProfile]) -> Iterator[Overlap]:
    """Every claim of a profile that one of these others of its group makes too."""
    if not profile.overlap_group:
        return
    taken = {
        claim: other.id
        for other in others
        if other.overlap_group == profile.overlap_group and other.id != profile.id
        for claim in other.claims
    }
    for place, claim in enumerate(profile.claims):
        if claim in taken:
            yield Overlap(place=place, claim=claim, first=taken[claim])
