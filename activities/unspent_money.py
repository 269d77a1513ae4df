"""Giving back the money that a stopped release has not spent, and taking its open asks from their gates."""

from collections.abc import Sequence
from dataclasses import dataclass

from activities.door import Door
from activities.messages import EndRelease, Notice
from domain.aggregate import FUND, GATE
from domain.fund.commands import ReturnMoney, fund_stream
from domain.fund.events import MoneyReturned
from domain.fund.state import Ask, Fund
from domain.gate.commands import WithdrawGate
from domain.gate.outcome import Outcome
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.identity import service
from domain.money import exact_pounds

ME = service("release-delivery")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """The gates whose question was taken back, and what those are told who had asked for the money."""

    gates: tuple[str, ...] = ()
    notice: Notice | None = None


class UnspentMoney:
    """What is granted for a release and not drawn, once the release is stopped."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def return_from(self, ask: EndRelease, reason: str) -> GivenBack:
        """Gives it back and withdraws what still waits; nothing where a programme has no money."""
        fund: Fund = await self._door.look(FUND, fund_stream(ask.programme))
        if fund.plan is None:
            return GivenBack()
        back = ReturnMoney(programme=ask.programme, release=ask.release, reason=reason, by=ME, at=ask.at)
        (settled,) = await self._door.settle(back)
        fund = settled.state
        asks = [each for each in fund.asks if each.asked.release == ask.release]
        gates = [await self._withdraw(ask, each, reason) for each in asks if _is_withdrawn(each)]
        returned = fund.stopped[ask.release]
        return GivenBack(gates=tuple(gates), notice=_notice(ask, returned, asks) if asks else None)

    async def _withdraw(self, ask: EndRelease, of: Ask, reason: str) -> str:
        subject = GateSubject(programme=ask.programme, ask=of.asked.ask, round=of.asked.round)
        gate: Gate = await self._door.look(GATE, subject.stream)
        if gate.is_open:
            await self._door.settle(WithdrawGate(subject=subject, by=ME, at=ask.at, reason=reason))
        return subject.stream


def _is_withdrawn(ask: Ask) -> bool:
    return ask.closed is not None and ask.closed.outcome is Outcome.WITHDRAWN


def _notice(ask: EndRelease, returned: MoneyReturned, asks: Sequence[Ask]) -> Notice:
    back = f"{exact_pounds(returned.unspent)} that was granted went back"
    spent = f"{exact_pounds(returned.drawn)} had been drawn"
    return Notice(
        key=f"{ask.programme}/{ask.release}/money-returned",
        to=tuple(dict.fromkeys(each.asked.requested_by for each in asks)),
        sentence=f"{returned.reason.rstrip('.')}. {back}; {spent}.",
    )
