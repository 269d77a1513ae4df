"""Who answers for a benefit next."""

from dataclasses import replace

import pytest

from domain.benefit.events import BenefitOffered, BenefitTakenOver, BenefitWrittenOff
from domain.benefit.refusals import (
    BenefitEnded,
    BenefitNotOffered,
    NobodyElseConfirms,
    NotTheirsToHandOver,
    NotTheOwner,
)
from domain.identity import Actor
from tests.domain.benefit.scene import (
    CONFIRMER,
    OWNER,
    POSTED,
    REGISTERED,
    hand_over,
    measure,
    measured,
    review_asked,
    take_over,
)
from tests.domain.people import BEN, CHLOE, DINA, EMIL, NOON
from tests.domain.spec import BENEFIT

ASKED_DINA = BenefitOffered(to=DINA.identity, by=BEN.identity, at=NOON)
DINA_OWNS = BenefitTakenOver(by=DINA.identity, at=NOON)
WRITTEN_OFF = BenefitWrittenOff(reason="The posts stay.", by=BEN.identity, at=NOON)


def test_a_new_owner_is_asked_and_agrees() -> None:
    BENEFIT.given(REGISTERED).when(hand_over(DINA)).then(ASKED_DINA)
    BENEFIT.given(REGISTERED, ASKED_DINA).when(take_over(DINA)).then(DINA_OWNS)


def test_until_they_agree_the_owner_stays() -> None:
    under_way = (REGISTERED, POSTED, review_asked(1), ASKED_DINA)
    BENEFIT.given(*under_way).when(measure(by=OWNER)).then(measured())
    BENEFIT.given(*under_way, DINA_OWNS).when(measure(by=OWNER)).then_refused(NotTheOwner, saying="dina")


def test_somebody_who_confirms_it_may_hand_it_over_when_its_owner_is_gone() -> None:
    asked = BenefitOffered(to=DINA.identity, by=CHLOE.identity, at=NOON)
    BENEFIT.given(REGISTERED).when(hand_over(DINA, by=CONFIRMER)).then(asked)


def test_somebody_else_may_be_asked_instead() -> None:
    asked = BenefitOffered(to=EMIL.identity, by=BEN.identity, at=NOON)
    BENEFIT.given(REGISTERED, ASKED_DINA).when(hand_over(EMIL)).then(asked)


@pytest.mark.parametrize(("by", "to"), [(EMIL, DINA), (DINA, DINA), (CHLOE, CHLOE)])
def test_nobody_takes_a_benefit_for_themselves_or_from_others(by: Actor, to: Actor) -> None:
    BENEFIT.given(REGISTERED).when(hand_over(to, by=by)).then_refused(NotTheirsToHandOver, saying="ben")


def test_somebody_other_than_the_new_owner_can_confirm_it() -> None:
    alone = replace(REGISTERED, profile=replace(REGISTERED.profile, confirmers=(CHLOE.identity,)))
    BENEFIT.given(alone).when(hand_over(CHLOE)).then_refused(NobodyElseConfirms, saying="chloe")


def test_only_whoever_was_asked_takes_it_over() -> None:
    BENEFIT.given(REGISTERED).when(take_over(DINA)).then_refused(BenefitNotOffered)
    BENEFIT.given(REGISTERED, ASKED_DINA).when(take_over(EMIL)).then_refused(BenefitNotOffered)


def test_a_benefit_that_ended_is_handed_to_nobody() -> None:
    BENEFIT.given(REGISTERED, WRITTEN_OFF).when(hand_over()).then_refused(BenefitEnded)
    BENEFIT.given(REGISTERED, ASKED_DINA, WRITTEN_OFF).when(take_over()).then_refused(BenefitEnded)


def test_an_owner_is_not_asked_to_take_over_their_own() -> None:
    BENEFIT.given(REGISTERED).when(hand_over(BEN)).then_nothing()
    BENEFIT.given(REGISTERED, ASKED_DINA).when(take_over(BEN)).then_nothing()
