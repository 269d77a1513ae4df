"""Who answers for a deliverable, and how a release does without one."""

from dataclasses import replace
from datetime import date

import pytest

from domain.release.commands import AnyReleaseCommand
from domain.release.deliverables.days import nth_day
from domain.release.deliverables.items import Assignment
from domain.release.deliverables.refusals import (
    DeliverableIsAccepted,
    DeliverableNamedTwice,
    DeliverableReasonMissing,
    DeliverableUnknown,
    DispenserAnswersForIt,
    DueBeforeRelease,
)
from domain.release.deliverables.state import Status
from domain.release.refusals import ReleaseEnded
from domain.release.state import Release, fold
from tests.domain.people import ASHA, BEN, DINA
from tests.domain.release.deliverables.scene import (
    BEGUN,
    BUDGET,
    DUE,
    SPRINT_PLAN,
    accept,
    accepted,
    assign,
    assigned,
    dispense_with,
    drafted,
    reopen,
    reopened,
    unneeded,
)
from tests.domain.release.scene import stopped
from tests.domain.spec import RELEASE

TO_BEN = Assignment(deliverable=SPRINT_PLAN, owner=BEN.identity, due=DUE)


def status(release: Release) -> Status:
    return release.deliverables.one(SPRINT_PLAN).status


def test_somebody_answers_for_a_deliverable_by_a_day() -> None:
    RELEASE.given(*BEGUN).when(assign(TO_BEN)).then(assigned())


def test_the_owner_or_the_day_alone_may_change() -> None:
    later = date(2018, 4, 30)
    to_dina = assign(Assignment(deliverable=SPRINT_PLAN, owner=DINA.identity))
    RELEASE.given(*BEGUN, assigned()).when(to_dina).then(assigned(owner=DINA))
    put_off = assign(Assignment(deliverable=SPRINT_PLAN, due=later))
    RELEASE.given(*BEGUN, assigned()).when(put_off).then(assigned(due=later))


def test_a_blueprint_may_name_owner_and_day() -> None:
    RELEASE.given(*BEGUN).when(
        assign(Assignment(deliverable=BUDGET, owner=BEN.identity, due=DUE))
    ).then_nothing()


def test_many_are_assigned_together_or_not_at_all() -> None:
    to_dina = Assignment(deliverable=BUDGET, owner=DINA.identity)
    RELEASE.given(*BEGUN).when(assign(TO_BEN, to_dina)).then(assigned(), assigned(BUDGET, owner=DINA))
    RELEASE.given(*BEGUN).when(assign(TO_BEN, TO_BEN)).then_refused(DeliverableNamedTwice)


def test_nothing_is_due_before_the_release_begins() -> None:
    too_early = Assignment(deliverable=SPRINT_PLAN, due=date(2018, 4, 2))
    RELEASE.given(*BEGUN).when(assign(TO_BEN, too_early)).then_refused(DeliverableNamedTwice)
    RELEASE.given(*BEGUN).when(assign(too_early)).then_refused(
        DueBeforeRelease, saying="DD-08 on 2018-04-02; it begins on 2018-04-03."
    )


def test_a_release_does_without_a_deliverable_for_a_reason() -> None:
    RELEASE.given(*BEGUN).when(dispense_with()).then(unneeded())
    RELEASE.given(*BEGUN).when(dispense_with(reason="")).then_refused(DeliverableReasonMissing)
    assert status(fold([*BEGUN, unneeded()])) is Status.NOT_NEEDED


def test_neither_owner_nor_lead_dispenses_with_it() -> None:
    given = RELEASE.given(*BEGUN, assigned(owner=BEN))
    given.when(dispense_with(by=BEN)).then_refused(DispenserAnswersForIt, saying="It is ben.")
    given.when(dispense_with(by=ASHA)).then_refused(DispenserAnswersForIt, saying="It is asha.")
    given.when(replace(dispense_with(by=DINA), lead=DINA.identity)).then_refused(DispenserAnswersForIt)
    given.when(dispense_with(by=DINA)).then(unneeded())


def test_it_is_dispensed_with_once() -> None:
    RELEASE.given(*BEGUN, unneeded()).when(dispense_with(by=BEN)).then_nothing()


def test_what_was_accepted_is_not_dispensed_with() -> None:
    RELEASE.given(*BEGUN, drafted(), accepted()).when(dispense_with()).then_refused(DeliverableIsAccepted)


def test_what_was_accepted_or_not_needed_is_reopened_with_a_reason() -> None:
    for settled, after in ((accepted(), Status.DRAFTED), (unneeded(), Status.DRAFTED)):
        history = (*BEGUN, drafted(), settled)
        RELEASE.given(*history).when(reopen(" ")).then_refused(DeliverableReasonMissing)
        RELEASE.given(*history).when(reopen()).then(reopened())
        assert status(fold([*history, reopened()])) is after
    assert status(fold([*BEGUN, unneeded(), reopened()])) is Status.PLANNED


def test_what_was_reopened_needs_accepting_again() -> None:
    RELEASE.given(*BEGUN, drafted(), accepted(), reopened()).when(accept()).then(accepted())


def test_what_is_open_is_open_already() -> None:
    RELEASE.given(*BEGUN, drafted()).when(reopen()).then_nothing()


@pytest.mark.parametrize("asked", [assign(TO_BEN), dispense_with()], ids=lambda each: type(each).__name__)
def test_a_stopped_release_answers_for_nothing(asked: AnyReleaseCommand) -> None:
    RELEASE.given(*BEGUN, stopped()).when(asked).then_refused(ReleaseEnded)
    RELEASE.given(*BEGUN, unneeded(), stopped()).when(reopen()).then_refused(ReleaseEnded)


def test_nobody_answers_for_what_is_not_there() -> None:
    nowhere = Assignment(deliverable=SPRINT_PLAN.replace("08", "99"), due=DUE)  # type: ignore[arg-type]
    RELEASE.given(*BEGUN).when(assign(nowhere)).then_refused(DeliverableUnknown, saying="DD-99")


@pytest.mark.parametrize(
    ("number", "day"),
    [(1, date(2017, 3, 1)), (2, date(2017, 3, 2)), (90, date(2017, 5, 29))],
)
def test_the_first_of_ninety_days_is_counted(number: int, day: date) -> None:
    assert nth_day(date(2017, 3, 1), number) == day
