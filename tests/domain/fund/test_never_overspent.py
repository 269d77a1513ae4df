"""What holds of money whatever is asked of a fund, in whatever order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import aggregate
from domain.aggregate import Command
from domain.authority import Entitlement, why_not
from domain.fund.events import DrawdownReleased, FundEvent, MoneyGranted, MoneyReturned
from domain.fund.plan import AskId
from domain.fund.room import claim, left_in_envelope, left_in_year, unspent_on
from domain.fund.stake import stake_of
from domain.fund.state import Fund, evolve, fold
from domain.roster import Limit
from tests.domain.fund.scene import (
    BOARDS_LIMIT,
    ESTABLISHED,
    LINES,
    PLAN,
    ask,
    asked,
    granted,
)
from tests.domain.gate.scene import BOARD
from tests.domain.people import BEN, NOON
from tests.domain.walks import WALKS, steps
from tests.repetition import often

RULES, ANY_WALK = WALKS["fund"]
IN_YEAR = 100_00
AMOUNTS = st.integers(1, 70_00)


@settings(max_examples=often(60))
@given(walk=ANY_WALK)
def test_no_more_is_drawn_than_the_year_and_the_envelope_allow(walk: list[Command]) -> None:
    fund = _after(walk)
    drawn = [(each.asked.year, each.drawn.amount) for each in fund.asks if each.drawn]
    assert sum(amount for _, amount in drawn) <= PLAN.envelope
    for year in PLAN.years:
        assert sum(amount for of, amount in drawn if of == year.year) <= year.amount


@settings(max_examples=often(60))
@given(walk=ANY_WALK)
def test_nothing_is_ever_left_below_nothing(walk: list[Command]) -> None:
    in_order = [replace(each, at=NOON + timedelta(hours=nth)) for nth, each in enumerate(walk)]
    for taken in steps(aggregate.FUND, in_order):
        fund: Fund = taken.after
        if fund.plan:
            at = taken.command.at
            assert left_in_envelope(fund, fund.plan, at) >= 0
            assert all(left_in_year(fund, fund.plan, each.year, at) >= 0 for each in fund.plan.years)
            assert all(unspent_on(fund, fund.plan, line, at) >= 0 for line in LINES)


@settings(max_examples=often(60))
@given(walk=ANY_WALK)
def test_no_drawdown_virement_or_stop_makes_or_loses_a_penny(walk: list[Command]) -> None:
    in_order = [replace(each, at=NOON + timedelta(hours=nth)) for nth, each in enumerate(walk)]
    for taken in steps(aggregate.FUND, in_order):
        fund: Fund = taken.after
        if fund.plan:
            at, plan = taken.command.at, fund.plan
            claimed = sum(claim(ask, at) for ask in fund.asks)
            assert left_in_envelope(fund, plan, at) + claimed == plan.envelope
            years = sum(left_in_year(fund, plan, each.year, at) for each in plan.years)
            assert years + claimed == sum(each.amount for each in plan.years)
            on_lines = sum(claim(ask, at) for ask in fund.asks if ask.asked.line)
            leaving = sum(ask.asked.amount for ask in fund.asks if ask.is_waiting and ask.is_virement)
            unspent = sum(unspent_on(fund, plan, line, at) for line in LINES)
            # What moves between lines leaves one and comes to another: their sum knows nothing of it.
            assert unspent + on_lines + leaving == sum(each.amount for each in plan.lines)


@settings(max_examples=often(60))
@given(walk=ANY_WALK)
def test_what_a_stopped_release_gives_back_is_free_again(walk: list[Command]) -> None:
    for taken in steps(RULES, walk):
        before, fund = taken.before, taken.after
        for returned in (each for each in taken.told or () if isinstance(each, MoneyReturned)):
            at, plan = taken.command.at, fund.plan
            freed = left_in_envelope(fund, plan, at) - left_in_envelope(before, plan, at)
            waiting = sum(
                each.asked.amount
                for each in before.asks
                if each.is_waiting and not each.is_virement and each.asked.release == returned.release
            )
            assert freed == returned.unspent + waiting


@settings(max_examples=often(60))
@given(walk=ANY_WALK)
def test_every_drawdown_is_the_only_one_of_a_grant_at_least_as_large(walk: list[Command]) -> None:
    told = [event for taken in steps(RULES, walk) for event in taken.told or ()]
    grants = {each.capability: each.amount for each in told if isinstance(each, MoneyGranted)}
    drawn = [each for each in told if isinstance(each, DrawdownReleased)]
    assert all(each.amount <= grants[each.capability] for each in drawn)
    assert len({each.capability for each in drawn}) == len(drawn)


@settings(max_examples=often(60))
@given(walk=ANY_WALK)
def test_a_role_moves_no_more_than_its_limits(walk: list[Command]) -> None:
    moved = [each for each in _after(walk).virements if not each.ask]
    assert sum(each.amount for each in moved) <= (BOARDS_LIMIT.in_year or 0)
    assert all(each.amount <= (BOARDS_LIMIT.per_decision or 0) for each in moved)


@given(rounds=st.lists(st.lists(AMOUNTS, max_size=4), max_size=4), waits=st.lists(st.booleans(), max_size=40))
def test_gates_decided_at_the_same_moment_never_pass_a_limit_together(
    rounds: list[list[int]], waits: list[bool]
) -> None:
    fund, patience = fold((ESTABLISHED,)), iter(waits)
    for made in rounds:
        for amount in made:
            fund = evolve(fund, asked(ask(amount, AskId(f"{len(fund.asks)}"))))
        now_decided = [
            granted(each.asked.amount, each.asked.ask)
            for each in fund.asks
            if each.is_waiting and _may(fund, each.asked.ask) and not next(patience, False)
        ]
        for grant in now_decided:
            fund = evolve(fund, grant)
    assert sum(each.asked.amount for each in fund.asks if each.granted) <= IN_YEAR


@given(amounts=st.lists(AMOUNTS, min_size=1, max_size=6))
def test_increases_at_the_same_moment_never_pass_a_limit_together(amounts: list[int]) -> None:
    first, *more = amounts
    events: list[FundEvent] = [ESTABLISHED, asked(ask(first, AskId("0"))), granted(first, AskId("0"))]
    increase = [
        ask(amount, AskId(f"{nth}"), increases=AskId("0")) for nth, amount in enumerate(more, start=1)
    ]
    fund = fold((*events, *map(asked, increase)))
    limit = Limit(per_decision=ask(IN_YEAR).amount)
    allowed = [each for each in increase if _may(fund, each.ask, limit)]
    assert first + sum(each.amount for each in allowed) <= max(IN_YEAR, first)


def _may(fund: Fund, of: AskId, limit: Limit | None = None) -> bool:
    limit = limit or Limit(in_year=ask(IN_YEAR).amount)
    entitlement = Entitlement(who=BEN.identity, role=BOARD, for_=None, limit=limit, delegation=None)
    return why_not(entitlement, stake_of(fund, of).for_role(BOARD)) is None


def _after(walk: Sequence[Command]) -> Fund:
    fund = fold(())
    for taken in steps(RULES, walk):
        fund = taken.after
    return fund
