"""How it is known how things were before anything changed, and what depends on it."""

from dataclasses import replace
from datetime import date

import pytest

from domain.benefit.events import BenefitEvent, BenefitRealised, BenefitWrittenOff
from domain.benefit.refusals import (
    AmountNegative,
    BaselineDayToCome,
    BaselineIsInUse,
    BaselineMethodMissing,
    BaselineNotMeasured,
    BaselineTooLate,
    BenefitEnded,
    BenefitUnknown,
    NotForThemToMeasure,
)
from domain.benefit.state import fold
from domain.fund.state import Fund
from domain.known_facts import facts_of_stage
from domain.money import Pence
from domain.programme.state import Programme
from domain.release.state import Release
from domain.stage import Stage
from tests.domain.benefit.scene import (
    BASELINE,
    BASELINE_MEASURED,
    EXPECTED,
    POSTED,
    PROFILE,
    REGISTERED,
    STRANGER,
    confirm,
    confirmed,
    measured,
    review_asked,
)
from tests.domain.people import BEN, CHLOE, LATER, NOON
from tests.domain.spec import BENEFIT

STATED = replace(REGISTERED, profile=replace(PROFILE, baseline_measured=None))
UNKNOWN = replace(STATED, profile=replace(STATED.profile, baseline=None))
AT_LAST = (POSTED, review_asked(1), measured(1), confirmed(1), review_asked(2), measured(2))
REALISED = BenefitRealised(annual=EXPECTED, at=NOON)


def test_its_owner_or_a_confirmer_measures_the_baseline() -> None:
    BENEFIT.given(UNKNOWN).when(BASELINE).then(BASELINE_MEASURED)
    BENEFIT.given(UNKNOWN).when(replace(BASELINE, by=CHLOE)).then(
        replace(BASELINE_MEASURED, by=CHLOE.identity)
    )
    BENEFIT.given(UNKNOWN).when(replace(BASELINE, by=STRANGER)).then_refused(NotForThemToMeasure)


def test_the_same_baseline_is_kept_once() -> None:
    BENEFIT.given(UNKNOWN, BASELINE_MEASURED).when(replace(BASELINE, at=LATER)).then_nothing()


def test_a_baseline_is_corrected_until_a_review_is_confirmed_against_it() -> None:
    better = replace(BASELINE, annual=Pence(1))
    BENEFIT.given(STATED, BASELINE_MEASURED).when(better).then(replace(BASELINE_MEASURED, annual=Pence(1)))
    BENEFIT.given(STATED, BASELINE_MEASURED, *AT_LAST).when(better).then_refused(BaselineIsInUse)
    BENEFIT.given(REGISTERED, *AT_LAST).when(better).then_refused(BaselineIsInUse)


def test_a_baseline_that_is_missing_may_still_be_told_before_the_last_review() -> None:
    BENEFIT.given(UNKNOWN, *AT_LAST).when(BASELINE).then(BASELINE_MEASURED)


@pytest.mark.parametrize("registered", [STATED, UNKNOWN], ids=["stated only", "missing"])
def test_no_benefit_is_realised_without_a_measured_baseline(registered: BenefitEvent) -> None:
    BENEFIT.given(registered, *AT_LAST).when(confirm(2)).then_refused(BaselineNotMeasured, saying="B-1A")
    BENEFIT.given(registered, BASELINE_MEASURED, *AT_LAST).when(confirm(2)).then(confirmed(2), REALISED)


def test_a_baseline_counts_as_measured_where_its_programme_says_when_and_by_what() -> None:
    BENEFIT.given(REGISTERED, *AT_LAST).when(confirm(2)).then(confirmed(2), REALISED)
    assert fold([REGISTERED]).measured_baseline == PROFILE.baseline
    assert fold([REGISTERED, BASELINE_MEASURED]).measured_baseline == BASELINE.annual
    assert fold([STATED]).measured_baseline is None


def test_a_baseline_is_one_that_can_be() -> None:
    given = BENEFIT.given(UNKNOWN)
    given.when(replace(BASELINE, annual=Pence(-1))).then_refused(AmountNegative)
    given.when(replace(BASELINE, method=" ")).then_refused(BaselineMethodMissing)
    given.when(replace(BASELINE, measured_on=date(2018, 5, 15))).then_refused(BaselineDayToCome)
    given.when(replace(BASELINE, measured_on=NOON.date())).then(
        replace(BASELINE_MEASURED, measured_on=NOON.date())
    )


def test_what_is_measured_after_sign_off_is_no_baseline() -> None:
    posted = replace(POSTED, at=NOON.replace(month=4, day=1))
    given = BENEFIT.given(UNKNOWN, posted)
    given.when(replace(BASELINE, measured_on=date(2018, 4, 2))).then_refused(BaselineTooLate)
    on_the_day = replace(BASELINE_MEASURED, measured_on=date(2018, 4, 1))
    given.when(replace(BASELINE, measured_on=date(2018, 4, 1))).then(on_the_day)


def test_a_benefit_that_ended_has_no_new_baseline() -> None:
    over = BenefitWrittenOff(reason="The posts stay.", by=BEN.identity, at=NOON)
    BENEFIT.given(UNKNOWN, over).when(BASELINE).then_refused(BenefitEnded)
    BENEFIT.given().when(BASELINE).then_refused(BenefitUnknown)


def test_a_gate_sees_the_baseline_that_somebody_measured() -> None:
    def lacking(*history: BenefitEvent) -> tuple[str, ...]:
        benefits = [fold(history)]
        return facts_of_stage(
            Release(), Programme(), Stage.DESIGN, earlier=(), benefits=benefits, fund=Fund(), at=NOON
        ).benefits_lacking

    assert (lacking(UNKNOWN), lacking(UNKNOWN, BASELINE_MEASURED), lacking(STATED)) == (("B-1A",), (), ())
