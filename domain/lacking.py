"""What a release still lacks for its next gate, who has to bring it, and by when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.gate.check import Check, CheckKind, CheckResult
from domain.gate.checking import checked
from domain.gate.facts import SubjectFacts
from domain.gate.policy import GatePolicy
from domain.identity import Identity
from domain.release.deliverables.counting import still_open
from domain.release.plan import ReleasePlan
from domain.release.state import Release
from domain.stage import STAGES, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Something still missing; the day is that of the item, or that on which the stage is to be done."""

    what: str
    owner: Identity
    due: date


def next_gate(release: Release) -> Stage | None:
    """The stage whose gate the release comes to next; None when it has ended or is not known."""
    if release.plan is None or release.has_ended:
        return None
    return next((stage for stage in STAGES if stage not in release.passed), None)


def lacking(
    release: Release, plan: ReleasePlan, policy: GatePolicy, facts: SubjectFacts, *, lead: Identity
) -> tuple[Lack, ...]:
    """Everything that would keep the next gate shut as things stand; people's decisions are not among it."""
    stage = next_gate(release)
    if stage is None:
        return ()
    due = plan.stage(stage).ends
    whole = (*_evidence(release, stage, policy), *_left_open(facts))
    return (
        *(Lack(what=what, owner=lead, due=due) for what in whole),
        *_checks(release, plan, policy, facts, otherwise=Lack(what="", owner=lead, due=due)),
    )


def _evidence(release: Release, stage: Stage, policy: GatePolicy) -> Iterator[str]:
    handed_in = {piece.name for piece in release.evidence(stage)}
    for name in policy.evidence:
        if name not in handed_in:
            yield f"Evidence: {name}."


def _checks(
    release: Release, plan: ReleasePlan, policy: GatePolicy, facts: SubjectFacts, *, otherwise: Lack
) -> Iterator[Lack]:
    """What fails, item by item where there is a list; an item of nobody, or without a day, as `otherwise`."""
    for check in policy.checks:
        found = checked(check, facts)
        if found.result is not CheckResult.FAIL:
            continue
        items = tuple(_items(release, plan, check, otherwise))
        yield from items or (replace(otherwise, what=found.reason),)


def _items(release: Release, plan: ReleasePlan, check: Check, otherwise: Lack) -> Iterator[Lack]:
    stage = next_gate(release)
    if check.kind is CheckKind.DELIVERABLES and stage:
        for each in still_open(release, stage):
            if not check.names or each.name in check.names:
                yield Lack(
                    what=f"Deliverable: {each.name}.",
                    owner=each.owner or otherwise.owner,
                    due=each.due or otherwise.due,
                )
    if check.kind is CheckKind.TRANSITION and stage is Stage.SIGN_OFF:
        settled = {*release.transition.delivered, *release.transition.ruled_out}
        for element in release.terms.transition:
            if element.id not in settled:
                planned = release.transition.planned.get(element.id)
                lack = replace(otherwise, what=f"Transition: {element.name}.")
                yield replace(lack, owner=planned.owner, due=planned.due) if planned else lack


def _left_open(facts: SubjectFacts) -> Iterator[str]:
    for condition in facts.conditions_late:
        yield f"A condition of an earlier gate is past its day: {condition}."
    for gate in facts.overrides_unreviewed:
        yield f"The override of {gate} has not been reviewed."
