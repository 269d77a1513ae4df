"""What becomes of a programme whose release was stopped."""

from dataclasses import replace

from domain.programme.agenda import next_start, ready
from domain.programme.commands import ClearRelease, CompleteRelease, DropRelease
from domain.programme.decide import decide
from domain.programme.events import (
    ProgrammeEnded,
    ProgrammeEvent,
    ReleaseBlocked,
    ReleaseCleared,
    ReleaseCompleted,
    ReleaseDropped,
)
from domain.programme.refusals import (
    DependencyNotSignedOff,
    ProgrammeUnknown,
    ReleaseEndedOtherwise,
    ReleaseNotPlanned,
    ReleaseNotStarted,
)
from domain.programme.state import Programme, fold
from domain.release.plan import ReleaseId
from tests.domain.people import LATER, LOCKGATE, NOON
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, START, later
from tests.domain.spec import PROGRAMME

R1A, R2A, R3A, R9A = PLAN_1A.id, PLAN_2A.id, ReleaseId("3A"), ReleaseId("9A")
PLAN_3A = replace(later(PLAN_2A, 300), id=R3A, depends_on=(R2A,))
PLAN_9A = replace(PLAN_1A, id=R9A)
TWO = tuple(decide(Programme(), START))
FOUR = tuple(
    decide(Programme(), replace(START, plan=replace(PLAN, releases=(PLAN_1A, PLAN_2A, PLAN_3A, PLAN_9A))))
)
FIRST_CLEARED, ASIDE_CLEARED = ReleaseCleared(release=R1A, at=NOON), ReleaseCleared(release=R9A, at=NOON)
FIRST_DROPPED = ReleaseDropped(release=R1A, at=NOON)
BLOCKED = ReleaseBlocked(release=R2A, behind=R1A, at=NOON)
BLOCKED_AFTER = ReleaseBlocked(release=R3A, behind=R1A, at=NOON)
STOPPED: tuple[ProgrammeEvent, ...] = (
    *FOUR,
    FIRST_CLEARED,
    ASIDE_CLEARED,
    FIRST_DROPPED,
    BLOCKED,
    BLOCKED_AFTER,
)


def drop(release: ReleaseId) -> DropRelease:
    return DropRelease(programme=PLAN.id, release=release, by=LOCKGATE, at=NOON)


def complete(release: ReleaseId) -> CompleteRelease:
    return CompleteRelease(programme=PLAN.id, release=release, by=LOCKGATE, at=NOON)


def test_a_stopped_release_blocks_all_that_wait_for_it_and_nothing_else() -> None:
    PROGRAMME.given(*FOUR, FIRST_CLEARED, ASIDE_CLEARED).when(drop(R1A)).then(
        FIRST_DROPPED, BLOCKED, BLOCKED_AFTER
    )


def test_a_release_is_dropped_once() -> None:
    PROGRAMME.given(*STOPPED).when(replace(drop(R1A), at=LATER)).then_nothing()


def test_a_programme_ends_when_the_rest_can_never_start() -> None:
    PROGRAMME.given(*TWO, FIRST_CLEARED).when(drop(R1A)).then(FIRST_DROPPED, BLOCKED, ProgrammeEnded(at=NOON))


def test_a_programme_ends_with_the_last_release_that_could_run() -> None:
    PROGRAMME.given(*STOPPED).when(complete(R9A)).then(
        ReleaseCompleted(release=R9A, at=NOON), ProgrammeEnded(at=NOON)
    )
    PROGRAMME.given(*STOPPED).when(drop(R9A)).then(
        ReleaseDropped(release=R9A, at=NOON), ProgrammeEnded(at=NOON)
    )


def test_the_last_release_stopped_ends_the_programme() -> None:
    signed_off = (*TWO, FIRST_CLEARED, ReleaseCompleted(release=R1A, at=NOON))
    cleared = ReleaseCleared(release=R2A, at=NOON)
    PROGRAMME.given(*signed_off, cleared).when(drop(R2A)).then(
        ReleaseDropped(release=R2A, at=NOON), ProgrammeEnded(at=NOON)
    )


def test_a_release_behind_a_stopped_one_never_starts() -> None:
    programme = fold(STOPPED)
    assert ready(programme, PLAN_3A.ends) == (R9A,)
    assert next_start(programme, PLAN_1A.starts) is None
    late = ClearRelease(programme=PLAN.id, release=R2A, by=LOCKGATE, at=LATER.replace(year=2030))
    PROGRAMME.given(*STOPPED).when(late).then_refused(DependencyNotSignedOff, saying="2A waits for 1A.")


def test_a_release_is_blocked_behind_the_first_that_was_stopped() -> None:
    both = replace(PLAN_2A, depends_on=(R1A, R9A))
    begun = decide(Programme(), replace(START, plan=replace(PLAN, releases=(PLAN_1A, both, PLAN_9A))))
    stopped = (*begun, FIRST_CLEARED, ASIDE_CLEARED, FIRST_DROPPED, BLOCKED)
    PROGRAMME.given(*stopped).when(drop(R9A)).then(
        ReleaseDropped(release=R9A, at=NOON), ProgrammeEnded(at=NOON)
    )


def test_a_release_ends_in_one_way() -> None:
    signed_off = (*TWO, FIRST_CLEARED, ReleaseCompleted(release=R1A, at=NOON))
    PROGRAMME.given(*signed_off).when(drop(R1A)).then_refused(ReleaseEndedOtherwise, saying="1A")
    PROGRAMME.given(*STOPPED).when(complete(R1A)).then_refused(ReleaseEndedOtherwise, saying="1A")


def test_a_release_that_has_not_started_cannot_be_dropped() -> None:
    PROGRAMME.given(*TWO).when(drop(R2A)).then_refused(ReleaseNotStarted, saying="2A")
    PROGRAMME.given(*TWO).when(drop(ReleaseId("9Z"))).then_refused(ReleaseNotPlanned)
    PROGRAMME.given().when(drop(R1A)).then_refused(ProgrammeUnknown)
