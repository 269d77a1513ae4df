"""What falls due next at a gate, when nobody does anything."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.gate.decide import end_of
from domain.gate.state import Gate


class Duty(StrEnum):
    """What Lockgate does by itself, never in place of a decider."""

    REMIND = "remind"
    ESCALATE = "escalate"
    FLAG_CONDITIONS = "flag-conditions"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateAlarm:
    """A duty and when it falls due; `number` is the reminder's number or the level of the escalation."""

    duty: Duty
    at: datetime
    number: int


def next_alarm(gate: Gate) -> GateAlarm | None:
    """The next duty; None when there is nothing to wait for but people.

    A gate that its people cannot satisfy escalates at once. Escalation stops at the top of the tree;
    reminders never stop while the gate is open.
    """
    if gate.opened is None or gate.due is None:
        return None
    if not gate.is_open:
        return _next_condition(gate)
    number = gate.reminders + 1
    asked_again = gate.opened.at + timedelta(days=number * gate.opened.policy.remind_every_days)
    remind = GateAlarm(duty=Duty.REMIND, at=asked_again, number=number)
    level = len(gate.escalated_to) + 1
    if level > len(gate.opened.way_up):
        return remind
    escalate_at = gate.opened.at if gate.unsatisfiable else gate.due
    escalate = GateAlarm(duty=Duty.ESCALATE, at=escalate_at, number=level)
    return min(escalate, remind, key=lambda alarm: alarm.at)


def is_finished(gate: Gate) -> bool:
    """Whether nothing more is awaited: the round has ended and its conditions are met."""
    return gate.closed is not None and not gate.outstanding


def _next_condition(gate: Gate) -> GateAlarm | None:
    waiting = [condition for condition in gate.outstanding if condition.id not in gate.overdue]
    if not waiting:
        return None
    return GateAlarm(duty=Duty.FLAG_CONDITIONS, at=min(map(end_of, waiting)), number=0)
