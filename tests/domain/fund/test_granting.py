"""What becomes of an ask when its gate has spoken."""

from dataclasses import replace

from domain.fund.events import LinesVired
from domain.fund.refusals import (
    AboveEnvelope,
    AboveYearsAsk,
    AskNotWaiting,
    AskUnknown,
    CapabilityTaken,
    CapabilityUnknown,
    NotEnoughOnLine,
)
from domain.money import Pence
from tests.domain.fund.scene import (
    CAP_A,
    ESTABLISHED,
    REQUESTER,
    SPARE,
    TEAM,
    A,
    B,
    ask,
    asked,
    close,
    closed,
    drawn,
    grant,
    granted,
    revoke,
    revoked,
    vired,
)
from tests.domain.gate.scene import BOARD
from tests.domain.people import NOON
from tests.domain.spec import FUND

MOVING = ask(76_000_00, line=TEAM, from_line=SPARE)
MOVED = LinesVired(
    from_line=SPARE,
    to_line=TEAM,
    amount=Pence(76_000_00),
    under=(BOARD,),
    reference=CAP_A,
    reason="Ask A was granted.",
    by=REQUESTER.identity,
    at=NOON,
    ask=A,
)


def test_an_approved_ask_may_be_drawn_once_up_to_its_amount() -> None:
    FUND.given(ESTABLISHED, asked(ask(50_000_00))).when(grant()).then(granted(50_000_00))


def test_an_ask_that_no_longer_fits_is_not_granted() -> None:
    crowded = (asked(ask(400_000_00)), asked(ask(200_000_01, B)))
    FUND.given(ESTABLISHED, *crowded).when(grant()).then_refused(AboveYearsAsk)
    years = (asked(ask(500_000_00, B, year=2019)), asked(ask(500_000_01)))
    FUND.given(ESTABLISHED, *years).when(grant()).then_refused(AboveEnvelope)


def test_an_approved_ask_to_move_money_moves_it_at_once() -> None:
    FUND.given(ESTABLISHED, asked(MOVING)).when(grant()).then(granted(76_000_00), MOVED)


def test_money_that_has_left_the_line_is_not_moved_again() -> None:
    past = FUND.given(ESTABLISHED, asked(MOVING), vired(24_000_01))
    past.when(grant()).then_refused(NotEnoughOnLine)


def test_only_an_ask_that_waits_is_granted_or_closed() -> None:
    FUND.given(ESTABLISHED).when(grant()).then_refused(AskUnknown)
    FUND.given(ESTABLISHED).when(close()).then_refused(AskUnknown)
    FUND.given(ESTABLISHED, asked(ask(1)), closed()).when(grant()).then_refused(AskNotWaiting)
    FUND.given(ESTABLISHED, asked(ask(1)), granted(1)).when(close()).then_refused(AskNotWaiting)


def test_a_grant_has_a_name_of_its_own() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(1)), granted(1), asked(ask(1, B)))
    past.when(replace(grant(B), capability=CAP_A)).then_refused(CapabilityTaken)


def test_a_refused_ask_is_closed_in_its_own_round() -> None:
    FUND.given(ESTABLISHED, asked(ask(1))).when(close()).then(closed())
    again = (ESTABLISHED, asked(ask(1)), closed(), asked(ask(1, round=2)))
    FUND.given(*again).when(close()).then_nothing()


def test_a_grant_whose_decision_falls_is_taken_back() -> None:
    past = (ESTABLISHED, asked(ask(50_000_00)), granted(50_000_00))
    FUND.given(*past).when(revoke()).then(revoked(50_000_00, 0))
    FUND.given(*past, revoked(50_000_00, 0)).when(revoke()).then_nothing()
    FUND.given(ESTABLISHED).when(revoke()).then_refused(CapabilityUnknown)


def test_what_was_drawn_before_is_reported() -> None:
    past = (ESTABLISHED, asked(ask(50_000_00)), granted(50_000_00), drawn(20_000_00))
    FUND.given(*past).when(revoke()).then(revoked(30_000_00, 20_000_00))


def test_a_revoked_ask_may_be_made_again_unless_money_was_drawn() -> None:
    past = (ESTABLISHED, asked(ask(1)), granted(1), revoked(1, 0))
    FUND.given(*past).when(ask(1, round=2)).then(asked(ask(1, round=2)))
