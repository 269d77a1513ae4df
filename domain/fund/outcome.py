"""What follows for an ask from how its gate stands."""

from datetime import UTC, date, datetime

from domain.financial_year import FIRST_MONTH
from domain.fund.commands import CloseAsk, GrantMoney, RevokeCapability
from domain.fund.plan import AskId, CapabilityId
from domain.fund.state import Ask, Fund
from domain.gate.outcome import Choice
from domain.gate.state import Gate
from domain.gate.step import StepKind
from domain.gate.subject import GateSubject
from domain.identity import Actor
from domain.roster import RoleId


def consequence(
    fund: Fund, gate: Gate, subject: GateSubject, *, by: Actor, at: datetime
) -> GrantMoney | CloseAsk | RevokeCapability | None:
    """The command that follows from the gate's outcome; None while it is not in effect, and when it is done.

    A grant waits while money is frozen, unless the guardian decided the gate.
    """
    ask = fund.in_round(AskId(subject.ask), subject.round)
    if ask is None or gate.outcome is None or not gate.in_effect:
        return None
    if gate.outcome.opens_the_way:
        return _grant(fund, gate, ask, by=by, at=at)
    ended = gate.lapsed or gate.closed
    reason = " ".join(ended.reasons) if ended else ""
    if ask.granted and ask.revoked is None:
        return RevokeCapability(
            programme=fund.programme, capability=ask.granted.capability, reason=reason, by=by, at=at
        )
    if ask.is_waiting:
        return CloseAsk(
            programme=fund.programme,
            ask=ask.asked.ask,
            round=ask.asked.round,
            outcome=gate.outcome,
            reason=reason,
            by=by,
            at=at,
        )
    return None


def roles_behind(gate: Gate) -> tuple[RoleId, ...]:
    """The roles in which somebody's yes decided the gate, those above among them once it was escalated."""
    steps = gate.opened.steps if gate.opened else ()
    deciding = {each.step.id: each.panels for each in steps if each.step.kind is StepKind.DECIDE}
    found: list[RoleId] = []
    for taken in gate.standing:
        if taken.choice is Choice.APPROVE and taken.step in deciding:
            own = [panel.role for panel in deciding[taken.step] if taken.place in panel.members]
            found += own or [seat.role for seat in gate.escalated_to if taken.place in seat.holders]
    return tuple(dict.fromkeys(found))


def end_of_year(year: int) -> datetime:
    """The moment at which a financial year is over: midnight before 1 April, UTC."""
    first = date(year + 1, FIRST_MONTH, 1)
    return datetime(first.year, first.month, first.day, tzinfo=UTC)


def _grant(fund: Fund, gate: Gate, ask: Ask, *, by: Actor, at: datetime) -> GrantMoney | None:
    under = roles_behind(gate) or ask.asked.deciders
    is_guardians = fund.plan is not None and fund.plan.guardian in under
    if not ask.is_waiting or (fund.frozen and not is_guardians):
        return None
    return GrantMoney(
        programme=fund.programme,
        ask=ask.asked.ask,
        round=ask.asked.round,
        capability=CapabilityId(f"{ask.asked.ask}-{ask.asked.round}"),
        under=under,
        valid_until=None if ask.is_virement else _until(gate, ask),
        by=by,
        at=at,
    )


def _until(gate: Gate, ask: Ask) -> datetime:
    """Money is drawn in its own year; where the gate was overridden, within the override's four hours."""
    end = end_of_year(ask.asked.year)
    return min(end, gate.overridden.until) if gate.overridden else end
