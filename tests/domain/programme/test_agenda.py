"""Which releases may start now, and when the next one could."""

from dataclasses import replace
from datetime import timedelta

from domain.programme.agenda import next_start, ready
from domain.programme.decide import decide
from domain.programme.events import ProgrammeEvent, ReleaseCleared, ReleaseCompleted
from domain.programme.state import Programme, fold
from domain.release.plan import ReleaseId
from tests.domain.people import NOON
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, START

DAY = timedelta(days=1)
BEGUN = tuple(decide(Programme(), START))
CLEARED = ReleaseCleared(release=PLAN_1A.id, at=NOON)
DONE = ReleaseCompleted(release=PLAN_1A.id, at=NOON)


def programme(*events: ProgrammeEvent) -> Programme:
    return fold([*BEGUN, *events])


def test_a_programme_that_has_not_begun_has_nothing_ready() -> None:
    assert ready(Programme(), PLAN_1A.starts) == ()
    assert next_start(Programme(), PLAN_1A.starts) is None


def test_a_release_is_ready_on_its_day() -> None:
    assert ready(programme(), PLAN_1A.starts - DAY) == ()
    assert ready(programme(), PLAN_1A.starts) == (PLAN_1A.id,)
    assert ready(programme(), PLAN_1A.ends) == (PLAN_1A.id,)


def test_a_release_is_ready_until_it_has_ended() -> None:
    assert ready(programme(CLEARED), PLAN_1A.starts) == (PLAN_1A.id,)
    assert ready(programme(CLEARED, DONE), PLAN_1A.starts) == ()


def test_a_release_is_not_ready_before_all_it_depends_on() -> None:
    assert PLAN_2A.id not in ready(programme(CLEARED), PLAN_2A.starts)
    assert ready(programme(CLEARED, DONE), PLAN_2A.starts) == (PLAN_2A.id,)


def test_the_next_start_is_a_day_to_come() -> None:
    assert next_start(programme(), PLAN_1A.starts - DAY) == PLAN_1A.starts
    assert next_start(programme(), PLAN_1A.starts) is None


def test_a_day_is_awaited_only_once_everything_else_is_there() -> None:
    assert next_start(programme(CLEARED), PLAN_1A.ends) is None
    assert next_start(programme(CLEARED, DONE), PLAN_1A.ends) == PLAN_2A.starts


def test_releases_are_ready_in_order_of_plan() -> None:
    aside = replace(PLAN_1A, id=ReleaseId("0Z"))
    begun = decide(Programme(), replace(START, plan=replace(PLAN, releases=(PLAN_1A, PLAN_2A, aside))))
    assert ready(fold(begun), PLAN_1A.starts) == (PLAN_1A.id, aside.id)
