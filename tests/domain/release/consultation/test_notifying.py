"""How form HR1 is recorded, and in which order its days have to stand."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.release.consultation.commands import NotifyRedundancies
from domain.release.consultation.events import ConsultationOpened
from domain.release.consultation.refusals import (
    ConsultationDayNotPossible,
    ConsultationNotOpen,
    DismissalTooSoon,
    FormNotTaken,
    NoLawTaken,
    OrderNotLawful,
)
from domain.release.decide import decide
from domain.release.evolving import fold
from tests.domain.release.consultation.scene import BEGIN, OPEN, THERE, by_ben, hr1, notified, planned
from tests.domain.release.scene import PLAN
from tests.domain.spec import RELEASE

EARLIEST = date(2018, 6, 15)  # thirty days after form HR1, which was sent two days after the start


def test_form_hr1_is_recorded_with_the_days_that_it_names() -> None:
    RELEASE.given(*OPEN).when(hr1()).then(notified(hr1()))


def test_an_amended_form_takes_the_place_of_the_first() -> None:
    amended = hr1(sent=date(2018, 5, 20), reference="HR1-78")
    RELEASE.given(*OPEN, notified(hr1())).when(amended).then(notified(amended))


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(hr1(sent=date(2018, 5, 13)), id="form before consultation"),
        pytest.param(hr1(notice=date(2018, 5, 16)), id="notice with the form"),
        pytest.param(hr1(notice=date(2018, 5, 15)), id="notice before the form"),
        pytest.param(hr1(notice=date(2018, 7, 2)), id="dismissal with the notice"),
        pytest.param(hr1(notice=date(2018, 7, 3)), id="dismissal before the notice"),
    ],
)
def test_start_form_notice_and_dismissal_come_in_this_order(command: NotifyRedundancies) -> None:
    RELEASE.given(*OPEN).when(command).then_refused(OrderNotLawful, saying="consultation started 2018-05-14")


def test_the_least_days_count_from_the_form_too() -> None:
    notice = date(2018, 5, 17)
    on_the_day, too_soon = (
        hr1(notice=notice, dismissal=EARLIEST),
        hr1(notice=notice, dismissal=date(2018, 6, 14)),
    )
    RELEASE.given(*OPEN).when(on_the_day).then(notified(on_the_day))
    RELEASE.given(*OPEN).when(too_soon).then_refused(
        DismissalTooSoon, saying="36 heads need 30 days, so nobody leaves before 2018-06-15"
    )
    assert fold((*OPEN, notified(on_the_day))).consultation.earliest_leaving == EARLIEST


def test_a_form_sent_on_the_first_day_moves_nothing() -> None:
    first = notified(hr1(sent=date(2018, 5, 14)))
    assert fold((*OPEN, first)).consultation.earliest_leaving == date(2018, 6, 13)
    assert fold(OPEN).consultation.earliest_leaving == date(2018, 6, 13)
    assert fold(THERE).consultation.earliest_leaving is None


def test_a_form_cannot_be_sent_tomorrow() -> None:
    command = replace(hr1(), **by_ben(date(2018, 5, 15)))
    RELEASE.given(*OPEN).when(command).then_refused(
        ConsultationDayNotPossible, saying="2018-05-16 is still to come"
    )


@pytest.mark.parametrize("command", [hr1(reference=" "), hr1(copy="in a drawer")])
def test_a_form_has_a_reference_and_a_kept_copy(command: NotifyRedundancies) -> None:
    RELEASE.given(*OPEN).when(command).then_refused(FormNotTaken, saying="the digest of the copy")


def test_paper_was_taken_until_30_november_2025() -> None:
    began = datetime(2025, 11, 20, 9, tzinfo=UTC)
    opened = decide(fold(THERE), replace(BEGIN, at=began))
    assert isinstance(opened[0], ConsultationOpened)
    last, first = (
        hr1(sent=day, notice=date(2025, 12, 10), dismissal=date(2026, 2, 1), online=False)
        for day in (date(2025, 11, 30), date(2025, 12, 1))
    )
    RELEASE.given(*THERE, *opened).when(last).then(notified(last))
    RELEASE.given(*THERE, *opened).when(first).then_refused(
        FormNotTaken, saying="Since 2025-12-01 it is sent online only"
    )


def test_a_form_belongs_to_an_open_consultation_in_a_programme_with_law() -> None:
    RELEASE.given(*THERE).when(hr1()).then_refused(ConsultationNotOpen)
    lawless = planned(PLAN, law=None)
    RELEASE.given(*lawless, *decide(fold(lawless), BEGIN)).when(hr1()).then_refused(NoLawTaken)
