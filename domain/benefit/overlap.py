"""Which posts and lines of a budget two benefits claim at once, so that one saving would be counted twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.benefit.profile import BenefitProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A benefit that claims something in the record, of whichever programme."""

    programme: str
    profile: BenefitProfile

    @property
    def name(self) -> str:
        return f"{self.profile.id} of the release {self.profile.release} in the programme {self.programme}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A claim of a benefit, by its place, and the benefit of the group that had made it before."""

    place: int
    claim: str
    first: str

    @property
    def sentence(self) -> str:
        return f"{self.claim} is claimed by {self.first} already."


def overlaps(
    profile: BenefitProfile, others: Iterable[BenefitProfile], recorded: Iterable[Claimed] = ()
) -> Iterator[Overlap]:
    """Every claim of a profile that one of its group makes too: of its own programme, or in the record."""
    if not profile.overlap_group:
        return
    beside = [(each.id, each) for each in others if each.id != profile.id]
    rivals = [*((each.name, each.profile) for each in recorded), *beside]
    taken = {
        claim: name
        for name, other in rivals
        if other.overlap_group == profile.overlap_group
        for claim in other.claims
    }
    for place, claim in enumerate(profile.claims):
        if claim in taken:
            yield Overlap(place=place, claim=claim, first=taken[claim])
