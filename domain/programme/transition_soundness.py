"""Whether what a plan says of transition, go-live, exit costs and closing holds together."""

from collections.abc import Iterator

from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice
from domain.release.plan import ReleasePlan


def transition_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that would keep a release from being taken up, stopped or closed."""
    yield from twice(("transition",), (each.id for each in plan.transition))
    for place, role in enumerate(plan.programme_team):
        if role not in plan.roster.by_id:
            yield problem_at(f"There is no role {role}.", "programme_team", place)
    for place, release in enumerate(plan.releases):
        yield from _release(release, ("releases", place))


def _release(release: ReleasePlan, here: Path) -> Iterator[Problem]:
    for field in ("support_days", "optimise_days"):
        if getattr(release.after_go_live, field) < 0:
            yield problem_at("Days cannot be negative.", *here, "after_go_live", field)
    yield from twice((*here, "exit_costs"), (each.stage for each in release.exit_costs), "stage")
    for place, each in enumerate(release.exit_costs):
        if each.amount < 0:
            yield problem_at("An amount cannot be negative.", *here, "exit_costs", place, "amount")
