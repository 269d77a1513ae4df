"""How many heads decide the law's band: every release's proposals at one place within its window."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.release.consultation.affected import ANYWHERE, Establishment
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A release proposes to dismiss so many heads at an establishment, the first of them on a day.

    Once form HR1 has told of them, `told_with` are the releases that were counted then; before, None.
    """

    release: ReleaseId
    establishment: Establishment
    heads: int
    first_day: date
    told_with: tuple[ReleaseId, ...] | None = None

    def counts_with(self, release: ReleaseId) -> bool:
        """Whether these heads count with those of a release.

        Those of whom form HR1 has told are not counted again (Trade Union and Labour Relations
        (Consolidation) Act 1992, section 193(3)). But what was proposed as one stays one: whoever was counted
        then gets no shorter consultation because the others were told of first.
        """
        return self.told_with is None or release in self.told_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The heads that count together at an establishment, and the releases that propose them."""

    establishment: Establishment
    heads: int
    releases: tuple[ReleaseId, ...]


def count_of(own: Iterable[Proposal], elsewhere: Iterable[Proposal], *, window_days: int) -> Count:
    """The largest count of any establishment of one's own, over every window that holds one's own first day.

    A window of 90 days holds two days that are at most 89 days apart. Without a proposal of one's own,
    nobody counts.
    """
    mine = tuple(own)
    proposals = (*mine, *elsewhere)
    counts = (
        _within(each, proposals, first, window_days)
        for each in mine
        for first in _starts(each, proposals, window_days)
    )
    nobody = Count(establishment=ANYWHERE, heads=0, releases=())
    return max(counts, key=lambda count: count.heads, default=nobody)


def _starts(own: Proposal, proposals: Iterable[Proposal], window_days: int) -> Iterator[date]:
    """The first days of the windows worth looking at, one's own among them: no other window holds more."""
    furthest = own.first_day - timedelta(days=window_days - 1)
    return (each.first_day for each in proposals if furthest <= each.first_day <= own.first_day)


def _within(own: Proposal, proposals: Iterable[Proposal], first: date, window_days: int) -> Count:
    last = first + timedelta(days=window_days - 1)
    within = [
        each
        for each in proposals
        if first <= each.first_day <= last
        and each.counts_with(own.release)
        and _may_be_one_place(own.establishment, each.establishment)
    ]
    return Count(
        establishment=own.establishment,
        heads=sum(each.heads for each in within),
        releases=tuple(dict.fromkeys(each.release for each in within)),
    )


def _may_be_one_place(here: Establishment, there: Establishment) -> bool:
    return here == there or ANYWHERE in (here, there)
