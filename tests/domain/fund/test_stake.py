"""What is at stake at the gate of an ask: the whole of it, and what was committed before."""

from dataclasses import replace

import pytest

from domain.fund.events import FundEvent
from domain.fund.plan import AskId
from domain.fund.refusals import AskUnknown
from domain.fund.stake import stake_of
from domain.fund.state import fold
from domain.money import Pence
from domain.roster import RoleId
from domain.stake import Share, Stake
from tests.domain.fund.scene import (
    ESTABLISHED,
    A,
    B,
    ask,
    asked,
    closed,
    drawn,
    granted,
    revoked,
    vired,
)
from tests.domain.gate.scene import BOARD, CABINET

C = AskId("C")


def stake(of: AskId, *events: FundEvent) -> Stake:
    return stake_of(fold((ESTABLISHED, *events)), of)


def before(of: AskId, *events: FundEvent, role: RoleId = BOARD) -> tuple[int, int]:
    """What the role committed before, in the year and in all."""
    amount = stake(of, *events).for_role(role)
    return amount.already_this_year, amount.already_in_all


def test_an_ask_puts_its_amount_at_stake() -> None:
    found = stake(A, asked(ask(30_00)))
    assert (found.whole, found.year) == (30_00, 2018)
    assert before(A, asked(ask(30_00))) == (0, 0)


def test_an_increase_is_judged_with_what_it_increases() -> None:
    first = (asked(ask(30_00)), granted(30_00))
    more = asked(ask(20_00, B, increases=A))
    assert stake(B, *first, more).whole == 50_00
    assert before(B, *first, more) == (0, 0)


def test_increases_of_one_ask_are_judged_together() -> None:
    first = (asked(ask(30_00)), granted(30_00))
    one, other = asked(ask(20_00, B, increases=A)), asked(ask(20_00, C, increases=A))
    assert stake(C, *first, one, other).whole == 70_00
    assert stake(B, *first, one, other).whole == 50_00
    assert stake(C, *first, one, closed(B), other).whole == 50_00
    chain = asked(ask(20_00, C, increases=B))
    assert stake(C, *first, one, granted(20_00, B), chain).whole == 70_00


def test_what_was_granted_under_a_role_counts_for_it() -> None:
    past = (asked(ask(30_00)), granted(30_00, under=(CABINET,)))
    assert before(B, *past, asked(ask(1, B)), role=CABINET) == (30_00, 30_00)
    assert before(B, *past, asked(ask(1, B)), role=BOARD) == (0, 0)


def test_what_was_granted_in_other_years_counts_in_all_alone() -> None:
    past = (asked(ask(30_00, year=2019)), granted(30_00))
    assert before(B, *past, asked(ask(1, B))) == (0, 30_00)


def test_of_two_asks_that_wait_the_later_counts_the_earlier() -> None:
    both = (asked(ask(30_00)), asked(ask(20_00, B)))
    assert before(B, *both) == (30_00, 30_00)
    assert before(A, *both) == (0, 0)


def test_a_later_ask_counts_once_it_is_granted() -> None:
    both = (asked(ask(30_00)), asked(ask(20_00, B)), granted(20_00, B))
    assert before(A, *both) == (20_00, 20_00)


def test_an_ask_that_waits_for_other_roles_does_not_count() -> None:
    both = (asked(ask(30_00, deciders=(CABINET,))), asked(ask(20_00, B)))
    assert before(B, *both) == (0, 0)


def test_a_closed_ask_counts_no_more_and_a_revoked_one_with_what_was_drawn() -> None:
    last = asked(ask(1, B))
    assert before(B, asked(ask(30_00)), closed(), last) == (0, 0)
    assert before(B, asked(ask(30_00)), granted(30_00), revoked(30_00, 0), last) == (0, 0)
    spent = (asked(ask(30_00)), granted(30_00), drawn(10_00), revoked(20_00, 10_00))
    assert before(B, *spent, last) == (10_00, 10_00)


def test_what_a_role_moved_by_itself_counts() -> None:
    assert before(A, vired(10_00), asked(ask(1))) == (10_00, 10_00)


def test_a_role_counts_its_own_share() -> None:
    shares = (Share(role=BOARD, amount=Pence(20_00)), Share(role=CABINET, amount=Pence(10_00)))
    shared = ask(30_00, shares=shares, deciders=(BOARD, CABINET))
    assert stake(A, asked(shared)).shares == shares
    assert stake(A, asked(shared)).for_role(CABINET).whole == 10_00
    assert before(B, asked(shared), asked(ask(1, B)), role=CABINET) == (10_00, 10_00)


def test_a_shared_increase_is_judged_with_the_shares_before() -> None:
    shares = (Share(role=BOARD, amount=Pence(20_00)), Share(role=CABINET, amount=Pence(10_00)))
    first = ask(30_00, shares=shares, deciders=(BOARD, CABINET))
    more = replace(first, ask=B, increases=A)
    found = stake(B, asked(first), granted(30_00, under=(BOARD, CABINET)), asked(more))
    assert found.whole == 60_00
    assert found.for_role(BOARD).whole == 40_00
    assert found.for_role(CABINET).whole == 20_00


def test_every_round_has_its_own_stake() -> None:
    fund = fold((ESTABLISHED, asked(ask(30_00)), closed(), asked(ask(20_00, round=2))))
    assert (stake_of(fund, A, 1).whole, stake_of(fund, A, 2).whole) == (30_00, 20_00)
    assert stake_of(fund, A).whole == 20_00


def test_an_ask_that_was_never_made_has_no_stake() -> None:
    with pytest.raises(AskUnknown):
        stake(A)
