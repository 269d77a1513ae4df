"""How processes that stop are watched, and old cases kept."""

from dataclasses import replace
from datetime import date

import pytest

from domain.release.commands import AnyReleaseCommand
from domain.release.refusals import NothingSaid, ReleaseEnded
from domain.release.state import fold
from domain.release.watching.events import (
    AdverseEffectFound,
    AdverseEffectResolved,
    NoAdverseEffectFound,
    OldCasesKept,
    ProcessStopDeclared,
)
from domain.release.watching.refusals import (
    AdverseEffectUnknown,
    NotTheWatcher,
    ProcessHasStopped,
    ProcessStillRuns,
    ProcessUnknown,
    RetentionTooShort,
    WatchEndsTooEarly,
)
from domain.stage import Stage
from tests.domain.people import BEN, CHLOE, EMIL, IVO, NOON
from tests.domain.release.after_build import (
    DUE,
    LETTERS,
    TODAY,
    WITH_LISTS,
    keep,
    read_watch,
    resolve,
    stop_letters,
)
from tests.domain.release.scene import entered, stopped
from tests.domain.spec import RELEASE

BEGUN = (WITH_LISTS, entered(Stage.DESIGN))
DECLARED = ProcessStopDeclared(
    process=LETTERS,
    stops_on=TODAY,
    watched_for="Missed dates.",
    watcher=CHLOE.identity,
    until=DUE,
    by=EMIL.identity,
    at=NOON,
)
STOPS_LATER = replace(DECLARED, stops_on=date(2018, 6, 1))
NO_HARM = NoAdverseEffectFound(process=LETTERS, note="No complaint.", by=CHLOE.identity, at=NOON)
HARM = AdverseEffectFound(process=LETTERS, effect=1, what="Eleven.", by=IVO.identity, at=NOON)
RESOLVED = AdverseEffectResolved(
    process=LETTERS, effect=1, how="They are telephoned.", by=BEN.identity, at=NOON
)
KEPT = OldCasesKept(
    cases="planning cases", where="the archive", until=date(2034, 3, 31), by=EMIL.identity, at=NOON
)


def test_a_process_is_stopped_with_somebody_who_watches() -> None:
    RELEASE.given(*BEGUN).when(stop_letters()).then(DECLARED)


def test_a_watch_says_what_it_is_for() -> None:
    RELEASE.given(*BEGUN).when(stop_letters(watched_for="")).then_refused(NothingSaid, saying="watched for")


def test_a_watch_begins_with_the_stop_and_is_never_shortened() -> None:
    RELEASE.given(*BEGUN).when(stop_letters(until=date(2018, 5, 13))).then_refused(WatchEndsTooEarly)
    RELEASE.given(*BEGUN, DECLARED).when(stop_letters(until=date(2018, 11, 29))).then_refused(
        WatchEndsTooEarly, saying="2018-11-29"
    )
    longer = date(2018, 12, 31)
    RELEASE.given(*BEGUN, DECLARED).when(stop_letters(until=longer)).then(replace(DECLARED, until=longer))


def test_a_stop_is_moved_until_it_has_come() -> None:
    RELEASE.given(*BEGUN, STOPS_LATER).when(stop_letters()).then(DECLARED)
    RELEASE.given(*BEGUN, DECLARED).when(stop_letters(stops_on=date(2018, 6, 1))).then_refused(
        ProcessHasStopped
    )


def test_whoever_watches_finds_no_harm() -> None:
    RELEASE.given(*BEGUN, DECLARED).when(read_watch()).then(NO_HARM)
    RELEASE.given(*BEGUN, DECLARED).when(read_watch(by=IVO)).then_refused(NotTheWatcher, saying="chloe")


def test_a_watch_is_read_again_on_another_day() -> None:
    again = read_watch(on=date(2018, 5, 15))
    RELEASE.given(*BEGUN, DECLARED, NO_HARM).when(again).then(replace(NO_HARM, at=again.at))
    RELEASE.given(*BEGUN, DECLARED, NO_HARM).when(read_watch()).then_nothing()


def test_anybody_reports_harm() -> None:
    RELEASE.given(*BEGUN, DECLARED).when(read_watch("Eleven.", is_adverse=True, by=IVO)).then(HARM)


def test_harm_that_is_open_is_not_found_twice() -> None:
    again = read_watch("Eleven.", is_adverse=True, by=BEN)
    RELEASE.given(*BEGUN, DECLARED, HARM).when(again).then_nothing()
    second = replace(HARM, effect=2, by=BEN.identity)
    RELEASE.given(*BEGUN, DECLARED, HARM, RESOLVED).when(again).then(second)


def test_what_stopping_does_is_seen_once_it_has_stopped() -> None:
    RELEASE.given(*BEGUN, STOPS_LATER).when(read_watch()).then_refused(ProcessStillRuns, saying="2018-06-01")


def test_only_a_stop_that_was_declared_is_watched() -> None:
    RELEASE.given(*BEGUN).when(read_watch()).then_refused(ProcessUnknown)


def test_a_reading_says_something() -> None:
    RELEASE.given(*BEGUN, DECLARED).when(read_watch(" ")).then_refused(NothingSaid, saying="note")


def test_harm_is_open_until_somebody_says_how_it_was_put_right() -> None:
    RELEASE.given(*BEGUN, DECLARED, HARM).when(resolve(how=" ")).then_refused(NothingSaid, saying="how")
    RELEASE.given(*BEGUN, DECLARED, HARM).when(resolve()).then(RESOLVED)
    assert fold([*BEGUN, DECLARED, HARM]).watching.open_effects == (HARM,)
    assert fold([*BEGUN, DECLARED, HARM, RESOLVED]).watching.open_effects == ()


def test_only_harm_that_was_found_is_put_right() -> None:
    RELEASE.given(*BEGUN, DECLARED, HARM).when(resolve(2)).then_refused(
        AdverseEffectUnknown, saying="letters-2"
    )


def test_old_cases_stay_until_retention_ends() -> None:
    RELEASE.given(*BEGUN).when(keep()).then(KEPT)
    RELEASE.given(*BEGUN).when(keep(until=date(2018, 5, 13))).then_refused(RetentionTooShort)
    RELEASE.given(*BEGUN).when(keep(where="")).then_refused(NothingSaid, saying="where")


def test_retention_is_lengthened_and_never_shortened() -> None:
    RELEASE.given(*BEGUN, KEPT).when(keep(until=date(2034, 3, 30))).then_refused(RetentionTooShort)
    longer = date(2040, 3, 31)
    RELEASE.given(*BEGUN, KEPT).when(keep(until=longer)).then(replace(KEPT, until=longer))
    RELEASE.given(*BEGUN, KEPT).when(keep(where="the new archive")).then(
        replace(KEPT, where="the new archive")
    )


@pytest.mark.parametrize(
    "command",
    [stop_letters(stops_on=date(2018, 6, 1)), read_watch(), resolve(), keep()],
    ids=lambda each: type(each).__name__,
)
def test_nothing_is_watched_for_a_release_that_was_stopped(command: AnyReleaseCommand) -> None:
    RELEASE.given(*BEGUN, stopped()).when(command).then_refused(ReleaseEnded)


def test_a_watch_is_over_when_its_time_is_and_it_was_read() -> None:
    unread = fold([*BEGUN, DECLARED]).watching
    read = fold([*BEGUN, DECLARED, NO_HARM]).watching
    assert unread.unread(DUE) == (DECLARED,)
    assert read.unread(date(2018, 11, 29)) == (DECLARED,)
    assert read.unread(DUE) == ()
