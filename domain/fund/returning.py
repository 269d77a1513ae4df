"""What becomes of money when a grant falls, or the release that it was for is stopped."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import reduce

from domain.fund.commands import ReturnMoney, RevokeCapability
from domain.fund.events import AskClosed, CapabilityRevoked, FundEvent, LinesVired, MoneyReturned
from domain.fund.plan import FundPlan
from domain.fund.refusals import CapabilityUnknown
from domain.fund.room import gone
from domain.fund.state import Ask, Fund, evolve
from domain.gate.outcome import Outcome
from domain.identity import Identity
from domain.money import NOTHING, Pence


def revoke(fund: Fund, plan: FundPlan, command: RevokeCapability) -> Sequence[CapabilityRevoked | LinesVired]:
    """The end of a grant, with what was drawn under it; what moved goes back as far as it is unspent."""
    ask = fund.under(command.capability)
    if ask is None:
        raise CapabilityUnknown(command.capability)
    if ask.revoked:
        return []
    return tuple(_taken_back(fund, plan, ask, command.reason, by=command.by.identity, at=command.at))


def give_back(fund: Fund, plan: FundPlan, command: ReturnMoney) -> Sequence[FundEvent]:
    """The end of all asks for a release that was stopped: it gives back what it has not spent, once."""
    if command.release in fund.stopped:
        return []
    events: list[FundEvent] = []
    for ask in sorted(_asks_for(fund, command), key=_first_those_that_wait):
        # What moved goes back only as far as the asks before it leave it on its line.
        left = reduce(evolve, events, fund)
        events += _ended(left, plan, ask, command)
    revoked = [each.unspent for each in events if isinstance(each, CapabilityRevoked)]
    moved = [each.amount for each in events if isinstance(each, LinesVired)]
    told = MoneyReturned(
        release=command.release,
        reason=command.reason,
        unspent=Pence(sum(revoked) - sum(moved)),
        drawn=Pence(sum(each.drawn.amount for each in _asks_for(fund, command) if each.drawn)),
        at=command.at,
    )
    return [*events, told]


def _asks_for(fund: Fund, command: ReturnMoney) -> Sequence[Ask]:
    return [each for each in fund.asks if each.asked.release == command.release]


def _first_those_that_wait(ask: Ask) -> tuple[bool, bool]:
    return (not ask.is_waiting, ask.is_virement)


def _ended(fund: Fund, plan: FundPlan, ask: Ask, command: ReturnMoney) -> Iterator[FundEvent]:
    if ask.is_waiting:
        yield AskClosed(
            ask=ask.asked.ask,
            round=ask.asked.round,
            outcome=Outcome.WITHDRAWN,
            reason=command.reason,
            at=command.at,
        )
    elif _is_out(fund, plan, ask, command.at):
        yield from _taken_back(fund, plan, ask, command.reason, by=command.by.identity, at=command.at)


def _is_out(fund: Fund, plan: FundPlan, ask: Ask, at: datetime) -> bool:
    """Whether an ask has money that could still be drawn, or moved back."""
    is_live = ask.granted and not (ask.is_over(at) or ask.drawn or ask.revoked)
    return bool(is_live) and gone(fund, plan, ask, at) < ask.asked.amount


def _taken_back(
    fund: Fund, plan: FundPlan, ask: Ask, reason: str, *, by: Identity, at: datetime
) -> Iterator[CapabilityRevoked | LinesVired]:
    if ask.granted is None:
        return
    drawn = gone(fund, plan, ask, at)
    unspent = Pence(ask.asked.amount - drawn)
    capability = ask.granted.capability
    yield CapabilityRevoked(capability=capability, reason=reason, unspent=unspent, drawn=drawn, at=at)
    if ask.is_virement and unspent > NOTHING:
        yield LinesVired(
            from_line=ask.asked.line,
            to_line=ask.asked.from_line,
            amount=unspent,
            under=ask.granted.under,
            reference=f"{capability}-back",
            reason=reason,
            by=by,
            at=at,
            ask=ask.asked.ask,
        )
