"""How a decision is called in before it takes effect, and what comes of that."""

from collections.abc import Sequence
from datetime import datetime

from domain.gate.aftermath import CallInAnswered, CallInWaived, DecisionCalledIn
from domain.gate.closing import lapsed
from domain.gate.commands import AnswerCallIn, CallIn, WaiveCallIn
from domain.gate.events import GateEvent
from domain.gate.refusals import NotAScrutineer, NothingToCallIn, NotOfTheChair, ReasonMissing
from domain.gate.state import Gate
from domain.gate.turns import who_answers, who_scrutinises
from domain.identity import Identity


def call_in(gate: Gate, command: CallIn) -> Sequence[GateEvent]:
    """Somebody of scrutiny asks; the decision waits once enough have."""
    who = command.by.identity
    if who in {each.by for each in gate.called_in}:
        return []
    _require_scrutineer(gate, who)
    until = _called_in_until(gate)
    if gate.in_effect or gate.scrutinised or until is None or command.at > until:
        raise NothingToCallIn
    _require(command.reason)
    return [DecisionCalledIn(by=who, reason=command.reason.strip(), at=command.at)]


def answer_call_in(gate: Gate, command: AnswerCallIn) -> Sequence[GateEvent]:
    """The chair of scrutiny lets the decision stand or refers it back, which ends it."""
    who = command.by.identity
    said = gate.scrutinised
    if isinstance(said, CallInAnswered) and (said.by, said.stands) == (who, command.stands):
        return []
    if not gate.is_called_in:
        raise NothingToCallIn
    _require_chair(gate, who)
    _require(command.reason)
    reason = command.reason.strip()
    answered = CallInAnswered(stands=command.stands, by=who, reason=reason, at=command.at)
    if command.stands:
        return [answered]
    return [answered, lapsed(gate, (f"{who.subject} referred it back: {reason}",), command.at)]


def waive_call_in(gate: Gate, command: WaiveCallIn) -> Sequence[GateEvent]:
    """The chair of scrutiny agrees that it cannot wait (special urgency, SI 2012/2089 regulation 11)."""
    if isinstance(gate.scrutinised, CallInWaived) and gate.scrutinised.by == command.by.identity:
        return []
    if gate.closed is None or gate.in_effect or gate.scrutinised or gate.called_in:
        raise NothingToCallIn
    _require_chair(gate, command.by.identity)
    _require(command.reason)
    return [CallInWaived(by=command.by.identity, reason=command.reason.strip(), at=command.at)]


def _called_in_until(gate: Gate) -> datetime | None:
    """The end of the days to call the decision in; a freeze after them makes them no longer."""
    rule = gate.opened.policy.call_in if gate.opened else None
    if gate.opened is None or rule is None or gate.closed is None:
        return None
    return gate.opened.calendar.deadline(gate.closed.at, rule.within_days)


def _require_scrutineer(gate: Gate, who: Identity) -> None:
    if gate.opened is None or gate.opened.scrutiny is None:
        raise NothingToCallIn
    if who not in gate.opened.scrutiny.members:
        raise NotAScrutineer
    if who not in who_scrutinises(gate):
        raise NotAScrutineer("Nobody scrutinises what they asked for, wrote or decided.")


def _require_chair(gate: Gate, who: Identity) -> None:
    _require_scrutineer(gate, who)
    if who not in (may := who_answers(gate)):
        raise NotOfTheChair(f"Its chair is {may[0].subject}.")


def _require(reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing
