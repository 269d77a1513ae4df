"""What falls due next at a gate, when nobody does anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.gate.decide import end_of
from domain.gate.decision import waiting_step
from domain.gate.events import GateOpened
from domain.gate.state import Gate
from domain.gate.tally import is_quorate
from domain.gate.verdict import answers_to


class Duty(StrEnum):
    """What Lockgate does by itself, never in place of a decider."""

    REMIND = "remind"
    ESCALATE = "escalate"
    COUNT_VOTES = "count-votes"
    LAPSE_DECISION = "lapse-decision"
    FLAG_CONDITIONS = "flag-conditions"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateAlarm:
    """A duty and when it falls due; `number` is the reminder's or the level's, `step` whose votes count."""

    duty: Duty
    at: datetime
    number: int = 0
    step: str = ""


def next_alarm(gate: Gate) -> GateAlarm | None:
    """The next duty; None when there is nothing to wait for but people.

    A gate that its people cannot satisfy escalates at once, and a vote with a quorum is counted when its time
    is over. When nobody above is left to ask, the round lapses on its due day.
    """
    return min(alarms(gate), key=lambda alarm: alarm.at, default=None)


def alarms(gate: Gate) -> tuple[GateAlarm, ...]:
    """Every duty that the gate holds ready as it stands."""
    return (*_while_open(gate), *_while_unratified(gate), *_of_conditions(gate))


def is_finished(gate: Gate) -> bool:
    """Whether nothing more is awaited: the round has ended, is ratified, and its conditions are met."""
    return gate.closed is not None and not gate.to_ratify and not gate.outstanding


def _while_open(gate: Gate) -> Iterator[GateAlarm]:
    if gate.opened is None or gate.due is None or not gate.is_open:
        return
    level = len(gate.escalated_to) + 1
    if vote := _vote_to_count(gate):
        yield GateAlarm(duty=Duty.COUNT_VOTES, at=gate.due, step=vote)
    elif level <= len(gate.opened.way_up):
        at = gate.opened.at if gate.unsatisfiable else gate.due
        yield GateAlarm(duty=Duty.ESCALATE, at=at, number=level)
    else:
        yield GateAlarm(duty=Duty.LAPSE_DECISION, at=gate.due)
    yield _reminder(gate, gate.opened)


def _while_unratified(gate: Gate) -> Iterator[GateAlarm]:
    if gate.opened is None or gate.closed is None or gate.closed.ratify_by is None or not gate.to_ratify:
        return
    if vote := _vote_to_count(gate):
        yield GateAlarm(duty=Duty.COUNT_VOTES, at=gate.closed.ratify_by, step=vote)
    else:
        yield GateAlarm(duty=Duty.LAPSE_DECISION, at=gate.closed.ratify_by)
    yield _reminder(gate, gate.opened)


def _of_conditions(gate: Gate) -> Iterator[GateAlarm]:
    for condition in gate.outstanding:
        if condition.id not in gate.overdue:
            yield GateAlarm(duty=Duty.FLAG_CONDITIONS, at=end_of(condition))


def _reminder(gate: Gate, opened: GateOpened) -> GateAlarm:
    number = gate.reminders + 1
    at = opened.calendar.deadline(opened.at, number * opened.policy.remind_every_days)
    return GateAlarm(duty=Duty.REMIND, at=at, number=number)


def _vote_to_count(gate: Gate) -> str | None:
    waiting = waiting_step(gate)
    if waiting is None or waiting.step.id in gate.counted:
        return None
    return waiting.step.id if is_quorate(waiting, answers_to(waiting, gate.standing)) else None
