"""Two workers decide at the same moment: the record takes one of them, and keeps what became of the other."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest

from activities.door import Door
from domain.aggregate import GATE
from domain.gate.commands import Decide
from domain.gate.events import DecisionRefused, DecisionTaken, GateClosed, GateOpened
from domain.gate.explaining import reasons_for
from domain.gate.outcome import Choice, Outcome
from domain.gate.receipt import Receipt, receipt
from domain.gate.subject import GateSubject
from eventstore.store import EventStore
from eventstore.verify import verify
from readmodels.recorded import recorded
from tests.domain.gate.scene import OPEN_GATE, SUBJECT, approve, reject
from tests.domain.people import BEN, CHLOE, DINA, ISSUER
from tests.repetition import often

AT_ONCE = 20
OUTCOMES = {Choice.APPROVE: Outcome.APPROVED, Choice.REJECT: Outcome.REJECTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A worker as far as it decides: its own connections to the record, and its own memory of gates."""

    store: EventStore
    door: Door

    async def decide(self, command: Decide) -> Receipt:
        # At the door itself: the gates of these races have no release that evidence could be looked up in.
        (settled,) = await self.door.settle(command)
        return receipt(
            settled.state,
            of=command.submission,
            by=command.by.identity,
            name=command.subject.gate,
            round=command.subject.round,
            reasons=reasons_for(settled.state),
        )


Pair = tuple[Worker, Worker]
Race = Callable[[Pair, GateSubject], Awaitable[None]]


@pytest.fixture
async def workers(database_url: str) -> AsyncIterator[Pair]:
    async with _worker(database_url) as one, _worker(database_url) as other:
        yield one, other


async def test_one_of_two_decisions_takes_the_last_seat(workers: Pair) -> None:
    won = Counter[tuple[str, Choice]]()

    async def race(workers: Pair, gate: GateSubject) -> None:
        await _leave_one_seat(workers, gate)
        bens, chloes = approve(BEN), (approve, reject)[gate.round % 2](CHLOE)
        # Turns decide who asks first, so that each of them wins at times.
        in_turn = (bens, chloes) if gate.round % 5 > 1 else (chloes, bens)
        receipts = await _at_once(workers, gate, *in_turn)
        opened, _, taken, closed, refused = await _happened(workers, gate)
        assert isinstance(opened, GateOpened)
        assert isinstance(taken, DecisionTaken)
        assert isinstance(closed, GateClosed)
        assert isinstance(refused, DecisionRefused)
        assert {taken.submission, refused.submission} == {bens.submission, chloes.submission}
        assert (closed.outcome, refused.refusal) == (OUTCOMES[taken.choice], "GateNotOpen")
        assert {(each.submission, each.refusal, each.outcome) for each in receipts} == {
            (taken.submission, "", closed.outcome),
            (refused.submission, "GateNotOpen", closed.outcome),
        }
        won[taken.by.subject, taken.choice] += 1

    await _run(race, workers, times=often(200))
    assert won.keys() == {("ben", Choice.APPROVE), ("chloe", Choice.APPROVE), ("chloe", Choice.REJECT)}


async def test_one_submission_on_two_ways_is_one_decision(workers: Pair) -> None:
    async def race(workers: Pair, gate: GateSubject) -> None:
        await _leave_one_seat(workers, gate)
        first, second = await _at_once(workers, gate, approve(BEN), approve(BEN))
        opened, _, taken, closed = await _happened(workers, gate)
        assert [type(each) for each in (opened, taken, closed)] == [GateOpened, DecisionTaken, GateClosed]
        assert first == second
        assert (first.refusal, first.outcome) == ("", Outcome.APPROVED)

    await _run(race, workers, times=often(60))


async def _run(race: Race, workers: Pair, *, times: int) -> None:
    """Runs the races, some at once, each at a gate of its own; the record must be whole afterwards."""
    lanes = asyncio.Semaphore(AT_ONCE)

    async def run_one(number: int) -> None:
        async with lanes:
            await race(workers if number % 3 else workers[::-1], replace(SUBJECT, round=number))

    async with asyncio.TaskGroup() as races:
        for number in range(1, times + 1):
            races.create_task(run_one(number))
    facts = [fact async for fact in workers[0].store.read_all()]
    assert [fact.position for fact in facts] == list(range(1, len(facts) + 1))
    assert (await verify(workers[0].store)).is_clean


async def _leave_one_seat(workers: Pair, gate: GateSubject) -> None:
    """Opens a gate that Dina has approved already; in three of four, both workers know it so far."""
    await workers[0].door.settle(replace(OPEN_GATE, subject=gate))
    assert (await workers[0].decide(replace(approve(DINA), subject=gate))).counts
    if gate.round % 4:
        await workers[1].door.look(GATE, gate.stream)


async def _at_once(workers: Pair, gate: GateSubject, one: Decide, other: Decide) -> tuple[Receipt, Receipt]:
    return await asyncio.gather(
        workers[0].decide(replace(one, subject=gate)), workers[1].decide(replace(other, subject=gate))
    )


async def _happened(workers: Pair, gate: GateSubject) -> list[object]:
    return [recorded(fact).event for fact in await workers[0].store.read(gate.stream)]


@asynccontextmanager
async def _worker(url: str) -> AsyncIterator[Worker]:
    async with await EventStore.open(url) as store:
        yield Worker(store=store, door=Door(store, [ISSUER]))
