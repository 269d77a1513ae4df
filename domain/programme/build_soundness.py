"""Whether the builds of a programme could begin as planned: every problem with a backlog."""

from collections.abc import Iterator

from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice
from domain.release.build.plan import BuildPlan
from domain.release.build.prioritising import can_weigh
from domain.release.build.requirement import Requirement
from domain.release.build.scope import is_possible


def build_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with the builds of a programme's releases."""
    for place, release in enumerate(plan.releases):
        here = ("releases", place, "build")
        yield from _build(release.build, here)
        for nth, who in enumerate(release.build.product_owners):
            if who not in plan.roster.names:
                yield problem_at(f"{who.subject} is not among the people.", *here, "product_owners", nth)


def _build(build: BuildPlan, here: Path) -> Iterator[Problem]:
    yield from twice((*here, "requirements"), (each.id for each in build.requirements))
    for nth, each in enumerate(build.requirements):
        yield from _requirement(each, (*here, "requirements", nth))
    if build.sprint_cost < 0:
        yield problem_at("An amount cannot be negative.", *here, "sprint_cost")
    for nth, criterion in enumerate(build.quality):
        if criterion in build.quality[:nth]:
            yield problem_at(f"{criterion} is there twice.", *here, "quality", nth)
    if build.weights and not can_weigh(build.weights):
        yield problem_at("No weight is negative, and at least one counts.", *here, "weights")


def _requirement(requirement: Requirement, here: Path) -> Iterator[Problem]:
    if requirement.points < 1:
        yield problem_at("Give at least one.", *here, "points")
    if requirement.scores and not is_possible(requirement.scores):
        yield problem_at("Scores go from 0 to 10.", *here, "scores")
