"""When a release may start, and when the programme ends."""

from datetime import UTC, date, datetime, time, timedelta

from domain.programme.commands import ClearRelease, CompleteRelease
from domain.programme.decide import decide
from domain.programme.events import ProgrammeEnded, ReleaseCleared, ReleaseCompleted
from domain.programme.refusals import (
    DependencyNotSignedOff,
    ProgrammeUnknown,
    ReleaseNotPlanned,
    ReleaseNotStarted,
)
from domain.programme.state import Programme
from domain.release.plan import ReleaseId
from tests.domain.people import LOCKGATE, NOON
from tests.domain.programme.scene import PLAN_1A, PLAN_2A, START
from tests.domain.spec import PROGRAMME

BEGUN = tuple(decide(Programme(), START))
FIRST_CLEARED = ReleaseCleared(release=PLAN_1A.id, at=NOON)
FIRST_DONE = ReleaseCompleted(release=PLAN_1A.id, at=NOON)
SECOND_CLEARED = ReleaseCleared(release=PLAN_2A.id, at=NOON)


def clear(release: ReleaseId, on: date) -> ClearRelease:
    at = datetime.combine(on, time(), tzinfo=UTC)
    return ClearRelease(programme="shepway-fom", release=release, by=LOCKGATE, at=at)


def complete(release: ReleaseId) -> CompleteRelease:
    return CompleteRelease(programme="shepway-fom", release=release, by=LOCKGATE, at=NOON)


def test_a_release_that_waits_for_nothing_starts_on_its_day() -> None:
    on_time = clear(PLAN_1A.id, PLAN_1A.starts)
    PROGRAMME.given(*BEGUN).when(on_time).then(ReleaseCleared(release=PLAN_1A.id, at=on_time.at))


def test_a_release_does_not_start_before_its_day() -> None:
    early = clear(PLAN_1A.id, PLAN_1A.starts - timedelta(days=1))
    PROGRAMME.given(*BEGUN).when(early).then_refused(
        DependencyNotSignedOff, saying="1A waits for 2018-04-03."
    )


def test_a_release_waits_for_what_it_depends_on() -> None:
    on_its_day = clear(PLAN_2A.id, PLAN_2A.starts)
    PROGRAMME.given(*BEGUN, FIRST_CLEARED).when(on_its_day).then_refused(
        DependencyNotSignedOff, saying="2A waits for 1A."
    )


def test_a_release_starts_once_all_before_it_are_signed_off() -> None:
    on_its_day = clear(PLAN_2A.id, PLAN_2A.starts)
    PROGRAMME.given(*BEGUN, FIRST_CLEARED, FIRST_DONE).when(on_its_day).then(
        ReleaseCleared(release=PLAN_2A.id, at=on_its_day.at)
    )


def test_a_release_ready_early_still_waits_for_its_day() -> None:
    early = clear(PLAN_2A.id, PLAN_2A.starts - timedelta(days=1))
    PROGRAMME.given(*BEGUN, FIRST_CLEARED, FIRST_DONE).when(early).then_refused(DependencyNotSignedOff)


def test_a_release_is_cleared_once() -> None:
    PROGRAMME.given(*BEGUN, FIRST_CLEARED).when(clear(PLAN_1A.id, PLAN_1A.ends)).then_nothing()


def test_a_signed_off_release_is_noted() -> None:
    PROGRAMME.given(*BEGUN, FIRST_CLEARED).when(complete(PLAN_1A.id)).then(FIRST_DONE)


def test_a_release_is_completed_once() -> None:
    PROGRAMME.given(*BEGUN, FIRST_CLEARED, FIRST_DONE).when(complete(PLAN_1A.id)).then_nothing()


def test_a_release_that_has_not_started_cannot_be_completed() -> None:
    PROGRAMME.given(*BEGUN).when(complete(PLAN_1A.id)).then_refused(ReleaseNotStarted, saying="1A")


def test_the_last_release_ends_the_programme() -> None:
    PROGRAMME.given(*BEGUN, FIRST_CLEARED, FIRST_DONE, SECOND_CLEARED).when(complete(PLAN_2A.id)).then(
        ReleaseCompleted(release=PLAN_2A.id, at=NOON), ProgrammeEnded(at=NOON)
    )


def test_a_release_of_another_programme_is_not_planned() -> None:
    PROGRAMME.given(*BEGUN).when(clear(ReleaseId("9Z"), PLAN_1A.ends)).then_refused(ReleaseNotPlanned)
    PROGRAMME.given(*BEGUN).when(complete(ReleaseId("9Z"))).then_refused(ReleaseNotPlanned, saying="9Z")


def test_an_unknown_programme_clears_nothing() -> None:
    PROGRAMME.given().when(clear(PLAN_1A.id, PLAN_1A.ends)).then_refused(ProgrammeUnknown)
    PROGRAMME.given().when(complete(PLAN_1A.id)).then_refused(ProgrammeUnknown, saying="shepway-fom")
