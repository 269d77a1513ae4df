"""A programme of fifty releases always comes to its end, whatever its gates answer, and in order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from random import Random

from hypothesis import given, note, settings
from hypothesis import strategies as st

from domain.aggregate import Event
from domain.programme.events import ReleaseBlocked, ReleaseCleared, ReleaseCompleted
from domain.release.build.events import SprintEnded, SprintStarted
from domain.release.events import (
    ReleaseStopped,
    StageBegunAhead,
    StageDeferred,
    StageEntered,
    StagePassed,
    StageReturned,
    StageSubmitted,
)
from domain.release.plan import ReleaseId
from domain.stage import STAGES
from tests.domain.whole_programme import Delivery, drawn_plan
from tests.repetition import often

RELEASES = 50
Answered = StagePassed | StageReturned | StageDeferred | ReleaseStopped
SEEDS = st.integers(0, 2**32 - 1)


@settings(max_examples=often(5))
@given(SEEDS)
def test_every_release_ends_or_is_never_begun_behind_a_stopped_one_and_nothing_is_out_of_order(
    seed: int,
) -> None:
    note(f"seed {seed}")
    delivery = _delivered(seed)
    programme = delivery.programme
    assert programme.completed | programme.dropped | programme.blocked.keys() == programme.planned.keys()
    for id in programme.planned:
        release = delivery.release(id)
        assert (release.ending is None) == (release.stage is None) == (id in programme.blocked)
    for events in _by_stream(delivery).values():
        assert [each.at for each in events] == sorted(each.at for each in events)
        _stages_are_in_order(events)
        _sprints_are_in_order(events)
    _releases_wait_for_what_they_depend_on(delivery)


def test_all_that_can_become_of_a_release_is_met() -> None:
    met = {type(event) for seed in range(3) for _, event in _delivered(seed).record}
    assert {ReleaseStopped, ReleaseBlocked, StageReturned, StageDeferred, StageBegunAhead} <= met


def _delivered(seed: int) -> Delivery:
    chance = Random(seed)
    delivery = Delivery(plan=drawn_plan(chance, RELEASES), chance=chance)
    delivery.run()
    return delivery


def _by_stream(delivery: Delivery) -> Mapping[str, Sequence[Event]]:
    streams: dict[str, list[Event]] = defaultdict(list)
    for stream, event in delivery.record:
        streams[stream].append(event)
    return streams


def _stages_are_in_order(events: Sequence[Event]) -> None:
    """Stages pass one after the other; each round is entered, stands at its gate and is then answered."""
    passed = [each.stage for each in events if isinstance(each, StagePassed)]
    assert passed == list(STAGES[: len(passed)])
    steps = [each for each in events if isinstance(each, StageEntered | StageSubmitted | Answered)]
    for entered, submitted, answered in zip(steps[::3], steps[1::3], steps[2::3], strict=True):
        assert isinstance(entered, StageEntered)
        assert isinstance(submitted, StageSubmitted)
        assert isinstance(answered, Answered)
        assert (entered.stage, entered.round) == (submitted.stage, submitted.round)
        assert (entered.stage, entered.round) == (answered.stage, answered.round)


def _sprints_are_in_order(events: Sequence[Event]) -> None:
    sprints = [each for each in events if isinstance(each, SprintStarted | SprintEnded)]
    for place, each in enumerate(sprints):
        assert isinstance(each, SprintEnded if place % 2 else SprintStarted)
        assert each.number == place // 2 + 1


def _releases_wait_for_what_they_depend_on(delivery: Delivery) -> None:
    done: set[ReleaseId] = set()
    depends_on = {each.id: each.depends_on for each in delivery.plan.releases}
    for _, event in delivery.record:
        if isinstance(event, ReleaseCompleted):
            done.add(event.release)
        if isinstance(event, ReleaseCleared):
            assert set(depends_on[event.release]) <= done
