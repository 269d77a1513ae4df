"""When an outcome takes effect, what may come between, and what came of it, in sentences."""

from collections.abc import Iterator
from datetime import datetime

from domain.gate.aftermath import CallInWaived
from domain.gate.closing import effect_due
from domain.gate.events import GateOpened, OverrideProposed
from domain.gate.state import Gate


def effect_of(gate: Gate) -> tuple[str, ...]:
    """When the outcome takes effect, what may come between, and what happens if it is refused."""
    if gate.opened is None:
        return ()
    before = _before_the_end(gate.opened) if gate.is_open else _after_the_end(gate, gate.opened)
    return (*before, *_scrutiny(gate), *_glass(gate), *_leavers(gate))


def _before_the_end(opened: GateOpened) -> Iterator[str]:
    rule = opened.policy.call_in
    if rule:
        many = f", if {rule.members} of its members ask" if rule.members > 1 else ""
        yield f"Once decided, {rule.by} may call it in for {rule.within_days} working days{many}."
    for window in opened.freezes:
        yield f"Nothing takes effect from {window.since} to {window.until}: {window.reason}"
    if opened.subject.is_for_money:
        yield "If it is refused, no money is released, and it may be asked for again."
    else:
        yield "If it is refused, the stage goes back to rework and comes again as a new round."
    if opened.policy.break_point:
        yield "It is a break point: a decider may stop the release here."


def _after_the_end(gate: Gate, opened: GateOpened) -> Iterator[str]:
    if gate.closed and gate.closed.until:
        yield f"Deferred until {gate.closed.until}."
    if gate.lapsed and gate.lapsed.released:
        yield f"What went ahead before: {gate.lapsed.released}"
    if gate.outcome is None or not gate.outcome.opens_the_way:
        return
    due = effect_due(gate)
    if gate.in_effect:
        yield "The outcome is in effect."
    elif due:
        yield f"It takes effect on {_moment(due)}."
        for window in opened.freezes:
            if gate.closed and gate.closed.at.date() <= window.until and window.since <= due.date():
                yield f"Nothing takes effect from {window.since} to {window.until}: {window.reason}"


def _scrutiny(gate: Gate) -> Iterator[str]:
    for each in gate.called_in:
        yield f"{each.by.subject} called it in: {each.reason}"
    if gate.is_called_in:
        yield "It takes no effect until scrutiny has answered."
    said = gate.scrutinised
    if isinstance(said, CallInWaived):
        yield f"{said.by.subject} agreed that it cannot wait to be called in: {said.reason}"
    elif said:
        answered = "let it stand" if said.stands else "referred it back"
        yield f"{said.by.subject} {answered}: {said.reason}"


def _glass(gate: Gate) -> Iterator[str]:
    rule = gate.opened.policy.break_glass if gate.opened else None
    if gate.is_open and rule:
        yield f"In an emergency two of {rule.by} may override it, which {rule.reviewed_by} reviews."
    if gate.proposed and gate.is_open:
        yield _proposed(gate.proposed)
    if done := gate.overridden:
        both = " and ".join(who.subject for who in done.by)
        yield f"{both} overrode it under {done.reference} on {_moment(done.at)}: {done.reason}"
    if gate.to_review:
        yield "It was overridden, and the next gate stays shut until that is reviewed."
    if found := gate.reviewed:
        verdict = "right" if found.was_right else "wrong"
        yield f"{found.by.subject} found the override {verdict}: {found.note}"


def _leavers(gate: Gate) -> Iterator[str]:
    for who in sorted(gate.leavers):
        yield f"{who.subject} has left since; what they said stands."


def _proposed(proposed: OverrideProposed) -> str:
    until, under = _moment(proposed.until), proposed.reference
    who = proposed.by.subject
    return f"{who} proposed an override under {under}; a second person may agree until {until}."


def _moment(moment: datetime) -> str:
    return f"{moment:%d %B %Y, %H:%M} UTC"
