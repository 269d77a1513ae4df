"""Who answers for a benefit next."""

from dataclasses import replace

import pytest

from domain.benefit.events import BenefitEvent, BenefitOffered, BenefitTakenOver, BenefitWrittenOff
from domain.benefit.refusals import (
    BenefitEnded,
    BenefitNotOffered,
    NobodyElseConfirms,
    NotTheirsToHandOver,
    NotTheOwner,
)
from domain.benefit.state import fold
from domain.fund.state import Fund
from domain.gate.check import Check, Checked, CheckKind, CheckResult
from domain.gate.checking import checked
from domain.identity import Actor
from domain.known_facts import facts_of_stage
from domain.programme.state import Programme
from domain.release.state import Release
from domain.roster import Leaver
from domain.stage import Stage
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
from tests.domain.gate.scene import ROSTER
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


def test_a_benefit_without_owner_keeps_sign_off_shut_until_it_is_taken_over() -> None:
    """Ben has left; once Dina owns it, the check of benefits passes."""
    roster = replace(ROSTER, leavers=(Leaver(who=BEN.identity, left=NOON.date()),))

    def checked_at_sign_off(*history: BenefitEvent) -> Checked:
        facts = facts_of_stage(
            Release(),
            Programme(roster=roster),
            Stage.SIGN_OFF,
            earlier=(),
            benefits=[fold(history)],
            fund=Fund(),
            at=NOON,
        )
        return checked(Check(kind=CheckKind.BENEFITS), facts)

    without = checked_at_sign_off(REGISTERED)
    assert (without.result, without.reason) == (CheckResult.FAIL, "Without owner or baseline: B-1A.")
    assert checked_at_sign_off(REGISTERED, ASKED_DINA, DINA_OWNS).result is CheckResult.PASS
