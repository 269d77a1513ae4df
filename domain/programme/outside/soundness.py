"""Whether what a plan waits for outside itself holds together: every problem, and where."""

from collections.abc import Iterator
from datetime import timedelta

from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Problem, problem_at, twice
from domain.release.plan import ReleasePlan
from domain.stage import Stage


def outside_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with the dependencies outside the programme."""
    yield from twice(("external",), (each.id for each in plan.external))
    known = {each.id for each in plan.external}
    releases: set[str] = {each.id for each in plan.releases}
    for place, each in enumerate(plan.external):
        if each.id in releases:
            yield problem_at(f"{each.id} is a release of the programme.", "external", place, "id")
    for place, release in enumerate(plan.releases):
        for field in ("depends_on_external", "build_awaits"):
            for nth, other in enumerate(getattr(release, field)):
                if other not in known:
                    sentence = f"There is no dependency {other} outside the programme."
                    yield problem_at(sentence, "releases", place, field, nth)
        yield from _builds_too_soon(plan, release, place)
    if plan.replanning_days < 0:
        yield problem_at("Days cannot be negative.", "replanning_days")


def _builds_too_soon(plan: ProgrammePlan, release: ReleasePlan, place: int) -> Iterator[Problem]:
    """A build that leaves no time to plan anew after what it awaits outside (Bedford, B-21)."""
    build = next((each for each in release.stages if each.stage is Stage.BUILD_SPRINTS), None)
    needed = {each.id: each.needed_by for each in plan.external}
    for nth, other in enumerate(release.build_awaits):
        if build and other in needed:
            first = needed[other] + timedelta(days=plan.replanning_days)
            if build.starts < first:
                sentence = (
                    f"Its build starts on {build.starts}; {other} is there on {needed[other]}, and planning "
                    f"anew takes until {first}."
                )
                yield problem_at(sentence, "releases", place, "build_awaits", nth)
