"""What differs between two policies, in plain sentences."""

from collections.abc import Iterator, Sequence

from domain.gate.policy import GatePolicy
from domain.gate.step import Ask, Step


def differences(old: GatePolicy, new: GatePolicy) -> tuple[str, ...]:
    """What the new policy asks for otherwise than the old one; empty when both ask for the same."""
    return (*_steps(old, new), *_evidence(old, new), *_days(old, new))


def _steps(old: GatePolicy, new: GatePolicy) -> Iterator[str]:
    before, after = ({step.id: step for step in policy.steps} for policy in (old, new))
    for id, step in before.items():
        if id not in after:
            yield f"The step {id} ({step.kind}) is gone, which asked {_asked(step.asks)}."
    for id, step in after.items():
        if id not in before:
            asks = _asked(step.asks)
            yield f"The step {id} ({step.kind}) is new: it asks {asks}, counted by {step.method}."
    kept = [id for id in before if id in after]
    order = [id for id in after if id in before]
    if kept != order:
        yield f"The steps come in another order: {', '.join(order)} instead of {', '.join(kept)}."
    for id in order:
        yield from _step(before[id], after[id])


def _step(old: Step, new: Step) -> Iterator[str]:
    here = f"In the step {new.id}"
    if old.kind is not new.kind:
        yield f"{here}, people {new.kind} instead of {old.kind}."
    yield from _asks(old.asks, new.asks, here)
    if old.method is not new.method:
        yield f"{here}, answers are counted by {new.method} instead of {old.method}."
    if old.fallback is not new.fallback:
        yield f"{here}, the outcome when it cannot be met is {new.fallback} instead of {old.fallback}."
    if old.is_binding != new.is_binding:
        yield f"{here}, the gate {'now waits' if new.is_binding else 'no longer waits'} for the answer."
    if old.within_days != new.within_days:
        then, now = _number(old.within_days), _number(new.within_days)
        yield f"{here}, there are {now} working days instead of {then}."


def _asks(old: Sequence[Ask], new: Sequence[Ask], here: str) -> Iterator[str]:
    before, after = _by_role(old), _by_role(new)
    for role in before:
        if role not in after:
            yield f"{here}, {role} is no longer asked."
    for role, said in after.items():
        if role not in before:
            yield f"{here}, {role} is asked as well ({said})."
        elif said != before[role]:
            yield f"{here}, {role} needs {said} instead of {before[role]}."


def _evidence(old: GatePolicy, new: GatePolicy) -> Iterator[str]:
    for name in old.evidence:
        if name not in new.evidence:
            yield f"It no longer asks for the evidence {name}."
    for name in new.evidence:
        if name not in old.evidence:
            yield f"It asks for the evidence {name} as well."


def _days(old: GatePolicy, new: GatePolicy) -> Iterator[str]:
    if old.answer_within_days != new.answer_within_days:
        yield (
            f"It escalates after {new.answer_within_days} working days instead of {old.answer_within_days}."
        )
    if old.remind_every_days != new.remind_every_days:
        yield f"It reminds every {new.remind_every_days} working days instead of {old.remind_every_days}."


def _by_role(asks: Sequence[Ask]) -> dict[str, str]:
    """How many of each role; a role asked twice needs both."""
    found: dict[str, str] = {}
    for ask in asks:
        found[ask.role] = f"{found[ask.role]} and {_how_many(ask)}" if ask.role in found else _how_many(ask)
    return found


def _asked(asks: Sequence[Ask]) -> str:
    return ", ".join(f"{role} ({many})" for role, many in _by_role(asks).items()) or "nobody"


def _how_many(ask: Ask) -> str:
    least, percent = ask.how_many.least, ask.how_many.percent
    if percent == 0:
        return "one" if least == 1 else f"at least {least}"
    share = "all" if percent == 100 else f"{percent} per cent"
    return share if least == 1 else f"{share}, and at least {least}"


def _number(days: int | None) -> str:
    return "no" if days is None else str(days)
