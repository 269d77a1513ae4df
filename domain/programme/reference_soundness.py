"""Whether releases and budget lines refer to what registers have, and what releases cost could be."""

from collections.abc import Iterator

from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice
from domain.programme.register.plan import FUNDING, PROJECTS, RESOURCING, WORKSTREAMS, RegisterId
from domain.release.plan import ReleasePlan


def reference_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Every entry that a release or a line of the budget names and no register has; costs that cannot be."""
    for place, release in enumerate(plan.releases):
        here = ("releases", place)
        yield from _entry(plan, WORKSTREAMS, release.workstream, (*here, "workstream"))
        yield from _entry(plan, PROJECTS, release.project, (*here, "project"))
        yield from _entry(plan, RESOURCING, release.resourcing, (*here, "resourcing"))
        for nth, funding in enumerate(release.funding):
            yield from _entry(plan, FUNDING, funding, (*here, "funding", nth))
        yield from _costs(release, here)
    for place, line in enumerate(plan.fund.lines if plan.fund else ()):
        yield from _entry(plan, PROJECTS, line.project, ("fund", "lines", place, "project"))


def _entry(plan: ProgrammePlan, register: RegisterId, entry: str, here: Path) -> Iterator[Problem]:
    if not entry:
        return
    kept = plan.register(register)
    if kept is None:
        yield problem_at(f"The programme keeps no register {register}.", *here)
    elif entry not in {each.id for each in kept.entries}:
        known = ", ".join(each.id for each in kept.entries)
        yield problem_at(f"{entry} is not in the register {register}: {known}.", *here)


def _costs(release: ReleasePlan, here: Path) -> Iterator[Problem]:
    yield from twice((*here, "costs"), (str(each.year) for each in release.costs), "year")
    for nth, cost in enumerate(release.costs):
        for field, amount in (("budget", cost.budget), ("pressure", cost.pressure)):
            if amount < 0:
                yield problem_at("An amount cannot be negative.", *here, "costs", nth, field)
