"""What falls due for a benefit when nobody does anything."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.benefit.agenda import BenefitAlarm, BenefitDuty, next_alarm
from domain.benefit.events import BenefitPosted, BenefitRealised, BenefitWrittenOff, MeasurementFoundLate
from domain.benefit.state import Benefit, fold
from domain.financial_year import Quarter
from tests.domain.benefit.scene import (
    EXPECTED,
    OWNER,
    POSTED,
    PROFILE,
    REGISTERED,
    SIGNED_OFF_AT,
    confirmed,
    measured,
    review_asked,
)
from tests.domain.people import NOON

LATE = MeasurementFoundLate(review=1, at=NOON)
REVIEWED_ONCE = (REGISTERED, POSTED, review_asked(1), measured(1), confirmed(1))


def ask(review: int, *day: int) -> BenefitAlarm:
    year, month = day
    return BenefitAlarm(duty=BenefitDuty.ASK, review=review, at=datetime(year, month, 1, tzinfo=UTC))


def flag_late(review: int, *day: int) -> BenefitAlarm:
    year, month = day
    return BenefitAlarm(duty=BenefitDuty.FLAG_LATE, review=review, at=datetime(year, month, 1, tzinfo=UTC))


def test_nothing_falls_due_before_sign_off() -> None:
    assert next_alarm(Benefit()) is None
    assert next_alarm(fold([REGISTERED])) is None


def test_the_first_review_counts_from_the_quarter_after_sign_off() -> None:
    assert next_alarm(fold([REGISTERED, POSTED])) == ask(1, 2019, 7)


def test_a_review_not_confirmed_a_month_later_is_late() -> None:
    assert next_alarm(fold([REGISTERED, POSTED, review_asked(1)])) == flag_late(1, 2019, 8)


def test_a_measurement_nobody_confirmed_is_late_as_well() -> None:
    assert next_alarm(fold([REGISTERED, POSTED, review_asked(1), measured(1)])) == flag_late(1, 2019, 8)


def test_a_late_review_waits_for_people_only() -> None:
    assert next_alarm(fold([REGISTERED, POSTED, review_asked(1), LATE])) is None


def test_a_confirmed_review_leads_to_the_next() -> None:
    assert next_alarm(fold(REVIEWED_ONCE)) == ask(2, 2020, 1)
    assert next_alarm(fold([*REVIEWED_ONCE[:3], LATE, *REVIEWED_ONCE[3:]])) == ask(2, 2020, 1)


def test_each_review_can_be_late() -> None:
    assert next_alarm(fold([*REVIEWED_ONCE, review_asked(2)])) == flag_late(2, 2020, 2)


def test_months_run_over_the_end_of_years() -> None:
    often = replace(REGISTERED, profile=replace(PROFILE, review_every_months=30))
    last_quarter = BenefitPosted(quarter=Quarter(year=2018, number=4), at=SIGNED_OFF_AT)
    assert next_alarm(fold([often, last_quarter])) == ask(1, 2021, 10)


def test_a_benefit_that_ended_has_no_duties() -> None:
    realised = BenefitRealised(annual=EXPECTED, at=NOON)
    written_off = BenefitWrittenOff(reason="The posts stay.", by=OWNER.identity, at=NOON)
    assert next_alarm(fold([*REVIEWED_ONCE, review_asked(2), measured(2), confirmed(2), realised])) is None
    assert next_alarm(fold([REGISTERED, POSTED, review_asked(1), written_off])) is None
