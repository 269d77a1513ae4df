"""How a benefit gets another owner."""

from dataclasses import replace

from domain.benefit.events import BenefitHandedOver, BenefitWrittenOff
from domain.benefit.refusals import (
    BenefitEnded,
    HandOverReasonMissing,
    NewOwnerUnknown,
    NobodyElseConfirms,
    NotTheirsToHandOver,
    NotTheOwner,
)
from tests.domain.benefit.scene import (
    CONFIRMER,
    OWNER,
    POSTED,
    PROFILE,
    REGISTERED,
    STRANGER,
    hand_over,
    measure,
    review_asked,
)
from tests.domain.people import ASHA, CHLOE, DINA, NOON
from tests.domain.spec import BENEFIT

GIVEN = BENEFIT.given(REGISTERED)
TO_DINA = BenefitHandedOver(owner=DINA.identity, reason="Ben leaves.", by=OWNER.identity, at=NOON)


def test_the_owner_or_a_confirmer_hands_it_over() -> None:
    GIVEN.when(hand_over(DINA)).then(TO_DINA)
    GIVEN.when(hand_over(DINA, by=CONFIRMER)).then(
        BenefitHandedOver(owner=DINA.identity, reason="Ben leaves.", by=CONFIRMER.identity, at=NOON)
    )
    GIVEN.when(hand_over(DINA, by=STRANGER)).then_refused(NotTheirsToHandOver)


def test_the_new_owner_measures_it_from_then_on() -> None:
    given = BENEFIT.given(REGISTERED, POSTED, review_asked(1), TO_DINA)
    given.when(measure()).then_refused(NotTheOwner, saying="dina")
    given.when(hand_over(DINA)).then_nothing()


def test_it_goes_to_somebody_of_the_programme_with_a_reason() -> None:
    GIVEN.when(hand_over(ASHA)).then_refused(NewOwnerUnknown, saying="asha")
    GIVEN.when(hand_over(DINA, reason=" ")).then_refused(HandOverReasonMissing)


def test_somebody_else_still_confirms() -> None:
    alone = replace(REGISTERED, profile=replace(PROFILE, confirmers=(CHLOE.identity,)))
    BENEFIT.given(alone).when(hand_over(CHLOE)).then_refused(NobodyElseConfirms)
    GIVEN.when(hand_over(CHLOE)).then(replace(TO_DINA, owner=CHLOE.identity))


def test_a_benefit_that_ended_stays_with_its_owner() -> None:
    over = BenefitWrittenOff(reason="The posts stay.", by=OWNER.identity, at=NOON)
    BENEFIT.given(REGISTERED, over).when(hand_over(DINA)).then_refused(BenefitEnded)
