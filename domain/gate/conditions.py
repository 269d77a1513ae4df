"""What becomes of the conditions of an approval."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from domain.gate.aftermath import ConditionDischarged, ConditionFoundOverdue
from domain.gate.closing import lapsed
from domain.gate.commands import DischargeCondition, FlagOverdueConditions, RecallApproval
from domain.gate.condition import Condition
from domain.gate.events import GateEvent
from domain.gate.outcome import Choice
from domain.gate.refusals import (
    ConditionUnknown,
    NotForYouToDischarge,
    NothingToRecall,
    NotYourApproval,
    ReasonMissing,
)
from domain.gate.state import Gate
from domain.identity import Identity


def discharge(gate: Gate, command: DischargeCondition) -> Sequence[GateEvent]:
    """The owner, or somebody who decided, shows that a condition is met."""
    if command.condition in gate.discharged:
        return []
    condition = next((c for c in gate.outstanding if c.id == command.condition), None)
    if condition is None:
        raise ConditionUnknown(f"There is no condition {command.condition} here.")
    if command.by.identity not in {condition.owner, *_deciders(gate)}:
        raise NotForYouToDischarge(f"Its owner is {condition.owner.subject}.")
    if not command.note.strip():
        raise ReasonMissing
    return [
        ConditionDischarged(condition=condition.id, by=command.by.identity, note=command.note, at=command.at)
    ]


def flag_overdue(gate: Gate, command: FlagOverdueConditions) -> Sequence[GateEvent]:
    """The conditions past their day are flagged, to those above as well."""
    return [
        ConditionFoundOverdue(
            condition=c.id, owner=c.owner, due=c.due, at=command.at, escalated_to=_next_above(gate)
        )
        for c in gate.outstanding
        if c.id not in gate.overdue and end_of(c) <= command.at
    ]


def recall(gate: Gate, command: RecallApproval) -> Sequence[GateEvent]:
    """An approver takes back an approval whose condition was not met by its day."""
    who, why = command.by.identity, command.reason.strip()
    told = f"{who.subject} recalled the approval: {why}"
    if gate.lapsed and gate.lapsed.reasons == (told,):
        return []
    if not any(c.id in gate.overdue for c in gate.outstanding):
        raise NothingToRecall
    if who not in {taken.by for taken in gate.standing if taken.choice is Choice.APPROVE}:
        raise NotYourApproval
    if not why:
        raise ReasonMissing
    return [replace(lapsed(gate, (told,), command.at), recalled_for=why)]


def end_of(condition: Condition) -> datetime:
    """The moment at which a condition becomes overdue: midnight after its day, UTC."""
    return datetime.combine(condition.due + timedelta(days=1), time(), tzinfo=UTC)


def _deciders(gate: Gate) -> set[Identity]:
    return {taken.by for taken in gate.standing}


def _next_above(gate: Gate) -> tuple[Identity, ...]:
    """The board above the last one that was asked, or the last one where none is."""
    way_up = gate.opened.way_up if gate.opened else ()
    if not way_up:
        return ()
    return way_up[min(len(gate.escalated_to), len(way_up) - 1)].holders
