"""Who moves money between lines by themselves, and how much."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.authority import AboveLimit, AboveLimitInAll, AboveYearsLimit
from domain.fund.plan import LineId
from domain.fund.refusals import (
    AmountNotPositive,
    LinesTheSame,
    LineUnknown,
    NotEnoughOnLine,
    NotInThisRole,
    ReferenceMissing,
    ReferenceUsed,
    RoleMayNotVire,
)
from domain.gate.refusals import ReasonMissing
from domain.money import Pence
from domain.roster import Limit
from tests.domain.fund.scene import (
    AS_BOARD,
    AS_GUARDIAN,
    ESTABLISHED,
    GUARDIAN,
    SPARE,
    TEAM,
    VIRER,
    B,
    ask,
    asked,
    entitled,
    granted,
    vire,
    vired,
)
from tests.domain.gate.scene import BOARD, CABINET, FINANCE
from tests.domain.people import LATER, NOON
from tests.domain.spec import FUND

A_YEAR_AGO = NOON - timedelta(days=365)


def test_a_role_moves_money_within_its_limit() -> None:
    FUND.given(ESTABLISHED).when(vire(50_000_00)).then(vired(50_000_00))


def test_a_penny_above_the_limit_is_refused() -> None:
    FUND.given(ESTABLISHED).when(vire(50_000_01)).then_refused(
        AboveLimit, saying="£50,000.01 is above £50,000.00."
    )


def test_the_years_virements_count_together() -> None:
    past = FUND.given(ESTABLISHED, vired(50_000_00))
    past.when(vire(30_000_00, "V-2")).then(vired(30_000_00, "V-2"))
    past.when(vire(30_000_01, "V-2")).then_refused(AboveYearsLimit, saying="2018/19")


def test_virements_of_other_years_count_in_all_alone() -> None:
    past = FUND.given(ESTABLISHED, vired(45_000_00, at=A_YEAR_AGO))
    past.when(vire(45_000_00, "V-2")).then(vired(45_000_00, "V-2"))
    past.when(vire(45_000_01, "V-2")).then_refused(AboveLimitInAll)


def test_what_was_granted_under_the_role_counts_as_well() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(50_000_00, B)), granted(50_000_00, B))
    past.when(vire(30_000_00)).then(vired(30_000_00))
    past.when(vire(30_000_01)).then_refused(AboveYearsLimit)


def test_a_deputy_moves_up_to_the_lower_limit() -> None:
    deputy = tuple(
        replace(each, for_=GUARDIAN.identity, delegation="D-1", limit=Limit(per_decision=Pence(10_00)))
        for each in AS_BOARD
    )
    FUND.given(ESTABLISHED).when(vire(10_00, standing=deputy)).then(vired(10_00))
    FUND.given(ESTABLISHED).when(vire(10_01, standing=deputy)).then_refused(AboveLimit)
    FUND.given(ESTABLISHED).when(vire(10_01, standing=(*deputy, *AS_BOARD))).then(vired(10_01))


def test_nobody_moves_money_in_a_role_that_they_do_not_hold() -> None:
    FUND.given(ESTABLISHED).when(vire(1, standing=())).then_refused(NotInThisRole)
    FUND.given(ESTABLISHED).when(vire(1, by=GUARDIAN)).then_refused(NotInThisRole)


def test_a_role_that_the_fund_does_not_name_moves_nothing() -> None:
    by_finance = replace(vire(1, by=GUARDIAN, standing=AS_GUARDIAN), role=FINANCE)
    FUND.given(ESTABLISHED).when(by_finance).then_refused(RoleMayNotVire)


def test_no_more_moves_than_the_line_has_unspent() -> None:
    without_limit = entitled(VIRER, BOARD)
    FUND.given(ESTABLISHED).when(vire(100_000_00, standing=without_limit)).then(vired(100_000_00))
    FUND.given(ESTABLISHED).when(vire(100_000_01, standing=without_limit)).then_refused(NotEnoughOnLine)
    on_spare = FUND.given(ESTABLISHED, asked(ask(99_000_00, line=SPARE)))
    on_spare.when(vire(1_000_01)).then_refused(NotEnoughOnLine, saying="£1,000.00")


def test_money_that_arrived_on_a_line_can_move_on() -> None:
    past = FUND.given(ESTABLISHED, vired(20_000_00), asked(ask(400_000_00, line=TEAM, deciders=(CABINET,))))
    past.when(vire(20_000_01, "V-2", from_line=TEAM, to_line=SPARE)).then_refused(NotEnoughOnLine)
    back = vire(20_000_00, "V-2", from_line=TEAM, to_line=SPARE)
    past.when(back).then(replace(vired(20_000_00, "V-2"), from_line=TEAM, to_line=SPARE))


@pytest.mark.parametrize("amount", [0, -1])
def test_a_virement_is_a_penny_at_least(amount: int) -> None:
    FUND.given(ESTABLISHED).when(vire(amount)).then_refused(AmountNotPositive)


def test_money_moves_from_one_known_line_to_another() -> None:
    FUND.given(ESTABLISHED).when(vire(1, to_line=SPARE)).then_refused(LinesTheSame)
    FUND.given(ESTABLISHED).when(vire(1, to_line=LineId("tea"))).then_refused(LineUnknown)
    FUND.given(ESTABLISHED).when(vire(1, from_line=LineId("tea"))).then_refused(LineUnknown)


def test_a_reference_is_used_once() -> None:
    past = FUND.given(ESTABLISHED, vired(1))
    past.when(replace(vire(1), at=LATER)).then_nothing()
    past.when(vire(2)).then_refused(ReferenceUsed)
    FUND.given(ESTABLISHED).when(vire(1, " ")).then_refused(ReferenceMissing)


def test_a_virement_has_a_reason() -> None:
    FUND.given(ESTABLISHED).when(replace(vire(1), reason=" ")).then_refused(ReasonMissing)
