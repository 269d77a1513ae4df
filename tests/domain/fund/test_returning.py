"""What goes back when a grant falls, or the release that it was for is stopped."""

from dataclasses import replace

import pytest

from domain.fund.events import AskClosed, FundEvent, LinesVired
from domain.fund.plan import AskId
from domain.fund.refusals import NotEnoughOnLine, ReleaseTakesNoMoney
from domain.fund.room import gone, left_in_envelope, left_in_year, unspent_on
from domain.fund.state import fold
from domain.gate.outcome import Outcome
from domain.money import Pence
from tests.domain.fund.scene import (
    CAP_A,
    CAP_B,
    ESTABLISHED,
    GIVE_BACK,
    PLAN,
    R1A,
    SPARE,
    TEAM,
    A,
    B,
    ask,
    asked,
    drawn,
    given_back,
    grant,
    granted,
    revoke,
    revoked,
    vired,
)
from tests.domain.gate.scene import BOARD
from tests.domain.people import LOCKGATE, NOON
from tests.domain.spec import FUND

MOVING = ask(76_000_00, line=TEAM, from_line=SPARE)
MOVED = LinesVired(
    from_line=SPARE,
    to_line=TEAM,
    amount=Pence(76_000_00),
    under=(BOARD,),
    reference=CAP_A,
    reason="Ask A was granted.",
    by=MOVING.requested_by,
    at=NOON,
    ask=A,
)
HAS_MOVED: tuple[FundEvent, ...] = (ESTABLISHED, asked(MOVING), granted(76_000_00), MOVED)
C = AskId("C")


def moved_back(amount: int, why: str = "It was not ratified.") -> LinesVired:
    return replace(
        MOVED,
        from_line=TEAM,
        to_line=SPARE,
        amount=Pence(amount),
        reference="A-1-back",
        reason=why,
        by=LOCKGATE.identity,
    )


def test_money_that_moved_moves_back_when_the_decision_falls() -> None:
    FUND.given(*HAS_MOVED).when(revoke()).then(revoked(76_000_00, 0), moved_back(76_000_00))


def test_it_moves_back_only_as_far_as_it_is_unspent() -> None:
    spent = (asked(ask(450_000_00, B, line=TEAM)), granted(450_000_00, B), drawn(450_000_00, CAP_B))
    left = revoked(26_000_00, 50_000_00)
    FUND.given(*HAS_MOVED, *spent).when(revoke()).then(left, moved_back(26_000_00))
    fund = fold((*HAS_MOVED, *spent, left, moved_back(26_000_00)))
    assert unspent_on(fund, PLAN, TEAM, NOON) == 0


def test_nothing_moves_back_when_all_of_it_is_spent() -> None:
    spent = (asked(ask(476_000_00, B, line=TEAM)), granted(476_000_00, B))
    FUND.given(*HAS_MOVED, *spent).when(revoke()).then(revoked(0, 76_000_00))


def test_what_moved_back_may_be_moved_again_and_what_was_spent_may_not() -> None:
    again = replace(MOVING, round=2)
    past = FUND.given(*HAS_MOVED, revoked(76_000_00, 0), moved_back(76_000_00))
    past.when(again).then(asked(again))
    over = replace(again, amount=Pence(100_000_01))
    past.when(over).then_refused(NotEnoughOnLine)


@pytest.mark.parametrize(
    ("past", "amount"),
    [
        pytest.param((asked(ask(30_00)),), 0, id="asked"),
        pytest.param((asked(ask(30_00)), granted(30_00)), 0, id="granted"),
        pytest.param((asked(ask(30_00)), granted(30_00), drawn(10_00)), 10_00, id="drawn"),
        pytest.param((*HAS_MOVED[1:],), 0, id="moved"),
        pytest.param((*HAS_MOVED[1:], vired(-476_000_00)), 76_000_00, id="moved and gone"),
        pytest.param((*HAS_MOVED[1:], revoked(70_000_00, 6_000_00)), 6_000_00, id="revoked"),
    ],
)
def test_what_of_a_grant_cannot_come_back(past: tuple[FundEvent, ...], amount: int) -> None:
    fund = fold((ESTABLISHED, *past))
    assert gone(fund, PLAN, fund.asks[0], NOON) == amount


def test_a_stopped_release_gives_back_what_it_has_not_drawn() -> None:
    past = (ESTABLISHED, asked(ask(50_000_00, release=R1A)), granted(50_000_00))
    back = replace(revoked(50_000_00, 0), reason=GIVE_BACK.reason)
    FUND.given(*past).when(GIVE_BACK).then(back, given_back(50_000_00, 0))
    after = fold((*past, back, given_back(50_000_00, 0)))
    assert left_in_year(after, PLAN, 2018, NOON) == PLAN.years[0].amount
    assert left_in_envelope(after, PLAN, NOON) == PLAN.envelope


def test_what_a_stopped_release_has_drawn_is_told_and_stays_spent() -> None:
    past = (ESTABLISHED, asked(ask(50_000_00, release=R1A)), granted(50_000_00), drawn(20_000_00))
    FUND.given(*past).when(GIVE_BACK).then(given_back(0, 20_000_00))


def test_the_asks_of_a_stopped_release_are_withdrawn() -> None:
    waiting = (ESTABLISHED, asked(ask(50_000_00, release=R1A)))
    closed = AskClosed(ask=A, round=1, outcome=Outcome.WITHDRAWN, reason=GIVE_BACK.reason, at=NOON)
    FUND.given(*waiting).when(GIVE_BACK).then(closed, given_back(0, 0))


def test_money_that_moved_for_a_stopped_release_moves_back_after_its_asks_let_go() -> None:
    moved = (ESTABLISHED, asked(replace(MOVING, release=R1A)), granted(76_000_00), MOVED)
    waiting = asked(ask(450_000_00, B, line=TEAM, release=R1A))
    closed = AskClosed(ask=B, round=1, outcome=Outcome.WITHDRAWN, reason=GIVE_BACK.reason, at=NOON)
    back = replace(revoked(76_000_00, 0), reason=GIVE_BACK.reason)
    FUND.given(*moved, waiting).when(GIVE_BACK).then(
        closed, back, moved_back(76_000_00, GIVE_BACK.reason), given_back(0, 0)
    )


def test_other_money_stays_where_it_is() -> None:
    FUND.given(ESTABLISHED, asked(ask(1)), granted(1), asked(ask(2, B))).when(GIVE_BACK).then(
        given_back(0, 0)
    )


def test_a_stopped_release_asks_for_no_more() -> None:
    stopped = FUND.given(ESTABLISHED, given_back(0, 0))
    stopped.when(GIVE_BACK).then_nothing()
    stopped.when(ask(1, release=R1A)).then_refused(ReleaseTakesNoMoney)
    stopped.when(ask(1)).then(asked(ask(1)))
    assert grant().ask == A
