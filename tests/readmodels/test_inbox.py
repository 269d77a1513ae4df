"""What is waiting, for whom, since when: as the inbox shows it."""

from functools import partial

from eventstore.store import EventStore
from readmodels.inbox import waiting
from readmodels.waiting import Waiting
from tests.readmodels import story
from tests.readmodels.cast import ASHA, BEN, BOARDS_OWN_CASE, CHLOE, DEV, EVE, at
from tests.readmodels.steps import ask, at_gates, tell


async def test_an_open_gate_waits_for_its_board(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())

    (gate,) = await store.query(waiting)

    assert (gate.kind, gate.id, gate.round) == ("gate", "care/1A/design", 1)
    assert (gate.title, gate.since, gate.due) == (
        "May the next stage begin?",
        at(4, 20),
        at(5, 12).replace(hour=0),
    )
    assert (gate.asked, gate.role, gate.escalated) == ((BEN, CHLOE), "programme-board", False)


async def test_a_decided_gate_waits_for_nobody(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())
    await tell(store, *story.ben_rejects())

    assert await store.query(waiting) == ()


async def test_an_escalated_gate_waits_for_those_above_too(store: EventStore) -> None:
    await tell_until_escalated(store)

    (gate,) = await store.query(waiting)

    assert (gate.round, gate.asked, gate.due) == (2, (BEN, CHLOE, DEV), at(6, 15).replace(hour=0))
    assert (gate.role, gate.escalated) == ("programme-board; cmt, escalated", True)


async def test_a_decision_waits_to_be_ratified(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *at_gates(story.chloe_approves_alone()))

    (gate,) = await store.query(waiting)

    assert (gate.kind, gate.asked, gate.role) == ("gate", (DEV,), "cmt")
    assert (gate.since, gate.due) == (at(10, 24), at(11, 1).replace(hour=0))


async def test_a_ratified_decision_waits_for_nobody(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *at_gates(story.chloes_vote_is_counted()))
    (before,) = await store.query(waiting)
    await tell(store, *story.dev_ratifies())

    assert before.asked == (DEV,)
    assert await store.query(waiting) == ()


async def test_a_condition_waits_for_its_owner(store: EventStore) -> None:
    await tell_until_escalated(store)
    await tell(store, *story.dev_approves_on_condition())

    (condition,) = await store.query(waiting)

    assert (condition.kind, condition.id) == ("condition", "care/1A/design c1")
    assert (condition.title, condition.asked) == ("Train the front desk <first>", (EVE,))
    assert condition.due == at(9, 1).replace(hour=0)


async def test_a_condition_met_no_longer_waits(store: EventStore) -> None:
    await tell_until_escalated(store)
    await tell(store, *story.dev_approves_on_condition(), *story.the_condition_is_met_late())

    assert await store.query(waiting) == ()


async def test_a_benefit_waits_for_measurement_then_confirmation(store: EventStore) -> None:
    await tell_until_benefit_is_asked_for(store)
    (measurement,) = await store.query(waiting)
    await tell(store, *story.eve_measures())
    (confirmation,) = await store.query(waiting)
    await tell(store, *story.dev_confirms())

    assert _benefit(measurement) == ("measurement", "B-1A", 1, (EVE,), at(2, 24, year=2019))
    assert _benefit(confirmation) == ("confirmation", "B-1A", 1, (DEV,), at(3, 25, year=2019))
    assert await store.query(waiting) == ()


async def test_a_gate_nobody_may_decide_still_waits(store: EventStore) -> None:
    await tell(store, *story.programme_starts())
    _, opened = ask(story.DESIGN, BOARDS_OWN_CASE, at(4, 20))
    await tell(store, opened)

    (gate,) = await store.query(waiting)

    assert gate.asked == ()


async def test_somebody_sees_only_what_waits_for_them(store: EventStore) -> None:
    await tell_until_escalated(store)

    assert len(await store.query(partial(waiting, who=DEV))) == 1
    assert await store.query(partial(waiting, who=ASHA)) == ()
    assert await store.query(partial(waiting, programme="another")) == ()


async def tell_until_escalated(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())
    await tell(store, *story.ben_rejects(), *story.nobody_answers_the_second_round())


async def tell_until_benefit_is_asked_for(store: EventStore) -> None:
    await tell_until_escalated(store)
    await tell(store, *story.dev_approves_on_condition(), *story.first_release_is_signed_off())
    await tell(store, *story.the_condition_is_met_late(), *story.benefit_is_asked_for())


def _benefit(found: Waiting) -> tuple[object, ...]:
    return found.kind, found.id, found.round, found.asked, found.since
