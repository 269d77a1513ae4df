"""What is made of measured times."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    """The value under which that share of the values lies; the nearest that was measured."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """p50 and p95 in milliseconds, of so many."""

    p50_ms: float
    p95_ms: float
    count: int


def spread(seconds: Sequence[float]) -> Spread:
    return Spread(
        p50_ms=round(percentile(seconds, 0.5) * 1000, 2),
        p95_ms=round(percentile(seconds, 0.95) * 1000, 2),
        count=len(seconds),
    )


@dataclass(slots=True, kw_only=True)
class Tally:
    """What the rounds of one contender came to: things done per second in each, and every latency."""

    rates: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    def add(self, *, done: int, seconds: float, latencies: Sequence[float] = ()) -> None:
        """Takes a round in."""
        self.rates.append(done / seconds)
        self.latencies.extend(latencies)

    @property
    def rate(self) -> float:
        """The median round."""
        return round(median(self.rates), 3)


def ratio(one: float, other: float) -> float:
    return round(one / other, 3)
