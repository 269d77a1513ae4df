"""Whether deciding and looking stay quick while more and more gates are open."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any

from sqlalchemy import Connection

from bench.figures import Spread, spread
from bench.lockgate import Lockgate
from bench.programme import BEN, YEARS_AHEAD, release_ids
from domain.gate.subject import GateSubject
from domain.stage import Stage
from readmodels.inbox import waiting
from readmodels.release_board import releases

RELEASES_A_PROGRAMME = 25
PROGRAMMES_AT_ONCE = 4
DECISIONS = 20
LOOKS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthStep:
    """How long things take with so many gates open, and how long it took to open the new ones."""

    open_gates: int
    opened: int
    seconds_to_open: float
    decision: Spread
    board: Spread
    inbox: Spread
    inbox_of_one: Spread


async def growth(lockgate: Lockgate, gates: Sequence[int]) -> AsyncIterator[GrowthStep]:
    """A step for each number. Twenty decisions, one after the other, each on a gate that stood idle."""
    standing: list[tuple[str, str]] = []
    for count in sorted(gates):
        missing = count + DECISIONS - len(standing)
        began = perf_counter()
        standing += await _open(lockgate, missing)
        seconds = perf_counter() - began
        chosen = standing[:: max(1, len(standing) // DECISIONS)][:DECISIONS]
        decision = [await lockgate.decide(*gate, Stage.DESIGN) for gate in chosen]
        standing = [gate for gate in standing if gate not in chosen]
        yield GrowthStep(
            open_gates=len(standing),
            opened=missing,
            seconds_to_open=round(seconds, 1),
            decision=spread(decision),
            board=await _look(lockgate, releases),
            inbox=await _look(lockgate, waiting),
            inbox_of_one=await _look(lockgate, partial(waiting, who=BEN.identity)),
        )


async def _open(lockgate: Lockgate, count: int) -> list[tuple[str, str]]:
    sizes = [min(RELEASES_A_PROGRAMME, count - done) for done in range(0, count, RELEASES_A_PROGRAMME)]
    turns = asyncio.Semaphore(PROGRAMMES_AT_ONCE)
    opened = await asyncio.gather(*(_open_programme(lockgate, size, turns) for size in sizes))
    return [gate for programme in opened for gate in programme]


async def _open_programme(lockgate: Lockgate, size: int, turns: asyncio.Semaphore) -> list[tuple[str, str]]:
    async with turns:
        programme = await lockgate.start(size, after_design=YEARS_AHEAD)
        for release in release_ids(size):
            subject = GateSubject(programme=programme, release=release, stage=Stage.DESIGN, round=1)
            await lockgate.signposts.reached(("told", f"{subject.stream}/asked"))
    return [(programme, release) for release in release_ids(size)]


async def _look(lockgate: Lockgate, question: Callable[[Connection], Any]) -> Spread:
    seconds = []
    for _ in range(LOOKS):
        began = perf_counter()
        await lockgate.store.query(question)
        seconds.append(perf_counter() - began)
    return spread(seconds)
