"""How the words of a written policy become the domain's."""

from definitions.policy_sections import (
    BreakGlassSection,
    CallInSection,
    CheckSection,
    PolicySection,
    StepSection,
)
from domain.gate.check import Check, MinimumDays
from domain.gate.policy import BreakGlass, CallInRule, GatePolicy, PolicyId
from domain.gate.step import Ask, HowMany, Step, decided_by
from domain.roster import RoleId


def gate_policy(policy: PolicySection) -> GatePolicy:
    """What a gate asks for."""
    return GatePolicy(
        id=PolicyId(policy.id),
        title=policy.title,
        steps=_steps(policy),
        evidence=policy.evidence,
        answer_within_days=policy.answer_within_days,
        remind_every_days=policy.remind_every_days,
        checks=tuple(_check(each) for each in policy.checks),
        immaterial=policy.immaterial,
        material=policy.material,
        call_in=_call_in(policy.call_in),
        break_glass=_break_glass(policy.break_glass),
        break_point=policy.break_point,
        deemed_consent=policy.deemed_consent,
    )


def _steps(policy: PolicySection) -> tuple[Step, ...]:
    if policy.steps:
        return tuple(_step(each) for each in policy.steps)
    return decided_by(*(RoleId(each) for each in policy.deciders))


def _step(step: StepSection) -> Step:
    asks = (
        Ask(role=RoleId(each.role), how_many=HowMany(least=each.at_least, percent=each.percent))
        for each in step.asks
    )
    return Step(
        id=step.id,
        kind=step.kind,
        asks=tuple(asks),
        method=step.method,
        fallback=step.fallback,
        blocks=step.blocks,
        within_days=step.within_days,
    )


def _check(check: CheckSection) -> Check:
    return Check(
        kind=check.kind,
        names=check.names,
        share=check.share,
        minimum=tuple(MinimumDays(heads=each.heads, days=each.days) for each in check.minimum),
        report=check.report or "",
    )


def _call_in(rule: CallInSection | None) -> CallInRule | None:
    if rule is None:
        return None
    return CallInRule(by=RoleId(rule.by), within_days=rule.within_days, members=rule.members)


def _break_glass(rule: BreakGlassSection | None) -> BreakGlass | None:
    if rule is None:
        return None
    return BreakGlass(by=RoleId(rule.by), reviewed_by=RoleId(rule.reviewed_by))
