"""Fifty releases whose gates answer by chance, on a real server: minutes long, so only `make chaos`."""

import os
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random, SystemRandom

from domain.gate.events import GateOpened
from domain.gate.outcome import Choice
from domain.gate.subject import GateSubject
from domain.programme.state import Programme
from domain.programme.state import fold as fold_programme
from domain.release.evolving import fold as fold_release
from domain.release.plan import ReleaseId
from domain.release.state import Release
from eventstore.verify import verify
from readmodels.recorded import Recorded, recorded
from readmodels.under_way import under_way
from runtime.demo.diary import Diary
from tests.domain.whole_programme import drawn_plan
from tests.workflows.house import House
from tests.workflows.small import BEN, ONE_SEAT, START, case, small_plan

SEED = int(os.environ.get("SEED") or SystemRandom().randrange(10**6))
RELEASES = int(os.environ.get("RELEASES") or 50)
ANSWERS = {Choice.APPROVE: 80, Choice.REJECT: 16, Choice.STOP: 4}
LONGEST_STEP = timedelta(days=28)


async def test_fifty_releases_come_to_their_end(house: House) -> None:
    print(f"again with: make chaos SEED={SEED}")
    chance = Random(SEED)
    plan = small_plan(house.programme, policy=replace(ONE_SEAT, break_point=True))
    plan = replace(plan, policies=(replace(ONE_SEAT, break_point=True),))
    await house.start(drawn_plan(chance, RELEASES, plan))
    await _Office(house, chance).work()

    programme = await _programme(house)
    assert programme.completed | programme.dropped | programme.blocked.keys() == programme.planned.keys()
    for id in programme.planned:
        release = await _release(house, id)
        assert (release.ending is None) == (id in programme.blocked)
    last: dict[str, datetime] = {}
    async for fact in house.store.read_all():
        assert fact.at >= last.get(fact.stream, fact.at), f"{fact.type} in {fact.stream} is out of order"
        last[fact.stream] = fact.at
    assert (await verify(house.store)).is_clean


class _Office:
    """People who answer every gate by chance, from due date to due date."""

    def __init__(self, house: House, chance: Random) -> None:
        self._house, self._chance = house, chance
        self._diary = Diary()
        self._position = 0

    async def work(self) -> None:
        """Goes on until nothing is under way."""
        now = START
        while True:
            await self._house.lockstep.settle()
            opened = [each for each in await self._read() if isinstance(each.event, GateOpened)]
            if not opened and not await self._house.store.query(under_way):
                return
            for each in opened:
                await self._answer(each.event.subject)  # type: ignore[union-attr]
            if not opened:
                now = self._diary.next(now) or now + LONGEST_STEP
                await self._house.lockstep.move_to(now)

    async def _read(self) -> list[Recorded]:
        store = self._house.store
        happened = [recorded(fact) async for fact in store.read_all(after=self._position)]
        self._position += len(happened)
        for stream in {each.fact.stream for each in happened}:
            events = [recorded(fact).event for fact in await store.read(stream)]
            self._diary.note(stream, events, START)
        return happened

    async def _answer(self, gate: GateSubject) -> None:
        """Hands in what is asked for and answers; after a no, the next draft is handed in at once."""
        house, release = self._house, ReleaseId(gate.release)
        if gate.round == 1:
            await house.offer(gate.the_stage, case(f"{gate.gate} 1"), release=release)
            await house.fact("gate-evidence-changed", gate.stream)
        choice = self._chance.choices(list(ANSWERS), weights=list(ANSWERS.values()))[0]
        assert (await house.decide(gate, BEN, choice)).counts
        if choice is Choice.REJECT:
            await house.fact("gate-closed", gate.stream)
            again = case(f"{gate.gate} {gate.round + 1}")
            await house.offer(gate.the_stage, again, release=release)


async def _programme(house: House) -> Programme:
    facts = await house.store.read(house.programme_stream)
    return fold_programme(recorded(fact).event for fact in facts)  # type: ignore[misc]


async def _release(house: House, id: ReleaseId) -> Release:
    facts = await house.store.read(house.release_stream(id))
    return fold_release(recorded(fact).event for fact in facts)  # type: ignore[misc]
