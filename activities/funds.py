"""What is done with a programme's money outside its workflow."""

from contextlib import suppress
from dataclasses import replace

import structlog
from pydantic import ValidationError
from temporalio import activity

from activities.door import Door
from activities.envelope import opened
from activities.messages import FundAnswer, GateAsk, OpenYearsAsks, TendFund
from activities.ports import Engine
from activities.runs import ClockSetting, GateRun
from activities.stories import story_of_gate
from domain.aggregate import FUND, GATE, PROGRAMME
from domain.fund.agenda import DueAsk, due_asks, still_waiting
from domain.fund.commands import (
    AskForMoney,
    CloseAsk,
    DrawDown,
    GrantMoney,
    LiftFreeze,
    OfferAskEvidence,
    fund_stream,
)
from domain.fund.outcome import consequence
from domain.fund.people import PeoplesCommand, from_people
from domain.fund.refusals import MoneyIsFrozen, NotForPeople
from domain.fund.standing import made_ready, policy_of, with_standing
from domain.fund.state import Fund
from domain.gate.commands import OpenGate
from domain.gate.subject import GateSubject
from domain.identity import service
from domain.programme.commands import programme_stream
from domain.programme.state import Programme
from domain.refusal import Rejected

ME = service("fund")
_log = structlog.get_logger(__name__)


class Funds:
    """Asks and their gates, grants, drawdowns, virements and freezes."""

    def __init__(self, door: Door, engine: Engine) -> None:
        self._door = door
        self._engine = engine

    @activity.defn
    async def tend_fund(self, tend: TendFund) -> FundAnswer:
        """Records what a person asks of the fund, and does what follows at the gates of its asks."""
        command = replace(_from_people(tend), at=tend.at)
        match command:
            case AskForMoney():
                await self._ask_for_money(command, tend.clock)
            case OfferAskEvidence():
                await self._door.settle(command)
                return FundAnswer(tell_gate=await self._open_gate_of(command))
            case DrawDown():
                seen = replace(command, witnessed=await self._is_witnessed(command))
                await self._door.settle(with_standing(seen, await self._programme(tend.programme)))
            case _:
                await self._door.settle(with_standing(command, await self._programme(tend.programme)))
        if isinstance(command, LiftFreeze):
            await self._settle_what_waited(command)
        return FundAnswer()

    @activity.defn
    async def open_years_asks(self, opening: OpenYearsAsks) -> None:
        """Asks for every year's money whose day has come, at its gate."""
        fund: Fund = await self._fund(opening.programme)
        for due in (*still_waiting(fund), *due_asks(fund, opening.at)):
            try:
                await self._ask_for_money(_years_ask(due, opening), opening.clock)
            except Rejected as refusal:
                # Somebody's own ask came first: what is left is asked for when this is looked at again.
                _log.warning("year-not-asked-for", ask=due.year.ask, why=refusal.sentence)

    @activity.defn
    async def settle_ask(self, ask: GateAsk) -> None:
        """Grants, closes or takes back what a gate decided on, as its outcome is now."""
        subject = ask.subject
        fund, gate = await self._fund(subject.programme), await self._door.look(GATE, subject.stream)
        follows = consequence(fund, gate, subject, by=ME, at=ask.at)
        if not isinstance(follows, GrantMoney):
            await self._door.settle(*([follows] if follows else []))
            return
        try:
            await self._door.settle(follows)
        except MoneyIsFrozen:
            return  # It is looked at again when the freeze is lifted.
        except Rejected as refusal:
            closed = CloseAsk(
                programme=follows.programme,
                ask=follows.ask,
                round=follows.round,
                outcome=gate.outcome,
                reason=refusal.sentence,
                by=ME,
                at=ask.at,
            )
            await self._door.settle(closed)

    async def _ask_for_money(self, asked: AskForMoney, clock: ClockSetting) -> None:
        programme = await self._programme(asked.programme)
        fund = await self._fund(asked.programme)
        command = made_ready(asked, programme, fund)
        open_gate = _open_gate(command, programme, fund)
        _, gate = await self._door.settle(command, open_gate)
        subject = open_gate.subject
        run = GateRun(subject=subject, title=open_gate.policy.title, clock=clock)
        await self._engine.start(story_of_gate(subject, gate.state), run)

    async def _settle_what_waited(self, command: LiftFreeze) -> None:
        fund = await self._fund(command.programme)
        for ask in fund.asks:
            if ask.is_waiting:
                subject = _subject(command.programme, ask.asked.ask, ask.asked.round)
                await self.settle_ask(GateAsk(subject=subject, at=command.at))

    async def _open_gate_of(self, command: OfferAskEvidence) -> str:
        ask = (await self._fund(command.programme)).latest(command.ask)
        if ask is None or not ask.is_waiting:
            return ""
        return _subject(command.programme, ask.asked.ask, ask.asked.round).stream

    async def _is_witnessed(self, command: DrawDown) -> bool:
        """Whether somebody outside has seen the grant; not looked up where the fund does not ask for it."""
        fund = await self._fund(command.programme)
        ask = fund.under(command.capability)
        if ask is None or ask.granted is None or fund.plan is None or not fund.plan.witnessed:
            return False
        return await self._door.is_witnessed(command.stream, ask.granted)

    async def _programme(self, programme: str) -> Programme:
        found: Programme = await self._door.look(PROGRAMME, programme_stream(programme))
        return found

    async def _fund(self, programme: str) -> Fund:
        found: Fund = await self._door.look(FUND, fund_stream(programme))
        return found


def _from_people(tend: TendFund) -> PeoplesCommand:
    with suppress(KeyError, ValidationError):
        return from_people(opened(tend.envelope), programme=tend.programme)
    raise NotForPeople(tend.envelope.name)


def _years_ask(due: DueAsk, opening: OpenYearsAsks) -> AskForMoney:
    return AskForMoney(
        programme=opening.programme,
        by=service("programme-delivery"),
        at=opening.at,
        ask=due.year.ask,
        year=due.year.year,
        amount=due.amount,
        gate=due.opening.gate,
        requested_by=due.opening.requested_by,
        line=due.opening.line,
    )


def _open_gate(command: AskForMoney, programme: Programme, fund: Fund) -> OpenGate:
    assert programme.calendar is not None
    return OpenGate(
        subject=_subject(command.programme, command.ask, command.round),
        by=ME,
        at=command.at,
        policy=policy_of(command, programme),
        roster=programme.roster,
        calendar=programme.calendar,
        evidence=fund.evidence(command.ask),
        requested_by=command.requested_by,
        freezes=programme.freezes,
        stewards=programme.stewards,
    )


def _subject(programme: str, ask: str, round: int) -> GateSubject:
    return GateSubject(programme=programme, ask=ask, round=round)
