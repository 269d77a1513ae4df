"""Who takes granted money, and how much of it."""

from dataclasses import replace

import pytest

from domain.fund.refusals import (
    AboveCapability,
    AboveYearsAsk,
    AmountNotPositive,
    CapabilityExpired,
    CapabilitySpent,
    CapabilityUnknown,
    GrantRevoked,
    NotWitnessedYet,
    NotYoursToDraw,
    ReferenceMissing,
)
from tests.domain.fund.scene import (
    AS_GUARDIAN,
    CAP_B,
    ESTABLISHED,
    GUARDIAN,
    SPARE,
    TEAM,
    VIRER,
    B,
    ask,
    asked,
    draw,
    drawn,
    granted,
    revoked,
)
from tests.domain.people import LATER, NOON
from tests.domain.spec import FUND

GRANTED = (ESTABLISHED, asked(ask(50_000_00)), granted(50_000_00))


def test_whoever_asked_draws_up_to_the_grant() -> None:
    FUND.given(*GRANTED).when(draw(50_000_00)).then(drawn(50_000_00))
    FUND.given(*GRANTED).when(draw(1)).then(drawn(1))


def test_a_penny_above_the_grant_is_refused() -> None:
    FUND.given(*GRANTED).when(draw(50_000_01)).then_refused(
        AboveCapability, saying="£50,000.01 is above £50,000.00."
    )


def test_where_a_witness_is_asked_for_money_waits_until_one_has_seen_the_grant() -> None:
    witnessed = replace(ESTABLISHED, plan=replace(ESTABLISHED.plan, witnessed=True))
    fund = FUND.given(witnessed, *GRANTED[1:])
    fund.when(draw(1)).then_refused(NotWitnessedYet)
    fund.when(replace(draw(1), witnessed=True)).then(drawn(1))


def test_a_draw_that_was_made_is_not_asked_again_for_its_witness() -> None:
    witnessed = replace(ESTABLISHED, plan=replace(ESTABLISHED.plan, witnessed=True))
    FUND.given(witnessed, *GRANTED[1:], drawn(1)).when(draw(1)).then_nothing()


def test_a_grant_is_drawn_once() -> None:
    spent = FUND.given(*GRANTED, drawn(1))
    spent.when(draw(1)).then_nothing()
    spent.when(replace(draw(1), reference="J-2")).then_refused(CapabilitySpent)
    spent.when(draw(2)).then_refused(CapabilitySpent)


def test_a_grant_to_move_money_is_not_drawn_as_well() -> None:
    moved = (asked(ask(76_000_00, line=TEAM, from_line=SPARE)), granted(76_000_00))
    FUND.given(ESTABLISHED, *moved).when(draw(1)).then_refused(CapabilitySpent)


def test_nothing_is_drawn_without_a_grant() -> None:
    FUND.given(ESTABLISHED, asked(ask(1))).when(draw(1)).then_refused(CapabilityUnknown)
    FUND.given(*GRANTED).when(draw(1, CAP_B)).then_refused(CapabilityUnknown)


def test_a_revoked_grant_is_not_drawn() -> None:
    past = FUND.given(*GRANTED, revoked(50_000_00, 0))
    past.when(draw(1)).then_refused(GrantRevoked, saying="It was not ratified.")


def test_a_grant_is_drawn_up_to_its_last_moment() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(1)), granted(1, valid_until=NOON))
    past.when(draw(1)).then(drawn(1))
    past.when(replace(draw(1), at=LATER)).then_refused(CapabilityExpired)


def test_nobody_draws_what_another_asked_for_but_the_guardian() -> None:
    FUND.given(*GRANTED).when(draw(1, by=VIRER)).then_refused(NotYoursToDraw)
    FUND.given(*GRANTED).when(draw(1, by=GUARDIAN)).then_refused(NotYoursToDraw)
    by_guardian = draw(1, by=GUARDIAN, standing=AS_GUARDIAN)
    FUND.given(*GRANTED).when(by_guardian).then(drawn(1, by=GUARDIAN))


def test_the_guardians_standing_is_nobody_elses() -> None:
    FUND.given(*GRANTED).when(draw(1, by=VIRER, standing=AS_GUARDIAN)).then_refused(NotYoursToDraw)


@pytest.mark.parametrize("amount", [0, -1])
def test_a_drawdown_is_a_penny_at_least(amount: int) -> None:
    FUND.given(*GRANTED).when(draw(amount)).then_refused(AmountNotPositive)


def test_a_drawdown_has_a_reference() -> None:
    FUND.given(*GRANTED).when(replace(draw(1), reference=" ")).then_refused(ReferenceMissing)


def test_a_late_drawdown_takes_nothing_that_others_were_given_meanwhile() -> None:
    expired = (ESTABLISHED, asked(ask(600_000_00)), granted(600_000_00, valid_until=NOON))
    meanwhile = replace(asked(ask(599_999_99, B)), at=LATER)
    FUND.given(*expired, meanwhile).when(draw(2)).then_refused(AboveYearsAsk)
    FUND.given(*expired, meanwhile).when(draw(1)).then(drawn(1))
