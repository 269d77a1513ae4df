"""Whether a policy is sound by itself, and whether the people of a roster could ever open its gate."""

from collections.abc import Iterator, Sequence
from datetime import date

from domain.assessment import AssessmentKind
from domain.gate.check import Check, CheckKind
from domain.gate.panel import OpenStep, asked
from domain.gate.policy import GatePolicy
from domain.gate.satisfying import cannot_be_met
from domain.gate.step import Method, Step, StepKind, decided_by
from domain.identity import Identity
from domain.programme.problem import Path, Problem, problem_at, twice
from domain.roster import Roster


def policy_problems(policy: GatePolicy, roster: Roster, here: Path) -> Iterator[Problem]:
    """Everything wrong with a policy that stands at a path, other than that nobody could fill its seats."""
    yield from _steps(policy, roster, here)
    for days in ("answer_within_days", "remind_every_days"):
        if getattr(policy, days) < 1:
            yield problem_at("Give at least one day.", *here, days)
    yield from _checks(policy, here)
    yield from _scrutiny(policy, roster, here)
    yield from _glass(policy, roster, here)


def nobody_for(roster: Roster, policy: GatePolicy, requested_by: Identity, on: date) -> tuple[str, ...]:
    """The known roles for which too few people are left besides whoever asks for the gate."""
    known = roster.by_id
    empty = cannot_be_met(steps_for(policy, roster, requested_by, on))
    return tuple(role for role in empty if role in known)


def steps_for(policy: GatePolicy, roster: Roster, requested_by: Identity, on: date) -> Sequence[OpenStep]:
    """The steps as they would open on a day when somebody asks for the gate."""
    return [asked(step, roster, on).open_to((), without=[requested_by]) for step in policy.steps]


def _checks(policy: GatePolicy, here: Path) -> Iterator[Problem]:
    yield from twice((*here, "checks"), (check.kind for check in policy.checks), "kind")
    for place, check in enumerate(policy.checks):
        yield from _names(check, (*here, "checks", place))
        if (check.minimum or check.report) and check.kind is not CheckKind.CONSULTATION:
            yield problem_at("Only a consultation has days and a report.", *here, "checks", place)
    for place, name in enumerate(policy.immaterial):
        if name not in policy.evidence:
            sentence = f"{name} is none of the evidence that the policy asks for."
            yield problem_at(sentence, *here, "immaterial", place)


def _names(check: Check, here: Path) -> Iterator[Problem]:
    if check.kind is CheckKind.ASSESSMENTS:
        known = [kind.value for kind in AssessmentKind]
        if not check.names:
            yield problem_at(f"Name which ones: {', '.join(known)}.", *here, "names")
        for nth, name in enumerate(check.names):
            if name not in known:
                yield problem_at(
                    f"There is no assessment {name}, but {' and '.join(known)}.", *here, "names", nth
                )
    elif check.names and check.kind not in (CheckKind.DELIVERABLES, CheckKind.RATING):
        yield problem_at("Only deliverables, assessments and colours are named.", *here, "names")
    elif check.kind is CheckKind.RATING and not check.names:
        yield problem_at("Name the colours in which it passes.", *here, "names")


def _scrutiny(policy: GatePolicy, roster: Roster, here: Path) -> Iterator[Problem]:
    rule = policy.call_in
    if rule is None:
        return
    path = (*here, "call_in")
    if rule.by not in roster.by_id:
        yield problem_at(f"There is no role {rule.by}.", *path, "by")
    if rule.by in policy.deciders:
        yield problem_at("Those who decide do not scrutinise it.", *path, "by")
    if rule.within_days < 1 or rule.members < 1:
        yield problem_at("Give at least one day and one member.", *path)


def _glass(policy: GatePolicy, roster: Roster, here: Path) -> Iterator[Problem]:
    glass = policy.break_glass
    if glass is None:
        return
    for field in ("by", "reviewed_by"):
        role = getattr(glass, field)
        if role not in roster.by_id:
            yield problem_at(f"There is no role {role}.", *here, "break_glass", field)
    if glass.by == glass.reviewed_by:
        yield problem_at("Nobody reviews an override of their own.", *here, "break_glass", "reviewed_by")
    known = roster.by_id.get(glass.by)
    if known and len({holding.who for holding in known.holdings}) < 2:
        yield problem_at(f"It takes two people, and {glass.by} has fewer.", *here, "break_glass", "by")


def _steps(policy: GatePolicy, roster: Roster, here: Path) -> Iterator[Problem]:
    # A policy of one plain step is written down as the list of those who decide.
    is_plain = policy.steps == decided_by(*policy.deciders)
    if not policy.deciders:
        field = "deciders" if is_plain else "steps"
        yield problem_at("A gate that asks nobody would never open.", *here, field)
        return
    yield from twice((*here, "steps"), (step.id for step in policy.steps))
    for place, step in enumerate(policy.steps):
        yield from _step(policy, place, (*here, "steps", place))
        yield from _vote(step, roster, (*here, "steps", place))
        for nth, role in enumerate(step.roles):
            if role not in roster.by_id:
                path = ("deciders", nth) if is_plain else ("steps", place, "asks", nth, "role")
                yield problem_at(f"There is no role {role}.", *here, *path)


def _vote(step: Step, roster: Roster, here: Path) -> Iterator[Problem]:
    if step.kind is StepKind.CONSULT or step.method.fills_seats:
        return
    if len(step.asks) > 1:
        sentence = "One body votes in a step, or the larger would outvote the other: give each its own."
        yield problem_at(sentence, *here, "asks")
    for role in step.roles:
        chair = roster.by_id[role].chair if role in roster.by_id else None
        if step.method is Method.CASTING_VOTE and role in roster.by_id and chair is None:
            yield problem_at(f"{role} has no chair whose vote could be cast.", *here, "method")


def _step(policy: GatePolicy, place: int, here: Path) -> Iterator[Problem]:
    step = policy.steps[place]
    if not step.asks:
        yield problem_at("A step that asks nobody would never be met.", *here, "asks")
    if step.fallback.opens_the_way:
        sentence = "Nothing passes by default: name an outcome that keeps the gate shut."
        yield problem_at(sentence, *here, "fallback")
    if step.kind is StepKind.RATIFY:
        if step.within_days is None:
            yield problem_at("Say within how many working days it is ratified.", *here, "within_days")
        if place != len(policy.steps) - 1:
            yield problem_at("What is ratified has been decided: ratification comes last.", *here, "kind")
    elif step.within_days is not None:
        yield problem_at("Only ratification has days of its own.", *here, "within_days")
