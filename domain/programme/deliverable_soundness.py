"""Whether what releases are to deliver could be delivered as planned."""

from collections.abc import Iterator

from domain.gate.check import CheckKind
from domain.gate.policy import GatePolicy
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at
from domain.release.deliverables.counting import asked_by
from domain.release.deliverables.plan import PlannedDeliverable
from domain.release.plan import ReleasePlan
from domain.repeats import repeated
from domain.stage import Stage


def deliverable_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with the deliverables of releases; nothing where none is listed."""
    policies = {policy.id: policy for policy in plan.policies}
    for place, release in enumerate(plan.releases):
        here = ("releases", place, "deliverables")
        yield from _ambiguous(release, here)
        for each in release.deliverables:
            yield from _people(plan, each, here)
            if each.due and release.stages and each.due < release.starts:
                sentence = f"{each.id} is due on {each.due}, before the release begins on {release.starts}."
                yield problem_at(sentence, *here)
        for nth, planned in enumerate(release.stages if release.deliverables else ()):
            if policy := policies.get(planned.gate):
                yield from _asked_in_vain(release, policy, planned.stage, ("releases", place, "stages", nth))


def _ambiguous(release: ReleasePlan, here: Path) -> Iterator[Problem]:
    for called in ([each.id for each in release.deliverables], [each.name for each in release.deliverables]):
        for word in repeated(called):
            yield problem_at(f"Two deliverables of {release.id} are called {word}.", *here)


def _people(plan: ProgrammePlan, deliverable: PlannedDeliverable, here: Path) -> Iterator[Problem]:
    owner = (deliverable.owner,) if deliverable.owner else ()
    for who in (*owner, *deliverable.acceptors):
        if who not in plan.roster.names:
            yield problem_at(f"{deliverable.id}: {who.subject} is not among the people.", *here)


def _asked_in_vain(release: ReleasePlan, policy: GatePolicy, stage: Stage, here: Path) -> Iterator[Problem]:
    listed = {each.name for each in asked_by(release.deliverables, stage)}
    for check in policy.checks:
        if check.kind is not CheckKind.DELIVERABLES:
            continue
        if not listed:
            yield problem_at(f"{release.id} lists no deliverable for {stage}, but {policy.id} asks.", *here)
        for name in check.names if listed else ():
            if name not in listed:
                yield problem_at(f"{policy.id} asks for {name}, which {release.id} does not list.", *here)
