"""How many releases a second, and how long a decision takes: bare Temporal and the product, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

from bench.figures import Spread, Tally, ratio, spread


class Contender(Protocol):
    """Whoever takes releases to their end."""

    @property
    def name(self) -> str: ...

    async def run(self, releases: int) -> list[float]:
        """Takes so many releases at once to their end; the seconds of each decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """One contender with so many releases in flight; in each ratio to bare Temporal, bigger is better."""

    contender: str
    in_flight: int
    rounds: int
    releases_per_second: float
    decision: Spread
    rate_ratio: float
    p50_ratio: float
    p95_ratio: float


async def throughput(contenders: Sequence[Contender], *, in_flight: int, rounds: int) -> list[ReleaseLine]:
    """Interleaved rounds of so many releases; the first contender is the one to compare with."""
    tallies = {contender.name: Tally() for contender in contenders}
    for _ in range(rounds):
        for contender in contenders:
            began = perf_counter()
            latencies = await contender.run(in_flight)
            tallies[contender.name].add(done=in_flight, seconds=perf_counter() - began, latencies=latencies)
    base = tallies[contenders[0].name]
    return [_line(name, tally, base, in_flight) for name, tally in tallies.items()]


def _line(name: str, tally: Tally, base: Tally, in_flight: int) -> ReleaseLine:
    decision, bare = spread(tally.latencies), spread(base.latencies)
    return ReleaseLine(
        contender=name,
        in_flight=in_flight,
        rounds=len(tally.rates),
        releases_per_second=tally.rate,
        decision=decision,
        rate_ratio=ratio(tally.rate, base.rate),
        p50_ratio=ratio(bare.p50_ms, decision.p50_ms),
        p95_ratio=ratio(bare.p95_ms, decision.p95_ms),
    )
