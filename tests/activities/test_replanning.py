"""A programme and its releases are planned anew together, or not at all."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from activities.door import Door
from activities.envelope import sealed
from activities.messages import ProgrammeAsk
from activities.ports import Run, Story
from activities.programmes import Programmes
from domain.aggregate import BENEFIT, FUND, PROGRAMME, RELEASE
from domain.benefit.commands import benefit_stream
from domain.fund.commands import fund_stream
from domain.gate.policy import GatePolicy
from domain.programme.commands import ClearRelease, programme_stream
from domain.programme.refusals import BaselineMovedOn
from domain.release.commands import EnterStage, release_stream
from domain.release.plan import ReleaseId
from domain.release.refusals import PlanChangesMore
from domain.stage import Stage
from eventstore.store import EventStore
from tests.domain.fund import scene as fund
from tests.domain.people import ISSUER, LATER, LOCKGATE, NEXT_DAY
from tests.domain.programme.planning import A_QUARTER_ON, CASE_SYSTEMS, meet, replan, with_stage
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, START

BESIDE = replace(A_QUARTER_ON, id=ReleaseId("2B"))
FOR_2A = replace(PLAN.benefits[0], release=PLAN_2A.id)


class NobodyStarts:
    """An engine in a room where no workflow is started."""

    async def start(self, story: Story, run: Run) -> None:
        raise AssertionError(story.id)

    async def review_each_month(self, programme: str, *, by_hand: bool) -> None:
        raise AssertionError(programme)

    async def review_no_more(self, programme: str) -> None:
        raise AssertionError(programme)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[EventStore]:
    async with await EventStore.open(database_url) as opened:
        yield opened


@pytest.fixture
async def programmes(store: EventStore) -> Programmes:
    """The programme under way: its first release in design, a benefit promised by the second."""
    door = Door(store, [ISSUER])
    begun = Programmes(door, NobodyStarts())
    await begun.begin_programme(replace(START, plan=replace(PLAN, benefits=(FOR_2A,))))
    clear = ClearRelease(programme=PLAN.id, release=PLAN_1A.id, by=LOCKGATE, at=LATER)
    enter = EnterStage(
        programme=PLAN.id, release=PLAN_1A.id, stage=Stage.DESIGN, round=1, by=LOCKGATE, at=LATER
    )
    await door.settle(clear, enter)
    return begun


async def test_the_programme_and_its_releases_change_together(
    store: EventStore, programmes: Programmes
) -> None:
    longer = with_stage(PLAN_1A, Stage.SIGN_OFF, ends=PLAN_1A.ends + timedelta(days=1))
    told = await programmes.tend_programme(sealed(replan(longer, A_QUARTER_ON, BESIDE)))

    door = Door(store, [ISSUER])
    planned = (await door.look(PROGRAMME, programme_stream(PLAN.id))).planned
    for plan in (longer, A_QUARTER_ON, BESIDE):
        assert planned[plan.id].plan == plan
        assert (await door.look(RELEASE, release_stream(PLAN.id, plan.id))).plan == plan
    assert told.tell == ("release-shepway-fom/1A",)


async def test_one_release_that_refuses_keeps_everything_as_it_was(
    store: EventStore, programmes: Programmes
) -> None:
    rewritten = replace(PLAN_1A, affected_headcount=PLAN_1A.affected_headcount + 1)
    before = await _streams(store)

    with pytest.raises(PlanChangesMore):
        await programmes.tend_programme(sealed(replan(rewritten, A_QUARTER_ON)))

    assert await _streams(store) == before


async def test_the_same_plan_twice_is_one_baseline(store: EventStore, programmes: Programmes) -> None:
    await programmes.tend_programme(sealed(replan(PLAN_1A, A_QUARTER_ON)))
    before = await _streams(store)

    await programmes.tend_programme(sealed(replan(PLAN_1A, A_QUARTER_ON)))

    assert await _streams(store) == before


async def test_of_two_plans_for_one_baseline_the_second_is_refused(
    store: EventStore, programmes: Programmes
) -> None:
    await programmes.tend_programme(sealed(replan(PLAN_1A, A_QUARTER_ON)))

    with pytest.raises(BaselineMovedOn):
        await programmes.tend_programme(sealed(replan(PLAN_1A, BESIDE, at=NEXT_DAY)))


async def test_releases_under_way_hear_of_what_they_wait_for_outside(
    programmes: Programmes, store: EventStore
) -> None:
    waits = replace(PLAN_1A, depends_on_external=(CASE_SYSTEMS.id,))
    command = replace(replan(waits, PLAN_2A), external=(CASE_SYSTEMS,))
    await programmes.tend_programme(sealed(command))

    assert (await programmes.tend_programme(sealed(meet()))).tell == ("release-shepway-fom/1A",)


async def test_releases_hear_of_what_their_build_awaits(programmes: Programmes, store: EventStore) -> None:
    waits = replace(PLAN_1A, build_awaits=(CASE_SYSTEMS.id,))
    command = replace(replan(waits, PLAN_2A), external=(replace(CASE_SYSTEMS, needed_by=PLAN_1A.starts),))
    await programmes.tend_programme(sealed(command))

    assert (await programmes.tend_programme(sealed(meet()))).tell == ("release-shepway-fom/1A",)


async def test_a_release_that_is_taken_out_takes_its_benefits_along(
    store: EventStore, programmes: Programmes
) -> None:
    await programmes.tend_programme(sealed(replan(PLAN_1A)))

    door = Door(store, [ISSUER])
    assert (await door.look(RELEASE, release_stream(PLAN.id, PLAN_2A.id))).withdrawn
    assert (await door.look(BENEFIT, benefit_stream(PLAN.id, FOR_2A.id))).withdrawn
    outlook = await programmes.programme_outlook(ProgrammeAsk(programme=PLAN.id, at=LATER))
    assert (outlook.planned, outlook.blocked) == (1, 0)


async def test_a_release_that_is_taken_out_can_ask_for_no_more_money(store: EventStore) -> None:
    with_money = replace(
        PLAN, policies=(*PLAN.policies, _gate_for_money()), fund=replace(fund.PLAN, years=fund.PLAN.years[1:])
    )
    begun = Programmes(Door(store, [ISSUER]), NobodyStarts())
    await begun.begin_programme(replace(START, plan=with_money))

    await begun.tend_programme(sealed(replan(PLAN_1A)))

    money = await Door(store, [ISSUER]).look(FUND, fund_stream(PLAN.id))
    assert PLAN_2A.id in money.stopped


def _gate_for_money() -> GatePolicy:
    return replace(PLAN.policies[0], id=fund.MONEY_GATE)


async def _streams(store: EventStore) -> dict[str, int]:
    """How many facts there are of the programme and its releases; attempts are kept elsewhere."""
    names = (programme_stream(PLAN.id), *(release_stream(PLAN.id, id) for id in ("1A", "2A", "2B")))
    return {name: len(await store.read(name)) for name in names}
