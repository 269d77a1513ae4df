"""When other people or rules would leave a gate for money shut for ever, or open it by silence."""

from dataclasses import replace

from domain.fund.plan import YearsAsk
from domain.gate.step import decided_by
from domain.money import Pence
from domain.programme.refusals import GateNeverOpens, PolicyNotSound, RosterNotSound
from tests.domain.fund import scene
from tests.domain.gate.scene import BOARD, FINANCE, ROSTER
from tests.domain.people import ASHA, DINA
from tests.domain.programme.scene import (
    PLAN,
    adopt_policy,
    adopt_roster,
    begun,
    roster_adopted,
    with_holders,
)
from tests.domain.spec import PROGRAMME

MONEY_GATE = replace(PLAN.policies[0], id=scene.MONEY_GATE, steps=decided_by(BOARD, FINANCE))
STAGE_GATE = replace(PLAN.policies[0], steps=decided_by(BOARD))
MONEY = replace(scene.PLAN, years=scene.PLAN.years[1:])
WITH_MONEY = begun(replace(PLAN, policies=(STAGE_GATE, MONEY_GATE), fund=MONEY))
BY_HAND = begun(
    replace(
        PLAN,
        policies=(STAGE_GATE, MONEY_GATE),
        fund=replace(MONEY, years=(YearsAsk(year=2019, amount=Pence(1)),)),
    )
)


def test_a_gate_for_money_still_to_come_must_have_people() -> None:
    nobody = adopt_roster(with_holders(FINANCE))
    PROGRAMME.given(*WITH_MONEY).when(nobody).then_refused(
        GateNeverOpens, saying="shepway-fom/2019-20: too few people as finance."
    )


def test_a_gate_for_money_that_anybody_may_ask_for_must_have_people_too() -> None:
    nobody = adopt_roster(with_holders(FINANCE))
    PROGRAMME.given(*BY_HAND).when(nobody).then_refused(
        GateNeverOpens, saying="money-gate: too few people as finance for a gate for money."
    )


def test_who_asks_for_the_years_money_does_not_decide_it() -> None:
    asha_alone = adopt_roster(with_holders(FINANCE, ASHA))
    PROGRAMME.given(*WITH_MONEY).when(asha_alone).then_refused(
        GateNeverOpens, saying="shepway-fom/2019-20: too few people as finance."
    )
    granted = replace(asha_alone, passed=("shepway-fom/2019-20",))
    PROGRAMME.given(*WITH_MONEY).when(granted).then(roster_adopted(asha_alone.roster))


def test_a_roster_keeps_in_whose_name_money_is_asked_for() -> None:
    opening = replace(MONEY.years[0].opening, requested_by=DINA.identity)  # type: ignore[type-var]
    years = (replace(MONEY.years[0], opening=opening),)
    policies = (STAGE_GATE, replace(MONEY_GATE, steps=decided_by(BOARD)))
    given = begun(replace(PLAN, policies=policies, fund=replace(MONEY, years=years)))
    people = tuple(each for each in ROSTER.people if each.identity != DINA.identity)
    without = replace(with_holders(FINANCE), people=people)
    PROGRAMME.given(*given).when(adopt_roster(without)).then_refused(
        RosterNotSound, saying="dina, in whose name 2019-20 is asked for, is not among the people."
    )


def test_a_policy_that_nobody_could_follow_is_refused_for_money_too() -> None:
    three = adopt_policy(replace(MONEY_GATE, steps=decided_by(BOARD, BOARD, BOARD)))
    PROGRAMME.given(*WITH_MONEY).when(three).then_refused(
        GateNeverOpens, saying="shepway-fom/2019-20: too few people as board."
    )


def test_nobodys_silence_commits_money() -> None:
    silent = adopt_policy(replace(MONEY_GATE, deemed_consent=True))
    PROGRAMME.given(*WITH_MONEY).when(silent).then_refused(
        PolicyNotSound, saying="Nobody's silence commits money."
    )


def test_nobodys_silence_signs_off_under_a_policy_that_is_adopted() -> None:
    silent = adopt_policy(replace(STAGE_GATE, deemed_consent=True))
    PROGRAMME.given(*WITH_MONEY).when(silent).then_refused(
        PolicyNotSound, saying="Nobody's silence signs a release off."
    )
