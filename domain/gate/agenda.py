"""What falls due next at a gate, when nobody does anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from domain.gate.closing import effect_due
from domain.gate.commands import (
    AnyGateCommand,
    CountVotes,
    EscalateGate,
    FlagOverdueConditions,
    LapseDecision,
    RemindDeciders,
    TakeEffect,
)
from domain.gate.conditions import end_of
from domain.gate.events import GateOpened
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.gate.tally import is_quorate
from domain.gate.turns import waiting_step
from domain.gate.verdict import answers_to
from domain.identity import Actor


class Duty(StrEnum):
    """What Lockgate does by itself, never in place of a decider."""

    REMIND = "remind"
    ESCALATE = "escalate"
    COUNT_VOTES = "count-votes"
    LAPSE_DECISION = "lapse-decision"
    TAKE_EFFECT = "take-effect"
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
    return (*_while_open(gate), *_while_unratified(gate), *_until_in_effect(gate), *_of_conditions(gate))


def duty_of(alarm: GateAlarm, subject: GateSubject, by: Actor, at: datetime) -> AnyGateCommand:
    """The command that does what fell due."""
    match alarm.duty:
        case Duty.REMIND:
            return RemindDeciders(subject=subject, by=by, at=at, number=alarm.number)
        case Duty.ESCALATE:
            return EscalateGate(subject=subject, by=by, at=at, level=alarm.number)
        case Duty.COUNT_VOTES:
            return CountVotes(subject=subject, by=by, at=at, step=alarm.step)
        case Duty.LAPSE_DECISION:
            return LapseDecision(subject=subject, by=by, at=at)
        case Duty.TAKE_EFFECT:
            return TakeEffect(subject=subject, by=by, at=at)
        case Duty.FLAG_CONDITIONS:
            return FlagOverdueConditions(subject=subject, by=by, at=at)
        case _:
            assert_never(alarm.duty)


def is_finished(gate: Gate) -> bool:
    """Whether nothing more is awaited.

    The round has ended and its outcome is in effect, it is ratified, its conditions are met, and an override
    has been reviewed.
    """
    return gate.in_effect and not (gate.to_ratify or gate.outstanding or gate.to_review)


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


def _until_in_effect(gate: Gate) -> Iterator[GateAlarm]:
    if moment := effect_due(gate):
        yield GateAlarm(duty=Duty.TAKE_EFFECT, at=moment)
    if gate.opened and (gate.is_called_in or gate.to_review):
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
    if waiting is None:
        return None
    return waiting.step.id if is_quorate(waiting, answers_to(waiting, gate.standing)) else None
