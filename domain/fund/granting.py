"""What becomes of an ask once its gate has spoken."""

from collections.abc import Sequence

from domain.fund.commands import CloseAsk, GrantMoney
from domain.fund.events import AskClosed, LinesVired, MoneyGranted
from domain.fund.freezing import require_thaw
from domain.fund.plan import FundPlan
from domain.fund.refusals import AskNotWaiting, AskUnknown, CapabilityTaken
from domain.fund.room import require_room
from domain.fund.state import Ask, Fund


def grant(fund: Fund, plan: FundPlan, command: GrantMoney) -> Sequence[MoneyGranted | LinesVired]:
    """The grant; an ask that moves money between lines moves it at once.

    :raises Rejected: when the ask does not wait, no longer fits, or all money is stopped.
    """
    ask = _in_round(fund, command)
    if ask.granted:
        return []
    if not ask.is_waiting:
        raise AskNotWaiting(command.ask)
    if fund.under(command.capability):
        raise CapabilityTaken(command.capability)
    require_thaw(fund, by_guardian=plan.guardian in command.under)
    require_room(fund, plan, ask.asked, command.at, without=ask)
    granted = MoneyGranted(
        ask=command.ask,
        round=command.round,
        capability=command.capability,
        amount=ask.asked.amount,
        under=command.under,
        valid_until=command.valid_until,
        at=command.at,
    )
    return [granted, _moved(ask, command)] if ask.is_virement else [granted]


def close(fund: Fund, command: CloseAsk) -> Sequence[AskClosed]:
    """The end of an ask that was not granted."""
    ask = _in_round(fund, command)
    if ask.closed:
        return []
    if ask.granted:
        raise AskNotWaiting(command.ask)
    return [
        AskClosed(
            ask=command.ask,
            round=command.round,
            outcome=command.outcome,
            reason=command.reason,
            at=command.at,
        )
    ]


def _in_round(fund: Fund, command: GrantMoney | CloseAsk) -> Ask:
    ask = fund.in_round(command.ask, command.round)
    if ask is None:
        raise AskUnknown(f"{command.ask}, round {command.round}.")
    return ask


def _moved(ask: Ask, command: GrantMoney) -> LinesVired:
    return LinesVired(
        from_line=ask.asked.from_line,
        to_line=ask.asked.line,
        amount=ask.asked.amount,
        under=command.under,
        reference=command.capability,
        reason=f"Ask {command.ask} was granted.",
        by=ask.asked.requested_by,
        at=command.at,
        ask=command.ask,
    )
