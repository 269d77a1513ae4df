"""Which workflows ought to be running, as the story goes on."""

from domain.freeze import FreezeWindow
from domain.gate.commands import OpenGate, TakeEffect
from domain.gate.outcome import Choice
from eventstore.store import EventStore
from readmodels.under_way import UnderWay, under_way
from tests.domain.calendars import ENGLAND
from tests.readmodels import story
from tests.readmodels.cast import ASHA, CASE, CHLOE, POLICY, ROSTER, at
from tests.readmodels.money import GATE
from tests.readmodels.steps import CLOCK, at_gates, decide, tell


async def test_programme_release_and_gate_run_together(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())

    assert await store.query(under_way) == (
        UnderWay(kind="programme", id="programme-care", since=at(3, 1)),
        UnderWay(kind="release", id="release-care/1A", since=at(4, 1)),
        UnderWay(kind="gate", id="gate-care/1A/design-1", since=at(4, 20)),
    )


async def test_a_rejected_gate_no_longer_runs(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate(), *story.ben_rejects())

    assert "gate-care/1A/design-1" not in await running(store)


async def test_a_gate_runs_on_until_its_conditions_are_met(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate(), *story.ben_rejects())
    await tell(store, *story.nobody_answers_the_second_round(), *story.dev_approves_on_condition())
    with_condition = await running(store)
    await tell(store, *story.the_condition_is_met_late())

    assert "gate-care/1A/design-2" in with_condition
    assert "gate-care/1A/design-2" not in await running(store)


async def test_a_gate_runs_on_until_it_is_ratified(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *at_gates(story.chloes_vote_is_counted()))
    to_ratify = await running(store)
    await tell(store, *story.dev_ratifies())

    assert "gate-care/2A/training-1" in to_ratify
    assert "gate-care/2A/training-1" not in await running(store)


async def test_a_gate_ends_when_its_decision_lapses(store: EventStore) -> None:
    *before, lapse = at_gates(story.chloe_approves_and_nobody_ratifies())
    await tell(store, *story.programme_starts(), *before)
    to_ratify = await running(store)
    await tell(store, lapse)

    assert "gate-care/2A/design-2" in to_ratify
    assert "gate-care/2A/design-2" not in await running(store)


async def test_a_gate_runs_on_until_its_outcome_takes_effect(store: EventStore) -> None:
    freeze = FreezeWindow(since=at(4, 9).date(), until=at(4, 12).date(), reason="An election.")
    opening = OpenGate(
        subject=GATE,
        policy=POLICY,
        roster=ROSTER,
        calendar=ENGLAND,
        evidence=(CASE,),
        requested_by=ASHA,
        freezes=(freeze,),
        by=CLOCK,
        at=at(4, 5),
    )
    await tell(store, opening, decide(GATE, CHLOE, Choice.APPROVE, at(4, 9)))
    approved = await running(store)
    await tell(store, TakeEffect(subject=GATE, by=CLOCK, at=at(4, 13)))

    assert GATE.stream in approved
    assert GATE.stream not in await running(store)


async def test_a_benefit_runs_from_sign_off_until_realised(store: EventStore) -> None:
    await tell(store, *story.until_measured())
    before = await running(store)
    await tell(store, *story.dev_confirms())

    assert "benefit-care/B-1A" in before
    assert "benefit-care/B-1A" not in await running(store)


async def test_nothing_but_gates_runs_after_a_stop(store: EventStore) -> None:
    await tell(store, *story.story_of_a_stop())

    assert not {"programme-care", "release-care/1A", "benefit-care/B-1A"} & await running(store)


async def test_nothing_runs_after_the_end(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    assert await store.query(under_way) == ()


async def running(store: EventStore) -> set[str]:
    return {each.id for each in await store.query(under_way)}
