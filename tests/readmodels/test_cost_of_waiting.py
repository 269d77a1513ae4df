"""What waiting costs, from what is recorded of gates."""

from datetime import UTC, datetime, timedelta
from functools import partial

from domain.money import Pence
from domain.stage import Stage
from domain.waiting.cost import WaitingCost
from domain.waiting.price import Range
from domain.waiting.waits import Cause
from eventstore.store import EventStore
from readmodels.cost_of_waiting import gate_cost, waiting_cost
from tests.readmodels import story
from tests.readmodels.cast import BEN, CHLOE, DEV, PROGRAMME, R1A, at
from tests.readmodels.steps import tell

# A day of £100,000.00 a year.
A_DAY = 273_97
LATE_FROM = datetime(2018, 5, 1, tzinfo=UTC)
DESIGN = f"{PROGRAMME}/{R1A}/{Stage.DESIGN}"


async def cost(store: EventStore, on: datetime) -> WaitingCost:
    return await store.query(partial(waiting_cost, programme=PROGRAMME, on=on))


async def test_a_gate_costs_its_release_a_day_of_benefit_once_the_next_stage_should_begin(
    store: EventStore,
) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())

    (line,) = (await cost(store, at(4, 20))).gates

    assert (line.gate, line.waits_for, line.since, line.asked) == (
        DESIGN,
        Cause.PEOPLE,
        at(4, 20),
        (BEN, CHLOE),
    )
    assert (line.a_day, line.lost.total.likely) == (
        Range(low=Pence(A_DAY), likely=Pence(A_DAY), high=Pence(A_DAY)),
        0,
    )
    assert str(line.costs_from) == "2018-05-01"


async def test_what_was_lost_is_split_between_people_and_rework(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate(), *story.ben_rejects())
    await tell(store, *story.nobody_answers_the_second_round())

    found = await cost(store, at(5, 24))

    assert found.lost.people.likely == A_DAY * 14
    assert found.lost.rework.likely == A_DAY * (at(5, 10) - LATE_FROM) // timedelta(days=1)
    assert found.gates[0].asked == (BEN, CHLOE, DEV)
    assert found.a_day.people.likely == A_DAY


async def test_a_gate_goes_on_costing_while_nothing_happens(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())

    line = await store.query(partial(gate_cost, programme=PROGRAMME, gate=DESIGN, on=at(5, 20)))

    assert line
    assert line.lost.people.likely == A_DAY * (at(5, 20) - LATE_FROM) // timedelta(days=1)


async def test_a_release_that_was_stopped_waits_for_nothing(store: EventStore) -> None:
    await tell(store, *story.story_of_a_stop())

    found = await cost(store, at(7, 1))

    assert [each.waits_for for each in found.gates] == [None]
    assert found.a_day.total == Range()
