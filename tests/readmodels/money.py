"""The money chapter of the story: asked for, granted, refused, drawn, moved, stopped and let go."""

from collections.abc import Iterator
from datetime import datetime

from domain.aggregate import Command
from domain.authority import Entitlement
from domain.fund.commands import (
    AskForMoney,
    CloseAsk,
    DrawDown,
    EstablishFund,
    FreezeMoney,
    GrantMoney,
    LiftFreeze,
    OfferAskEvidence,
    RevokeCapability,
    Vire,
)
from domain.fund.plan import NO_ASK, NO_LINE, AskId, BudgetLine, CapabilityId, FundPlan, LineId, YearsAsk
from domain.gate.commands import OpenGate
from domain.gate.outcome import Choice, Outcome
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.money import Pence
from domain.roster import RoleId
from tests.domain.calendars import ENGLAND
from tests.readmodels.cast import ASHA, BEN, CASE, CHLOE, DEV, POLICY, PROGRAMME, ROSTER, actor, at
from tests.readmodels.steps import CLOCK, decide

BOARD, CMT = RoleId("programme-board"), RoleId("cmt")
TEAM, SPARE = LineId("team"), LineId("spare")
FIRST, MORE, MOVE = AskId("2018-19"), AskId("more"), AskId("backfill")
FUND = FundPlan(
    envelope=Pence(500_000_00),
    years=(YearsAsk(year=2018, amount=Pence(300_000_00)), YearsAsk(year=2019, amount=Pence(200_000_00))),
    lines=(
        BudgetLine(id=TEAM, name="Programme team", amount=Pence(400_000_00)),
        BudgetLine(id=SPARE, name="Contingency", amount=Pence(100_000_00)),
    ),
    guardian=CMT,
    virement=(BOARD,),
    gates=(POLICY.id,),
)
GATE = GateSubject(programme=PROGRAMME, ask=FIRST, round=1)


def the_fund_is_established() -> Iterator[Command]:
    yield EstablishFund(programme=PROGRAMME, plan=FUND, by=CLOCK, at=at(3, 1))


def asha_asks_and_draws() -> Iterator[Command]:
    yield OfferAskEvidence(programme=PROGRAMME, ask=FIRST, evidence=CASE, by=actor(ASHA), at=at(4, 4))
    yield ask(FIRST, 250_000_00, at(4, 5), line=TEAM)
    yield OpenGate(
        subject=GATE,
        policy=POLICY,
        roster=ROSTER,
        calendar=ENGLAND,
        evidence=(CASE,),
        requested_by=ASHA,
        by=CLOCK,
        at=at(4, 5),
    )
    yield decide(GATE, CHLOE, Choice.APPROVE, at(4, 9))
    yield grant(FIRST, at(4, 9))
    yield draw(FIRST, 240_000_01, at(4, 10))


def more_is_asked_for_and_refused() -> Iterator[Command]:
    yield ask(MORE, 50_000_00, at(5, 2), increases=FIRST)
    yield CloseAsk(
        programme=PROGRAMME,
        ask=MORE,
        round=1,
        outcome=Outcome.REJECTED,
        reason="Show benefit first",
        by=CLOCK,
        at=at(5, 9),
    )


def money_moves_between_lines() -> Iterator[Command]:
    standing = (Entitlement(who=BEN, role=BOARD, for_=None, limit=None, delegation=None),)
    yield Vire(
        programme=PROGRAMME,
        from_line=SPARE,
        to_line=TEAM,
        amount=Pence(10_000_00),
        role=BOARD,
        reference="V-1",
        reason="A specialist for <May>",
        standing=standing,
        by=actor(BEN),
        at=at(5, 3),
    )
    yield ask(MOVE, 76_000_00, at(5, 4), line=TEAM, from_line=SPARE)
    yield grant(MOVE, at(5, 8))


def dev_stops_all_money() -> Iterator[Command]:
    standing = (Entitlement(who=DEV, role=CMT, for_=None, limit=None, delegation=None),)
    yield FreezeMoney(
        programme=PROGRAMME, reason="Section 114", standing=standing, by=actor(DEV), at=at(6, 1)
    )


def dev_lets_it_go() -> Iterator[Command]:
    standing = (Entitlement(who=DEV, role=CMT, for_=None, limit=None, delegation=None),)
    yield LiftFreeze(
        programme=PROGRAMME, reason="The budget balances", standing=standing, by=actor(DEV), at=at(7, 1)
    )


def a_grant_falls() -> Iterator[Command]:
    yield RevokeCapability(
        programme=PROGRAMME,
        capability=_capability(FIRST),
        reason="It was not ratified",
        by=CLOCK,
        at=at(7, 2),
    )


def whole_money() -> Iterator[Command]:
    yield from the_fund_is_established()
    yield from asha_asks_and_draws()
    yield from more_is_asked_for_and_refused()
    yield from money_moves_between_lines()
    yield from dev_stops_all_money()
    yield from dev_lets_it_go()
    yield from a_grant_falls()


def ask(
    name: AskId,
    amount: int,
    when: datetime,
    *,
    line: LineId = NO_LINE,
    from_line: LineId = NO_LINE,
    increases: AskId = NO_ASK,
    by: Identity = ASHA,
) -> Command:
    return AskForMoney(
        programme=PROGRAMME,
        ask=name,
        year=2018,
        amount=Pence(amount),
        line=line,
        from_line=from_line,
        increases=increases,
        gate=POLICY.id,
        deciders=(BOARD,),
        requested_by=by,
        by=actor(by),
        at=when,
    )


def grant(name: AskId, when: datetime) -> Command:
    return GrantMoney(
        programme=PROGRAMME,
        ask=name,
        round=1,
        capability=_capability(name),
        under=(BOARD,),
        valid_until=at(4, 1, year=2019),
        by=CLOCK,
        at=when,
    )


def draw(name: AskId, amount: int, when: datetime) -> Command:
    return DrawDown(
        programme=PROGRAMME,
        capability=_capability(name),
        amount=Pence(amount),
        reference="J-17",
        by=actor(ASHA),
        at=when,
    )


def _capability(name: AskId) -> CapabilityId:
    return CapabilityId(f"{name}-1")
