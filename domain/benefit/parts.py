"""Into which amounts a benefit falls that each begin in a month of their own, and whom they relieve."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from domain.benefit.profile import BenefitClass, BenefitId, BenefitProfile, FundShare, Reading
from domain.benefit.timing import MONTHS, MONTHS_IN_QUARTER, Begin
from domain.money import NOTHING, Pence
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A benefit as it is to be counted: how much a full year comes to, and when it begins.

    `before` is what its figure includes of the benefit that it continues.
    """

    profile: BenefitProfile
    annual: Pence
    begin: Begin
    before: Pence = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An amount that begins in one month; its shares by fund add up to it. A dis-benefit's are negative."""

    benefit: BenefitId
    release: ReleaseId
    kind: BenefitClass
    shares: tuple[FundShare, ...]
    counts_from: int
    rate_from: int
    ramp: tuple[int, ...]
    recurring: bool

    @property
    def amount(self) -> Pence:
        return Pence(sum(share.amount for share in self.shares))

    @property
    def whole_from(self) -> int:
        """The month from which all of it counts."""
        return self.counts_from + MONTHS_IN_QUARTER * len(self.ramp)


def parts_of(line: Line) -> Iterator[Part]:
    """The parts of a benefit: one for each yearly increment, or a single one."""
    profile, sign = line.profile, line.profile.kind.sign
    whole = [share.amount for share in profile.shares]
    increments = _increments(line)
    split = _split(whole, [amount for _, amount in increments])
    for (year, _), amounts in zip(increments, split, strict=True):
        begins = line.begin.counts_from if year is None else max(line.begin.counts_from, year * MONTHS)
        yield Part(
            benefit=profile.id,
            release=profile.release,
            kind=profile.kind,
            shares=tuple(
                FundShare(fund=share.fund, amount=Pence(sign * amount))
                for share, amount in zip(profile.shares, amounts, strict=True)
            ),
            counts_from=begins,
            rate_from=line.begin.rate_from if year is None else begins,
            ramp=profile.ramp,
            recurring=profile.recurring,
        )


def with_what_they_continue(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, each less what its figure includes of another benefit, so that nothing counts twice."""
    known: Mapping[BenefitId, Line] = {line.profile.id: line for line in lines}
    return tuple(
        Line(
            profile=line.profile,
            annual=line.annual,
            begin=line.begin,
            before=known[line.profile.continues].annual
            if line.profile.continues and line.profile.continues in known
            else NOTHING,
        )
        for line in known.values()
    )


def years_of(parts: Iterable[Part]) -> range:
    """The financial years from the first in which something begins to the first in which all of it counts."""
    found = tuple(parts)
    if not found:
        return range(0)
    first = min(min(part.rate_from, part.counts_from) for part in found) // MONTHS
    last = max(max(part.rate_from // MONTHS, -(-part.whole_from // MONTHS)) for part in found)
    return range(first, last + 1)


def _increments(line: Line) -> list[tuple[int | None, int]]:
    """What is added from which year on, in all the amount of the line less what it includes of another."""
    profile = line.profile
    stated = [figure.amount for figure in profile.yearly]
    if not stated:
        return [(None, line.annual - line.before)]
    reached = list(accumulate(stated)) if profile.reading is Reading.INCREMENT else stated
    # More or less than was promised is spread as the promise was.
    counted = [each * line.annual // profile.annual if profile.annual else 0 for each in reached]
    amounts = [after - before for before, after in pairwise([line.before, *counted])]
    return list(zip((figure.year for figure in profile.yearly), amounts, strict=True))


def _split(columns: list[Pence], rows: list[int]) -> list[list[int]]:
    """Whole pence for each row and column, in proportion; each row adds up to what it is given as."""
    whole, upto = sum(columns), [0, *accumulate(columns)]
    if not whole:
        return [[amount, *([0] * (len(columns) - 1))] for amount in rows]
    reached = [[each * row // whole for each in upto] for row in [0, *accumulate(rows)]]
    return [
        [low[at + 1] - low[at] - high[at + 1] + high[at] for at in range(len(columns))]
        for high, low in pairwise(reached)
    ]
