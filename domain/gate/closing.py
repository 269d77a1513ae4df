"""How a round ends, when its outcome takes effect, and how what was decided lapses."""

from collections.abc import Sequence
from datetime import datetime

from domain.freeze import after_freezes
from domain.gate.aftermath import DecisionLapsed, DecisionRatified, OutcomeTookEffect
from domain.gate.commands import GateCommand, LapseDecision, TakeEffect
from domain.gate.events import GateClosed, GateEvent, GateFoundUnsatisfiable
from domain.gate.evolving import evolve
from domain.gate.obstacles import obstacles
from domain.gate.outcome import Outcome
from domain.gate.satisfying import cannot_be_met
from domain.gate.state import Gate
from domain.gate.tally import Standing, tally
from domain.gate.turns import deadline, ratification, verdict_on
from domain.gate.verdict import answers_to, objections
from domain.money import exact_pounds
from domain.stage import Stage


def consequences(gate: Gate, command: GateCommand) -> Sequence[GateEvent]:
    """What follows at once from how the gate stands after somebody spoke: its end, or its confirmation."""
    if gate.to_ratify:
        return _confirmation(gate, command)
    reached = verdict_on(gate)
    if reached.outcome is None:
        return []
    closed = GateClosed(
        outcome=reached.outcome,
        reasons=reached.reasons,
        at=command.at,
        ratify_by=_ratify_by(gate, reached.outcome, command.at),
        takes_effect=_takes_effect(gate, reached.outcome, command.at),
        until=reached.until,
    )
    return [closed, *found_unsatisfiable(evolve(gate, closed), command.at)]


def unless_it_opens(gate: Gate, command: GateCommand) -> Sequence[GateEvent]:
    """The same where nobody said yes: what can no longer be met fails, and what is met wants a word yet."""
    outcome = verdict_on(gate).outcome
    return () if outcome and outcome.opens_the_way else consequences(gate, command)


def found_unsatisfiable(gate: Gate, at: datetime) -> Sequence[GateEvent]:
    """The fact that too few people are left for what is still awaited, unless that is known already."""
    awaited = ratification(gate) if gate.to_ratify else None
    steps = gate.steps if gate.is_open else [awaited] if awaited else []
    empty = cannot_be_met(steps)
    return [GateFoundUnsatisfiable(empty_seats=empty, at=at)] if empty and empty != gate.unsatisfiable else []


def take_effect(gate: Gate, command: TakeEffect) -> Sequence[GateEvent]:
    """The outcome takes effect once its moment has come, unless it was called in."""
    moment = effect_due(gate)
    if moment is None or command.at < moment:
        return []
    return [OutcomeTookEffect(at=command.at)]


def effect_due(gate: Gate) -> datetime | None:
    """When the outcome takes effect by itself; None when it has, never will, or waits for scrutiny."""
    if gate.closed is None or gate.opened is None or gate.in_effect or gate.is_called_in:
        return None
    if gate.scrutinised:
        return after_freezes(gate.scrutinised.at, gate.opened.freezes)
    return gate.closed.takes_effect


def lapse_in_time(gate: Gate, command: LapseDecision) -> Sequence[GateEvent]:
    """The end of what nobody decided, or ratified, in time; deemed consent where the policy has that."""
    until = deadline(gate)
    if until is None or command.at < until:
        return []
    if gate.to_ratify:
        return [lapsed(gate, ("It was not ratified in time.",), command.at)]
    if gate.opened is None or len(gate.escalated_to) < len(gate.opened.way_up):
        return []
    if _is_deemed_consent(gate):
        reasons = (f"Nobody objected by {until:%d %B %Y, %H:%M} UTC, which this policy takes for consent.",)
        outcome = Outcome.DEEMED_CONSENT
        effect = _takes_effect(gate, outcome, command.at)
        ratify_by = _ratify_by(gate, outcome, command.at)
        closed = GateClosed(
            outcome=outcome, reasons=reasons, at=command.at, ratify_by=ratify_by, takes_effect=effect
        )
        return [closed, *found_unsatisfiable(evolve(gate, closed), command.at)]
    why = ("Nobody above is left to ask, and the time to decide is over.", *verdict_on(gate).reasons)
    return [GateClosed(outcome=Outcome.LAPSED, reasons=why, at=command.at)]


def lapsed(gate: Gate, reasons: tuple[str, ...], at: datetime) -> DecisionLapsed:
    """The end of a decision that no longer stands, and what went ahead under it."""
    return DecisionLapsed(reasons=reasons, released=_released(gate), at=at)


def _released(gate: Gate) -> str:
    if gate.opened is None or not gate.in_effect:
        return ""
    subject, stake = gate.opened.subject, gate.facts.stake
    if subject.is_for_money:
        return f"{exact_pounds(stake.drawn)} was drawn down under it." if stake and stake.drawn else ""
    return f"{subject.release} went on after {subject.stage}."


def _is_deemed_consent(gate: Gate) -> bool:
    # A policy may not use it for money or sign-off, and a gate that nobody could open never opens.
    if gate.opened is None or not gate.opened.policy.deemed_consent:
        return False
    subject = gate.opened.subject
    is_too_grave = subject.is_for_money or subject.stage is Stage.SIGN_OFF
    objections = any(taken.choice.is_a_no for taken in gate.standing)
    return not (is_too_grave or objections or obstacles(gate) or cannot_be_met(gate.steps))


def _confirmation(gate: Gate, command: GateCommand) -> Sequence[GateEvent]:
    step = ratification(gate)
    if step is None:
        return []
    reached = tally(step, answers_to(step, gate.standing), is_closed=step.step.id in gate.counted)
    if reached.standing is Standing.MET:
        return [DecisionRatified(reasons=reached.reasons, at=command.at)]
    if reached.standing is Standing.FAILED:
        return [lapsed(gate, objections(step, gate.standing, reached.reasons), command.at)]
    return []


def _ratify_by(gate: Gate, outcome: Outcome, at: datetime) -> datetime | None:
    step = gate.opened.policy.ratification if gate.opened else None
    if gate.opened is None or step is None or not outcome.opens_the_way:
        return None
    return gate.opened.calendar.deadline(at, step.within_days or gate.opened.policy.answer_within_days)


def _takes_effect(gate: Gate, outcome: Outcome, at: datetime) -> datetime | None:
    """When an outcome takes effect, if not at once: after the days to call it in, and in no freeze."""
    if gate.opened is None or not outcome.opens_the_way:
        return None
    rule, moment = gate.opened.policy.call_in, at
    if rule:
        moment = gate.opened.calendar.deadline(at, rule.within_days)
    moment = after_freezes(moment, gate.opened.freezes)
    return moment if moment > at else None
