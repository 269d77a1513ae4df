"""One run: every measurement on the same servers, in this process, one after the other."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from time import perf_counter

from bench.appends import AppendLine, appends
from bench.bare import Bare, bare_worker
from bench.databases import Databases, databases
from bench.estimates import BENEFITS, RELEASES, EstimateLine, estimates
from bench.growth import GrowthStep, growth
from bench.lockgate import Lockgate, lockgate
from bench.past import PastLine, past
from bench.records import RecordLine, records
from bench.sealing import SealLine, sealing
from bench.signposts import Signposts, note_notices
from bench.throughput import Contender, ReleaseLine, throughput
from bench.verdicts import VerdictLine, verdicts
from runtime.embedded import EmbeddedTemporal, free_port

# What a release runs beside the decisions: carry_out of entering and of submitting, look_again, notify
# and take_outcome at each of five gates, and the consultation, the sprint, the first release_outlook
# and end_release once.
ACTIVITIES_A_GATE = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is measured."""

    in_flight: tuple[int, ...]
    rounds: int
    gates: tuple[int, ...]
    append_rounds: int
    append_seconds: float
    with_postgres: bool
    events: tuple[int, ...]
    with_workflows: bool = True
    benefits: tuple[int, ...] = BENEFITS
    releases: tuple[int, ...] = RELEASES


@dataclass(slots=True, kw_only=True)
class Report:
    """What was measured, on what, and how busy the machine was before, between and after."""

    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    cores: int = field(default_factory=lambda: os.cpu_count() or 0)
    seconds: float = 0.0
    loads: list[float] = field(default_factory=list)
    databases: list[str] = field(default_factory=list)
    throughput: list[ReleaseLine] = field(default_factory=list)
    growth: list[GrowthStep] = field(default_factory=list)
    appends: list[AppendLine] = field(default_factory=list)
    verdicts: list[VerdictLine] = field(default_factory=list)
    records: list[RecordLine] = field(default_factory=list)
    past: list[PastLine] = field(default_factory=list)
    sealing: list[SealLine] = field(default_factory=list)
    estimates: list[EstimateLine] = field(default_factory=list)

    def note_load(self) -> None:
        self.loads.append(round(os.getloadavg()[0], 2))


async def run(plan: Plan) -> Report:
    """Measures everything, and leaves nothing behind."""
    report, began = Report(), perf_counter()
    report.note_load()
    report.verdicts = verdicts()
    report.estimates = estimates(benefits=plan.benefits, releases=plan.releases)
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as home,
        databases(Path(home), with_postgres=plan.with_postgres) as kinds,
    ):
        report.databases = kinds.names
        await _appends(plan, kinds, report)
        await _records(plan, kinds, report)
        if plan.with_workflows:
            await _workflows(plan, Path(home), kinds, report)
    report.seconds = round(perf_counter() - began, 1)
    report.note_load()
    return report


async def _appends(plan: Plan, kinds: Databases, report: Report) -> None:
    for writers, batch in product((1, 8), (1, 10)):
        which = f"{writers}x{batch}"
        raw, other = kinds.new(f"raw{which}"), kinds.new(f"rival{which}")
        for kind, url in kinds.new(f"appends{which}").items():
            line = await appends(
                url,
                raw[kind],
                other[kind],
                writers=writers,
                batch=batch,
                rounds=plan.append_rounds,
                seconds=plan.append_seconds,
            )
            report.appends.append(line)
    report.note_load()


async def _records(plan: Plan, kinds: Databases, report: Report) -> None:
    for events in plan.events:
        others = kinds.new(f"other{events}")
        for kind, url in kinds.new(f"record{events}").items():
            report.records += await records(url, others[kind], events=events, rounds=plan.append_rounds)
            report.sealing.append(await sealing(url))
        report.note_load()
    for url in kinds.new("past").values() if plan.events else ():
        report.past += await past(url, plan.events)
    report.note_load()


async def _workflows(plan: Plan, home: Path, kinds: Databases, report: Report) -> None:
    signposts = Signposts()
    note_notices(signposts)
    server = EmbeddedTemporal(home=home / "temporal", port=free_port())
    async with (
        server.running(),
        bare_worker(server.address, signposts) as client,
        _installations(server.address, home, kinds, signposts) as ours,
    ):
        bare = Bare(client, signposts, name="bare", activities_a_gate=ACTIVITIES_A_GATE)
        only_decisions = Bare(client, signposts, name="decisions only", activities_a_gate=0)
        await _releases(plan, [bare, only_decisions, *ours], report)
        await _growth(ours, plan.gates, report)


async def _releases(plan: Plan, contenders: Sequence[Contender], report: Report) -> None:
    await asyncio.gather(*(contender.run(1) for contender in contenders))  # Everybody warms up.
    for in_flight in plan.in_flight:
        rounds = _rounds(plan, in_flight)
        report.throughput += await throughput(contenders, in_flight=in_flight, rounds=rounds)
        report.note_load()


def _rounds(plan: Plan, in_flight: int) -> int:
    # One at a time has few decisions a round, so it takes more rounds to say as much.
    return plan.rounds * 2 if in_flight == 1 else plan.rounds


async def _growth(ours: Sequence[Lockgate], gates: Sequence[int], report: Report) -> None:
    if gates:
        async for step in growth(ours[0], gates):
            report.growth.append(step)
    report.note_load()


@asynccontextmanager
async def _installations(
    address: str, home: Path, kinds: Databases, signposts: Signposts
) -> AsyncIterator[list[Lockgate]]:
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(
                lockgate(name=kind, address=address, database_url=url, home=home, signposts=signposts)
            )
            for kind, url in (await asyncio.to_thread(kinds.new, "record")).items()
        ]
