"""What differs between two policies, in plain sentences."""

from collections.abc import Iterator, Sequence

from domain.gate.check import Check
from domain.gate.policy import BreakGlass, CallInRule, GatePolicy
from domain.gate.step import Ask, Step


def differences(old: GatePolicy, new: GatePolicy) -> tuple[str, ...]:
    """What the new policy asks for otherwise than the old one; empty when both ask for the same."""
    return (
        *_steps(old, new),
        *_evidence(old, new),
        *_checks(old, new),
        *_material(old, new),
        *_call_in(old.call_in, new.call_in),
        *_break_glass(old.break_glass, new.break_glass),
        *_ends(old, new),
        *_days(old, new),
    )


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


def _checks(old: GatePolicy, new: GatePolicy) -> Iterator[str]:
    before, after = ({check.kind: check for check in policy.checks} for policy in (old, new))
    for kind in before:
        if kind not in after:
            yield f"It no longer checks {kind}."
    for kind, check in after.items():
        if kind not in before:
            yield f"It checks {kind} as well{_asking_for(check)}."
        else:
            yield from _check(before[kind], check)


def _check(old: Check, new: Check) -> Iterator[str]:
    here = f"The check of {new.kind}"
    if old.names != new.names:
        yield f"{here} looks at {_these(new.names)} instead of {_these(old.names)}."
    if old.share != new.share:
        yield f"{here} asks for {new.share} per cent instead of {old.share}."
    if old.minimum != new.minimum:
        yield f"{here} asks for {_minimum(new)} instead of {_minimum(old)}."
    if old.report != new.report:
        yield f"{here} asks for {_report(new)} instead of {_report(old)}."


def _material(old: GatePolicy, new: GatePolicy) -> Iterator[str]:
    for name in old.immaterial:
        if name not in new.immaterial:
            yield f"Another {name} lapses the approvals now."
    for name in new.immaterial:
        if name not in old.immaterial:
            yield f"Another {name} no longer lapses the approvals."
    for kind in old.material:
        if kind not in new.material:
            yield f"A change of {kind} no longer lapses the approvals."
    for kind in new.material:
        if kind not in old.material:
            yield f"A change of {kind} lapses the approvals now."


def _call_in(old: CallInRule | None, new: CallInRule | None) -> Iterator[str]:
    if new is None:
        if old:
            yield f"A decision can no longer be called in, which {old.by} could."
    elif old is None:
        yield f"{new.by} may call a decision in: {_called_in(new)}."
    else:
        if old.by != new.by:
            yield f"{new.by} may call a decision in instead of {old.by}."
        if _called_in(old) != _called_in(new):
            yield f"A decision is called in {_called_in(new)}, instead of {_called_in(old)}."


def _break_glass(old: BreakGlass | None, new: BreakGlass | None) -> Iterator[str]:
    if new is None:
        if old:
            yield f"Nobody may override it any more, which two of {old.by} could."
    elif old is None:
        yield f"Two of {new.by} may override it, which {new.reviewed_by} reviews."
    else:
        if old.by != new.by:
            yield f"Two of {new.by} may override it instead of two of {old.by}."
        if old.reviewed_by != new.reviewed_by:
            yield f"An override is reviewed by {new.reviewed_by} instead of {old.reviewed_by}."


def _ends(old: GatePolicy, new: GatePolicy) -> Iterator[str]:
    if old.break_point != new.break_point:
        yield f"A decider may {'stop the release here' if new.break_point else 'no longer stop it here'}."
    if old.deemed_consent != new.deemed_consent:
        is_what = "now taken for consent" if new.deemed_consent else "no longer taken for consent"
        yield f"That nobody objected in time is {is_what}."


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


def _asking_for(check: Check) -> str:
    parts = [f"{check.share} per cent"] if check.share != 100 else []
    parts += [_these(check.names)] if check.names else []
    parts += [_minimum(check)] if check.minimum else []
    parts += [_report(check)] if check.report else []
    return f", with {', '.join(parts)}" if parts else ""


def _these(names: Sequence[str]) -> str:
    return ", ".join(names) or "all of them"


def _minimum(check: Check) -> str:
    spans = (f"{each.days} days from {each.heads} heads on" for each in check.minimum)
    return " and ".join(spans) or "no number of days"


def _report(check: Check) -> str:
    return f"the report {check.report}" if check.report else "no report"


def _called_in(rule: CallInRule) -> str:
    asks = "one member asks" if rule.members == 1 else f"{rule.members} members ask"
    return f"for {rule.within_days} working days, once {asks}"


def _number(days: int | None) -> str:
    return "no" if days is None else str(days)
