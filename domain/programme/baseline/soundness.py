"""Whether a programme could run to its end with other plans for its releases."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from domain.programme.benefit_soundness import benefit_problems
from domain.programme.commands import Replan
from domain.programme.dependencies import circles
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Problem
from domain.programme.refusals import CircularDependency, PlanNotSound, ProgrammeUnknown
from domain.programme.register.plan import Register
from domain.programme.register.state import KeptRegister
from domain.programme.soundness import release_problems
from domain.programme.state import Programme
from domain.release.plan import ReleasePlan, StagePlan


def require_sound(programme: Programme, command: Replan, new_plans: Sequence[ReleasePlan]) -> None:
    """Nothing, when every release that is planned anew, or has not begun, could run.

    :raises CircularDependency: when releases would wait for one another; it names the circle.
    :raises PlanNotSound: with everything else that is wrong.
    """
    if circle := next(iter(circles({each.id: each.depends_on for each in command.releases})), None):
        raise CircularDependency(f"{' → '.join(circle)}.")
    plan = _whole(programme, command)
    matter = {each.id for each in new_plans} | (programme.planned.keys() - programme.cleared - programme.over)
    found = [each.sentence for each in release_problems(plan) if _is_about(each, plan, matter)]
    found += [each.sentence for each in benefit_problems(plan)]
    found += _in_the_past(programme, new_plans, command.at.date())
    if found:
        raise PlanNotSound(" ".join(found))


def _whole(programme: Programme, command: Replan) -> ProgrammePlan:
    """The programme as it would have been planned from the start."""
    if programme.started is None or programme.calendar is None:
        raise ProgrammeUnknown(command.programme)
    # A plan is held to what is expected of others now, whatever was needed once.
    known = tuple(replace(each.dependency, needed_by=each.expected) for each in programme.externals.values())
    return ProgrammePlan(
        id=programme.started.programme,
        name=programme.started.name,
        organisation=programme.started.organisation,
        blueprint_digest=programme.started.blueprint_digest,
        roster=programme.roster,
        calendar=programme.calendar,
        policies=tuple(programme.policies.values()),
        releases=command.releases,
        evidence=command.terms.evidence,
        law=command.terms.law,
        training=command.terms.training,
        legend=command.terms.legend,
        transition=command.terms.transition,
        programme_team=command.terms.programme_team,
        plan_calendar=programme.started.plan_calendar,
        registers=tuple(_register(each) for each in programme.registers.values()),
        benefits=command.benefits,
        replanning_days=programme.replanning_days,
        published=(),
        external=(*known, *(each for each in command.external if each.id not in programme.externals)),
    )


def _register(kept: KeptRegister) -> Register:
    """A register with everything that ever stood in it: what was retired since may still be referred to."""
    entries = tuple(each.entry for each in kept.entries.values())
    return Register(id=kept.id, name=kept.name, entries=entries)


def _is_about(problem: Problem, plan: ProgrammePlan, releases: Collection[str]) -> bool:
    """Whether it is about these releases, or all of them; what else there is, others look after."""
    if problem.path[0] != "releases":
        return problem.path[0] == "external"
    if len(problem.path) == 1:
        return True
    return plan.releases[int(problem.path[1])].id in releases


def _in_the_past(programme: Programme, new_plans: Sequence[ReleasePlan], today: date) -> list[str]:
    """Days that were moved to before today; what was planned for then before may stay."""
    found = []
    for plan in new_plans:
        before = programme.planned.get(plan.id)
        planned = {day for each in (before.stages if before else ()) for day in _days(each)}
        for stage in plan.stages:
            moved = [day for named, day in _days(stage) if day < today and (named, day) not in planned]
            found += [
                f"{stage.stage} of {plan.id} would be planned for {day}, which is past." for day in moved
            ]
    return found


def _days(stage: StagePlan) -> tuple[tuple[str, date], ...]:
    return ((f"{stage.stage} starts", stage.starts), (f"{stage.stage} ends", stage.ends))
