"""Whether what a plan waits for outside itself holds together: every problem, and where."""

from collections.abc import Iterator

from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Problem, problem_at, twice


def outside_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with the dependencies outside the programme."""
    yield from twice(("external",), (each.id for each in plan.external))
    known = {each.id for each in plan.external}
    releases: set[str] = {each.id for each in plan.releases}
    for place, each in enumerate(plan.external):
        if each.id in releases:
            yield problem_at(f"{each.id} is a release of the programme.", "external", place, "id")
    for place, release in enumerate(plan.releases):
        for nth, other in enumerate(release.depends_on_external):
            if other not in known:
                sentence = f"There is no dependency {other} outside the programme."
                yield problem_at(sentence, "releases", place, "depends_on_external", nth)
