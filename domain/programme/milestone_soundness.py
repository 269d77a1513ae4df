"""Whether milestones could be reached as planned: every problem with the plan calendar and with them."""

from collections.abc import Iterator, Sequence

from domain.milestone.plan import Milestone
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice


def milestone_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with the quarters of a plan, and with the milestones planned in them."""
    yield from _calendar(plan)
    yield from _milestones(plan, plan.milestones, ())
    for place, release in enumerate(plan.releases):
        yield from _milestones(plan, release.milestones, ("releases", place))


def _calendar(plan: ProgrammePlan) -> Iterator[Problem]:
    calendar = plan.plan_calendar
    if calendar is None:
        return
    if calendar.quarters < 1:
        yield problem_at("A plan has at least one quarter.", "plan_calendar", "quarters")
    if calendar.lead_in_months < 0:
        yield problem_at("Give none, or a number of months.", "plan_calendar", "lead_in_months")


def _milestones(plan: ProgrammePlan, milestones: Sequence[Milestone], where: Path) -> Iterator[Problem]:
    yield from twice((*where, "milestones"), (each.id for each in milestones))
    for place, milestone in enumerate(milestones):
        yield from _milestone(plan, milestone, (*where, "milestones", place))


def _milestone(plan: ProgrammePlan, milestone: Milestone, here: Path) -> Iterator[Problem]:
    calendar = plan.plan_calendar
    if milestone.quarter is not None and calendar is None:
        yield problem_at("Name the plan_calendar whose quarters are meant.", *here, "quarter")
    elif milestone.quarter is not None and calendar and calendar.quarter(milestone.quarter) is None:
        sentence = f"{calendar.name} has no quarter {milestone.quarter}: it has {calendar.quarters}."
        yield problem_at(sentence, *here, "quarter")
    if milestone.review_days < 0:
        yield problem_at("Give none, or a number of days.", *here, "review_days")
