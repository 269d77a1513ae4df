"""Which workflows ought to be running, as the story goes on."""

from domain.gate.commands import TakeEffect
from domain.release.closing.commands import CloseRelease
from domain.release.plan import ReleaseId
from eventstore.store import EventStore
from readmodels.under_way import UnderWay, under_way
from tests.readmodels import aftermath, story
from tests.readmodels.cast import PROGRAMME, R1A, R2A, at
from tests.readmodels.steps import CLOCK, at_gates, tell


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


async def test_a_gate_runs_on_until_its_override_is_reviewed(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.two_break_the_glass())
    to_review = await running(store)
    await tell(store, *aftermath.dev_finds_it_right())

    assert "gate-care/1A/design-1" in to_review
    assert "gate-care/1A/design-1" not in await running(store)


async def test_a_gate_runs_on_until_its_outcome_is_in_effect(store: EventStore) -> None:
    opened, said, _ = aftermath.dev_calls_a_decision_in()
    await tell(store, *story.programme_starts(), opened, said)
    waiting = await running(store)
    await tell(store, TakeEffect(subject=aftermath.CALLED_IN, by=CLOCK, at=at(5, 5)))

    assert "gate-care/2A/design-1" in waiting
    assert "gate-care/2A/design-1" not in await running(store)


async def test_a_benefit_runs_from_sign_off_until_realised(store: EventStore) -> None:
    await tell(store, *story.until_measured())
    before = await running(store)
    await tell(store, *story.dev_confirms())

    assert "benefit-care/B-1A" in before
    assert "benefit-care/B-1A" not in await running(store)


async def test_nothing_but_gates_runs_after_a_stop(store: EventStore) -> None:
    await tell(store, *story.story_of_a_stop())

    assert not {"programme-care", "release-care/1A", "benefit-care/B-1A"} & await running(store)


async def test_a_release_runs_on_after_its_sign_off_until_it_is_closed(store: EventStore) -> None:
    await tell(store, *story.until_measured())
    before = await running(store)
    await tell(store, close(R1A))

    assert "release-care/1A" in before
    assert "release-care/1A" not in await running(store)


async def test_nothing_runs_after_the_end(store: EventStore) -> None:
    await tell(store, *story.whole_story(), close(R1A), close(R2A))

    assert await store.query(under_way) == ()


def close(release: ReleaseId) -> CloseRelease:
    return CloseRelease(programme=PROGRAMME, release=release, by=CLOCK, at=at(4, 1, year=2019))


async def running(store: EventStore) -> set[str]:
    return {each.id for each in await store.query(under_way)}
