"""How a benefit ends whose release was stopped."""

from dataclasses import replace

from domain.benefit.agenda import next_alarm
from domain.benefit.commands import PostBenefit, WithdrawBenefit, WriteOffBenefit
from domain.benefit.events import BenefitRealised, BenefitWithdrawn, BenefitWrittenOff
from domain.benefit.refusals import BenefitEnded, BenefitUnknown, WithdrawalReasonMissing
from domain.benefit.state import fold
from tests.domain.benefit.scene import (
    ASKED,
    ENGINE,
    EXPECTED,
    OWNER,
    POSTED,
    REGISTERED,
    measure,
    review_asked,
)
from tests.domain.people import LATER, NOON
from tests.domain.spec import BENEFIT

WHY = "1A was stopped at design."
WITHDRAW = WithdrawBenefit(reason=WHY, by=ENGINE, **ASKED)
WITHDRAWN = BenefitWithdrawn(reason=WHY, at=NOON)
WRITTEN_OFF = BenefitWrittenOff(reason="The posts stay.", by=OWNER.identity, at=NOON)


def test_a_benefit_is_withdrawn_before_it_is_posted() -> None:
    BENEFIT.given(REGISTERED).when(WITHDRAW).then(WITHDRAWN)


def test_a_posted_benefit_is_withdrawn_too() -> None:
    BENEFIT.given(REGISTERED, POSTED, review_asked(1)).when(WITHDRAW).then(WITHDRAWN)


def test_a_benefit_is_withdrawn_once() -> None:
    BENEFIT.given(REGISTERED, WITHDRAWN).when(replace(WITHDRAW, at=LATER)).then_nothing()


def test_what_its_owner_gave_up_need_not_be_withdrawn() -> None:
    BENEFIT.given(REGISTERED, WRITTEN_OFF).when(WITHDRAW).then_nothing()


def test_a_realised_benefit_is_not_withdrawn() -> None:
    realised = BenefitRealised(annual=EXPECTED, at=NOON)
    BENEFIT.given(REGISTERED, POSTED, realised).when(WITHDRAW).then_refused(BenefitEnded)


def test_withdrawing_requires_a_reason() -> None:
    BENEFIT.given(REGISTERED).when(replace(WITHDRAW, reason=" ")).then_refused(WithdrawalReasonMissing)


def test_a_withdrawn_benefit_is_neither_posted_nor_written_off_nor_measured() -> None:
    BENEFIT.given(REGISTERED, WITHDRAWN).when(PostBenefit(by=ENGINE, **ASKED)).then_nothing()
    write_off = WriteOffBenefit(reason="The posts stay.", by=OWNER, **ASKED)
    BENEFIT.given(REGISTERED, WITHDRAWN).when(write_off).then_refused(BenefitEnded)
    BENEFIT.given(REGISTERED, POSTED, review_asked(1), WITHDRAWN).when(measure()).then_refused(BenefitEnded)


def test_a_withdrawn_benefit_has_no_duties() -> None:
    withdrawn = fold([REGISTERED, POSTED, review_asked(1), WITHDRAWN])
    assert withdrawn.has_ended
    assert next_alarm(withdrawn) is None


def test_an_unknown_benefit_is_not_withdrawn() -> None:
    BENEFIT.given().when(WITHDRAW).then_refused(BenefitUnknown)
