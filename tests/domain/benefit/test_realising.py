"""How a promised benefit is posted, measured, confirmed and realised."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.benefit.commands import AnyBenefitCommand, AskForMeasurement, FlagLateMeasurement, PostBenefit
from domain.benefit.events import (
    BenefitPosted,
    BenefitRealised,
    BenefitWrittenOff,
    MeasurementFoundLate,
)
from domain.benefit.refusals import (
    AlreadyMeasured,
    AmountNegative,
    BenefitEnded,
    BenefitNotPosted,
    BenefitUnknown,
    ConfirmerIsReporter,
    NotAConfirmer,
    NothingToConfirm,
    NotTheOwner,
    ReviewNotDue,
)
from domain.financial_year import Quarter
from domain.money import Pence
from tests.domain.benefit.scene import (
    ASKED,
    ENGINE,
    EXPECTED,
    OWNER,
    POSTED,
    PROFILE,
    REGISTER,
    REGISTERED,
    SIGNED_OFF_AT,
    STRANGER,
    confirm,
    confirmed,
    measure,
    measured,
    review_asked,
)
from tests.domain.people import NOON
from tests.domain.spec import BENEFIT

POST = PostBenefit(programme="shepway-fom", benefit=PROFILE.id, by=ENGINE, at=SIGNED_OFF_AT)
WRITTEN_OFF = BenefitWrittenOff(reason="The posts stay.", by=OWNER.identity, at=NOON)
LATE = MeasurementFoundLate(review=1, at=NOON)
ASKED_ONCE = (REGISTERED, POSTED, review_asked(1))
REALISED = BenefitRealised(annual=EXPECTED, at=NOON)
THROUGH = (
    *ASKED_ONCE,
    measured(1),
    confirmed(1),
    review_asked(2),
    measured(2),
    confirmed(2),
    REALISED,
)


def ask(review: int) -> AskForMeasurement:
    return AskForMeasurement(review=review, by=ENGINE, **ASKED)


def flag_late(review: int) -> FlagLateMeasurement:
    return FlagLateMeasurement(review=review, by=ENGINE, **ASKED)


def test_a_programme_promises_a_benefit() -> None:
    BENEFIT.given().when(REGISTER).then(REGISTERED)


def test_what_was_promised_stands() -> None:
    BENEFIT.given(REGISTERED).when(replace(REGISTER, profile=replace(PROFILE, reviews=9))).then_nothing()


@pytest.mark.parametrize(
    "command", [POST, ask(1), flag_late(1), measure(), confirm()], ids=lambda each: type(each).__name__
)
def test_nothing_is_asked_of_an_unknown_benefit(command: AnyBenefitCommand) -> None:
    BENEFIT.given().when(command).then_refused(BenefitUnknown, saying="B-1A")


def test_a_benefit_is_posted_in_the_quarter_of_sign_off() -> None:
    BENEFIT.given(REGISTERED).when(POST).then(POSTED)


def test_march_belongs_to_the_financial_year_before() -> None:
    march = datetime(2019, 3, 31, tzinfo=UTC)
    last_quarter = BenefitPosted(quarter=Quarter(year=2018, number=4), at=march)
    BENEFIT.given(REGISTERED).when(replace(POST, at=march)).then(last_quarter)


def test_a_benefit_is_posted_once() -> None:
    BENEFIT.given(REGISTERED, POSTED).when(replace(POST, at=NOON)).then_nothing()


def test_a_benefit_written_off_is_not_posted() -> None:
    BENEFIT.given(REGISTERED, WRITTEN_OFF).when(POST).then_nothing()


def test_its_owner_is_asked_at_the_first_review() -> None:
    BENEFIT.given(REGISTERED, POSTED).when(ask(1)).then(review_asked(1))


def test_nobody_is_asked_before_sign_off() -> None:
    BENEFIT.given(REGISTERED).when(ask(1)).then_refused(BenefitNotPosted)


def test_reviews_are_asked_for_in_order() -> None:
    BENEFIT.given(REGISTERED, POSTED).when(ask(2)).then_refused(ReviewNotDue, saying="Review 2.")
    BENEFIT.given(*ASKED_ONCE).when(ask(2)).then(review_asked(2))


def test_there_are_no_more_reviews_than_promised() -> None:
    BENEFIT.given(*ASKED_ONCE, review_asked(2)).when(ask(3)).then_refused(ReviewNotDue)


def test_a_review_is_asked_for_once() -> None:
    BENEFIT.given(*ASKED_ONCE).when(ask(1)).then_nothing()


def test_nobody_is_asked_after_the_end() -> None:
    BENEFIT.given(*THROUGH).when(ask(3)).then_nothing()
    BENEFIT.given(*ASKED_ONCE, WRITTEN_OFF).when(ask(2)).then_nothing()


def test_a_review_nobody_confirmed_in_time_is_late() -> None:
    BENEFIT.given(*ASKED_ONCE).when(flag_late(1)).then(LATE)
    BENEFIT.given(*ASKED_ONCE, measured()).when(flag_late(1)).then(LATE)


def test_a_late_review_is_flagged_once() -> None:
    BENEFIT.given(*ASKED_ONCE, LATE).when(flag_late(1)).then_nothing()


def test_a_confirmed_review_is_never_late() -> None:
    BENEFIT.given(*ASKED_ONCE, measured(), confirmed()).when(flag_late(1)).then_nothing()


def test_a_benefit_that_ended_is_never_late() -> None:
    BENEFIT.given(*ASKED_ONCE, WRITTEN_OFF).when(flag_late(1)).then_nothing()


def test_only_a_review_asked_for_can_be_late() -> None:
    BENEFIT.given(REGISTERED, POSTED).when(flag_late(1)).then_refused(ReviewNotDue)


def test_a_late_review_can_still_be_measured() -> None:
    BENEFIT.given(*ASKED_ONCE, LATE).when(measure()).then(measured())


def test_its_owner_measures_a_benefit() -> None:
    BENEFIT.given(*ASKED_ONCE).when(measure(annual=100)).then(measured(annual=100))


def test_nobody_but_the_owner_measures() -> None:
    BENEFIT.given(*ASKED_ONCE).when(measure(by=STRANGER)).then_refused(NotTheOwner, saying="It is ben.")


def test_a_benefit_may_turn_out_as_nothing() -> None:
    BENEFIT.given(*ASKED_ONCE).when(measure(annual=0)).then(measured(annual=0))


def test_a_benefit_cannot_be_less_than_nothing() -> None:
    BENEFIT.given(*ASKED_ONCE).when(measure(annual=-1)).then_refused(AmountNegative)


def test_the_same_measurement_is_kept_once() -> None:
    BENEFIT.given(*ASKED_ONCE, measured()).when(measure()).then_nothing()


def test_a_measurement_can_be_corrected_until_confirmed() -> None:
    BENEFIT.given(*ASKED_ONCE, measured()).when(measure(annual=100)).then(measured(annual=100))
    BENEFIT.given(*ASKED_ONCE, measured(), confirmed()).when(measure(annual=100)).then_refused(
        AlreadyMeasured
    )


def test_a_benefit_is_not_measured_before_sign_off() -> None:
    BENEFIT.given(REGISTERED).when(measure()).then_refused(BenefitNotPosted)


def test_only_the_review_that_is_due_is_measured() -> None:
    BENEFIT.given(*ASKED_ONCE).when(measure(review=2)).then_refused(ReviewNotDue)


def test_a_benefit_that_ended_is_not_measured() -> None:
    BENEFIT.given(*THROUGH).when(measure(review=2, annual=1)).then_refused(BenefitEnded)
    BENEFIT.given(*ASKED_ONCE, WRITTEN_OFF).when(measure()).then_refused(BenefitEnded)


def test_somebody_else_confirms_what_was_measured() -> None:
    BENEFIT.given(*ASKED_ONCE, measured()).when(confirm()).then(confirmed())


def test_the_reporter_may_not_confirm() -> None:
    BENEFIT.given(*ASKED_ONCE, measured()).when(confirm(by=OWNER)).then_refused(ConfirmerIsReporter)


def test_only_named_people_confirm() -> None:
    BENEFIT.given(*ASKED_ONCE, measured()).when(confirm(by=STRANGER)).then_refused(NotAConfirmer)


def test_nothing_is_confirmed_before_it_is_measured() -> None:
    BENEFIT.given(*ASKED_ONCE).when(confirm()).then_refused(NothingToConfirm)


def test_an_older_measurement_does_not_serve_a_newer_review() -> None:
    BENEFIT.given(*ASKED_ONCE, measured(1), confirmed(1), review_asked(2)).when(confirm(2)).then_refused(
        NothingToConfirm
    )


def test_a_measurement_is_confirmed_once() -> None:
    BENEFIT.given(*ASKED_ONCE, measured(), confirmed()).when(confirm(by=STRANGER)).then_nothing()


def test_nothing_is_confirmed_before_sign_off() -> None:
    BENEFIT.given(REGISTERED).when(confirm()).then_refused(BenefitNotPosted)


def test_a_benefit_written_off_is_not_confirmed() -> None:
    BENEFIT.given(*ASKED_ONCE, measured(), WRITTEN_OFF).when(confirm()).then_refused(BenefitEnded)


def test_the_last_confirmation_realises_the_benefit() -> None:
    more = Pence(EXPECTED + 100)
    BENEFIT.given(*THROUGH[:6], measured(2, annual=more)).when(confirm(2)).then(
        confirmed(2), BenefitRealised(annual=more, at=NOON)
    )
