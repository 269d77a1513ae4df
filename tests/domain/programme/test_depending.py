"""What a release needs, and what breaks if it fails."""

from dataclasses import replace

from domain.programme.events import ReleaseCleared, ReleaseCompleted
from domain.programme.outside.events import ExternalMet
from domain.programme.path.depending import Branch, breaks, needs
from domain.programme.state import fold
from domain.release.plan import ReleaseId
from tests.domain.people import GITA, LATER
from tests.domain.programme.planning import AFTER_X1, CASE_SYSTEMS
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, begun, later

THIRD = replace(later(PLAN_2A, 400), id=ReleaseId("3"), depends_on=(PLAN_2A.id,))
GIVEN = begun(replace(PLAN, releases=(PLAN_1A, AFTER_X1, THIRD), external=(CASE_SYSTEMS,)))


def branch(id: str, depth: int, *, is_outside: bool = False, is_done: bool = False) -> Branch:
    return Branch(id=id, depth=depth, is_outside=is_outside, is_done=is_done)


def test_the_tree_goes_down_to_what_needs_nothing() -> None:
    assert needs(fold(GIVEN), THIRD.id) == (
        branch("2A", 1),
        branch("1A", 2),
        branch("X1", 2, is_outside=True),
    )
    assert needs(fold(GIVEN), PLAN_1A.id) == ()


def test_what_is_done_is_told() -> None:
    done = ReleaseCompleted(release=PLAN_1A.id, at=LATER)
    met = ExternalMet(external=CASE_SYSTEMS.id, note="Signed.", by=GITA.identity, at=LATER)
    assert needs(fold([*GIVEN, done, met]), PLAN_2A.id) == (
        branch("1A", 1, is_done=True),
        branch("X1", 1, is_outside=True, is_done=True),
    )


def test_everything_behind_it_breaks() -> None:
    assert breaks(fold(GIVEN), PLAN_1A.id) == [PLAN_2A.id, THIRD.id]
    assert breaks(fold(GIVEN), CASE_SYSTEMS.id) == [PLAN_2A.id, THIRD.id]
    assert breaks(fold(GIVEN), THIRD.id) == []


def test_what_has_begun_does_not_break() -> None:
    begun_already = ReleaseCleared(release=PLAN_2A.id, at=LATER)
    assert breaks(fold([*GIVEN, begun_already]), CASE_SYSTEMS.id) == [THIRD.id]
