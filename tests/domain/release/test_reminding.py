"""Whom a release reminds of what they answer for, and when."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from domain.release.agenda import next_due
from domain.release.decide import decide
from domain.release.duty import Due, Duty, command_for
from domain.release.events import ReleaseEvent, ReleaseSignedOff
from domain.release.evolving import fold
from domain.release.reminding.coming import to_come
from domain.release.reminding.commands import RemindOwners
from domain.release.reminding.events import OwnerReminded
from domain.release.reminding.reminder import About, Reminder
from domain.release.reminding.saying import said
from domain.release.state import Release
from domain.stage import Stage
from tests.domain.people import BEN, CHLOE, EMIL, LOCKGATE, NOON
from tests.domain.release.after_build import (
    CLOSED,
    DUE,
    LETTERS,
    PARALLEL,
    TODAY,
    WITH_LISTS,
    deliver,
    plan,
    read_watch,
    rule_out,
    stop_letters,
)
from tests.domain.release.scene import PROGRAMME, RELEASE_1A, asked_on, entered, stopped
from tests.domain.spec import RELEASE

BEGUN = (WITH_LISTS, entered(Stage.DESIGN))
PLANNED = (*BEGUN, *decide(fold(BEGUN), plan()))
WATCHED = (*BEGUN, *decide(fold(BEGUN), stop_letters()))
ELEMENT = Reminder(about=About.TRANSITION_ELEMENT, item=PARALLEL, to=BEN.identity, day=DUE)
BEGINS = Reminder(about=About.WATCH_BEGINS, item=LETTERS, to=CHLOE.identity, day=TODAY)
ENDS = Reminder(about=About.WATCH_ENDS, item=LETTERS, to=CHLOE.identity, day=DUE)


def remind(day: date, on: date | None = None) -> RemindOwners:
    return RemindOwners(day=day, **asked_on(on or day))


def reminded(reminder: Reminder) -> OwnerReminded:
    return OwnerReminded(reminder=reminder, at=asked_on(reminder.day)["at"])


def coming(*history: ReleaseEvent) -> tuple[Reminder, ...]:
    return to_come(fold(history))


def test_whoever_delivers_an_element_is_reminded_on_its_day_and_once() -> None:
    RELEASE.given(*PLANNED).when(remind(DUE)).then(reminded(ELEMENT))
    RELEASE.given(*PLANNED, reminded(ELEMENT)).when(remind(DUE)).then_nothing()
    RELEASE.given(*PLANNED).when(remind(DUE, on=DUE - timedelta(days=1))).then_nothing()


def test_nobody_is_reminded_of_what_is_delivered_or_ruled_out() -> None:
    for command in (deliver(), rule_out()):
        settled = decide(fold(PLANNED), command)
        assert coming(*PLANNED, *settled) == ()


def test_another_day_or_owner_is_another_reminder() -> None:
    moved = decide(fold([*PLANNED, reminded(ELEMENT)]), plan(due=DUE + timedelta(days=7), owner=EMIL))
    assert coming(*PLANNED, reminded(ELEMENT), *moved) == (
        replace(ELEMENT, to=EMIL.identity, day=DUE + timedelta(days=7)),
    )


def test_a_watcher_is_reminded_when_the_watch_begins_and_when_it_ends_unread() -> None:
    assert coming(*WATCHED) == (BEGINS, ENDS)
    read = decide(fold(WATCHED), read_watch(on=TODAY + timedelta(days=3)))
    assert coming(*WATCHED, reminded(BEGINS), *read) == ()


def test_a_reminder_falls_due_on_its_day_whatever_the_stage_waits_for() -> None:
    assert _due(*WATCHED) == Due(duty=Duty.REMIND_OWNERS, at=_morning(TODAY), stage=Stage.DESIGN)
    after = _due(*WATCHED, reminded(BEGINS))
    assert after
    assert after.duty is not Duty.REMIND_OWNERS
    assert after.said != "remind owners"


def test_reminders_go_on_after_the_sign_off_until_the_release_is_closed() -> None:
    signed_off = (*WATCHED, reminded(BEGINS), ReleaseSignedOff(at=NOON))
    due = _due(*signed_off)
    assert due
    assert (due.duty, due.at, due.said) == (Duty.REMIND_OWNERS, _morning(DUE), "remind owners")
    asked = command_for(due, programme=PROGRAMME, release=RELEASE_1A, by=LOCKGATE, at=due.at)
    RELEASE.given(*signed_off).when(asked).then(OwnerReminded(reminder=ENDS, at=due.at))
    assert coming(*signed_off, CLOSED) == ()
    assert coming(*WATCHED, stopped()) == ()


def test_a_reminder_says_what_is_due() -> None:
    planned, watched = fold(PLANNED), fold(WATCHED)
    assert _said(planned, ELEMENT) == f"Parallel running of 1A is due today, {DUE}."
    begins = f"letters stops with 1A, and your watch for Missed dates. begins, until {DUE}."
    assert _said(watched, BEGINS) == begins
    assert _said(watched, ENDS) == "Your watch over letters of 1A ends today: say what you found."


def _said(release: Release, reminder: Reminder) -> str:
    return said(release, RELEASE_1A, reminder)


def _due(*history: ReleaseEvent) -> Due | None:
    return next_due(fold(history))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
