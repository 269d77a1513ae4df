"""What a command was made of holds until it is recorded, whoever writes at the same moment."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from activities.door import Door
from activities.programmes import Programmes
from activities.sight import Looking
from domain.aggregate import PROGRAMME, Command
from domain.programme.commands import ClearRelease, StartProgramme, programme_stream
from domain.programme.refusals import ParentInACircle
from domain.refusal import Rejected
from eventstore.store import EventStore
from tests.activities.test_replanning import NobodyStarts
from tests.domain.people import ISSUER, LATER, LOCKGATE, NEXT_DAY
from tests.domain.programme.scene import PLAN, PLAN_1A, START

RACES = 30
OTHER = "other"
CLEAR = ClearRelease(programme=PLAN.id, release=PLAN_1A.id, by=LOCKGATE, at=LATER)


@pytest.fixture
async def doors(database_url: str) -> AsyncIterator[tuple[Door, Door]]:
    async with _door(database_url) as one, _door(database_url) as other:
        yield one, other


async def test_of_two_programmes_that_begin_as_parts_of_each_other_one_is_refused(
    doors: tuple[Door, Door],
) -> None:
    for number in range(RACES):
        one, other = f"one-{number}", f"other-{number}"
        first, second = (part_of(one, other), part_of(other, one))[:: 1 if number % 2 else -1]
        answers = await asyncio.gather(
            *(_begin(door, command) for door, command in zip(doors, (first, second), strict=True))
        )
        assert set(answers) == {None, ParentInACircle}, answers


async def test_a_command_is_made_anew_when_what_it_was_made_of_has_moved(doors: tuple[Door, Door]) -> None:
    one, other = doors
    await one.settle(START)
    seen: list[int] = []

    async def asked(record: Looking) -> Sequence[Command]:
        programme = await record.look(PROGRAMME, programme_stream(PLAN.id))
        seen.append(len(programme.cleared))
        if len(seen) == 1:
            await other.settle(CLEAR)
        return [part_of(OTHER, "")]

    await one.settle_on(asked)

    assert seen == [0, 1]
    assert (await one.look(PROGRAMME, programme_stream(OTHER))).started


async def test_what_a_command_changes_itself_may_have_moved(doors: tuple[Door, Door]) -> None:
    one, other = doors
    await one.settle(START)

    async def asked(record: Looking) -> Sequence[Command]:
        await record.look(PROGRAMME, programme_stream(PLAN.id))
        await other.settle(CLEAR)
        return [replace(CLEAR, at=NEXT_DAY)]

    (settled,) = await one.settle_on(asked)

    assert (settled.events, settled.state.cleared) == ((), {PLAN_1A.id})


def part_of(id: str, parent: str) -> StartProgramme:
    return replace(START, programme=id, plan=replace(PLAN, id=id, parent=parent, benefits=()))


async def _begin(door: Door, command: StartProgramme) -> type[Rejected] | None:
    try:
        await Programmes(door, NobodyStarts()).begin_programme(command)
    except Rejected as refusal:
        return type(refusal)
    return None


@asynccontextmanager
async def _door(url: str) -> AsyncIterator[Door]:
    async with await EventStore.open(url) as store:
        yield Door(store, [ISSUER])
