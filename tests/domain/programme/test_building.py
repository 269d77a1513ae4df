"""From which day a build may begin that awaits something outside."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.programme.outside.building import build_expected, build_may_begin
from domain.programme.outside.events import ExternalExpected, ExternalMet
from domain.programme.path.depending import breaks, needs
from domain.programme.refusals import PlanNotSound
from domain.programme.soundness import problems
from domain.programme.state import fold
from domain.stage import Stage
from tests.domain.people import GITA, LATER
from tests.domain.programme.planning import CASE_SYSTEMS, CLEARED, replan
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, begun
from tests.domain.spec import PROGRAMME

AWAITS = replace(PLAN_2A, build_awaits=(CASE_SYSTEMS.id,))
BUILD = AWAITS.stage(Stage.BUILD_SPRINTS).starts
IN_TIME = replace(CASE_SYSTEMS, needed_by=BUILD - timedelta(days=7))
AWAITING = replace(PLAN, releases=(PLAN_1A, AWAITS), external=(IN_TIME,), replanning_days=7)
GIVEN = begun(AWAITING)
EXPECTED = ExternalExpected(
    external=CASE_SYSTEMS.id,
    expected=BUILD - timedelta(days=6),
    reason="One bid only.",
    by=GITA.identity,
    at=LATER,
)
MET = ExternalMet(external=CASE_SYSTEMS.id, note="Contract signed.", by=GITA.identity, at=LATER)


def test_a_build_leaves_days_for_planning_anew() -> None:
    assert problems(AWAITING) == ()
    (problem,) = problems(replace(AWAITING, replanning_days=8))
    assert problem.path == ("releases", 1, "build_awaits", 0)
    assert problem.sentence.startswith(f"Its build starts on {BUILD}; X1 is there on {IN_TIME.needed_by}")
    assert problems(replace(AWAITING, external=(), replanning_days=-1)) != ()


def test_what_it_awaits_is_known_outside_the_programme() -> None:
    (problem,) = problems(replace(AWAITING, external=()))
    assert problem.sentence == "There is no dependency X1 outside the programme."


def test_a_build_begins_so_many_days_after_all_that_it_awaits_is_met() -> None:
    assert build_may_begin(fold(GIVEN), PLAN_1A) == date.min
    assert build_may_begin(fold(GIVEN), AWAITS) is None
    assert build_may_begin(fold([*GIVEN, MET]), AWAITS) == LATER.date() + timedelta(days=7)


def test_a_build_is_expected_by_what_is_expected_of_others() -> None:
    assert build_expected(fold(GIVEN), AWAITS) == BUILD
    assert build_expected(fold([*GIVEN, EXPECTED]), AWAITS) == BUILD + timedelta(days=1)


def test_what_comes_later_moves_the_build_when_it_is_planned_anew() -> None:
    longer = replace(AWAITS, sprints=AWAITS.sprints + 1)
    PROGRAMME.given(*GIVEN, CLEARED, EXPECTED).when(replan(PLAN_1A, longer)).then_refused(
        PlanNotSound, saying="planning anew takes until"
    )


def test_what_a_build_awaits_is_told_among_what_its_release_needs() -> None:
    programme = fold(GIVEN)
    assert CASE_SYSTEMS.id in [each.id for each in needs(programme, AWAITS.id)]
    assert AWAITS.id in breaks(programme, CASE_SYSTEMS.id)


@pytest.mark.parametrize("days", [0, 7])
def test_without_days_a_build_begins_at_once(days: int) -> None:
    programme = fold([*begun(replace(AWAITING, replanning_days=days)), MET])
    assert build_may_begin(programme, AWAITS) == LATER.date() + timedelta(days=days)
