"""How it is said that a benefit will not come."""

from dataclasses import replace

from domain.benefit.commands import WriteOffBenefit
from domain.benefit.events import BenefitRealised, BenefitWrittenOff
from domain.benefit.refusals import BenefitEnded, BenefitUnknown, NotTheOwner, WriteOffReasonMissing
from tests.domain.benefit.scene import (
    ASKED,
    CONFIRMER,
    EXPECTED,
    OWNER,
    POSTED,
    REGISTERED,
    measured,
    review_asked,
)
from tests.domain.people import LATER, NOON
from tests.domain.spec import BENEFIT

WRITE_OFF = WriteOffBenefit(reason="The posts stay.", by=OWNER, **ASKED)
WRITTEN_OFF = BenefitWrittenOff(reason="The posts stay.", by=OWNER.identity, at=NOON)


def test_its_owner_writes_a_benefit_off() -> None:
    BENEFIT.given(REGISTERED).when(WRITE_OFF).then(WRITTEN_OFF)


def test_a_measured_benefit_can_be_written_off() -> None:
    BENEFIT.given(REGISTERED, POSTED, review_asked(1), measured()).when(WRITE_OFF).then(WRITTEN_OFF)


def test_nobody_but_the_owner_writes_off() -> None:
    BENEFIT.given(REGISTERED).when(replace(WRITE_OFF, by=CONFIRMER)).then_refused(NotTheOwner)


def test_writing_off_requires_a_reason() -> None:
    BENEFIT.given(REGISTERED).when(replace(WRITE_OFF, reason=" ")).then_refused(WriteOffReasonMissing)


def test_a_benefit_is_written_off_once() -> None:
    BENEFIT.given(REGISTERED, WRITTEN_OFF).when(replace(WRITE_OFF, at=LATER)).then_nothing()


def test_a_realised_benefit_is_not_written_off() -> None:
    realised = BenefitRealised(annual=EXPECTED, at=NOON)
    BENEFIT.given(REGISTERED, POSTED, realised).when(WRITE_OFF).then_refused(BenefitEnded)


def test_an_unknown_benefit_is_not_written_off() -> None:
    BENEFIT.given().when(WRITE_OFF).then_refused(BenefitUnknown)
