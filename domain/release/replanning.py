"""When a release goes on by another plan, or is taken out of the plan."""

from collections.abc import Sequence
from dataclasses import replace

from domain.release.commands import AdoptPlan, WithdrawRelease
from domain.release.events import PlanAdopted, ReleaseEvent, ReleaseWithdrawn
from domain.release.plan import ReleasePlan
from domain.release.refusals import PastIsNotReplanned, PlanChangesMore, ReleaseEnded, ReleaseHasBegun
from domain.release.state import Release
from domain.stage import STAGES, Stage


def adopt_plan(release: Release, before: ReleasePlan, command: AdoptPlan) -> Sequence[ReleaseEvent]:
    """Another plan from here on; what was entered stays as it was planned.

    :raises Rejected: when the release has ended, or would lose its past.
    """
    if command.plan == before or command.baseline <= release.baseline:
        return []
    if release.is_over:
        raise ReleaseEnded(f"{before.id} keeps the plan with which it ended.")
    if begun := begun_stages(release):
        _require_its_past(begun, before, command.plan)
        if with_plan_of(before, command.plan) != command.plan:
            raise PlanChangesMore(f"Something else of {before.id} differs.")
    return [PlanAdopted(plan=command.plan, baseline=command.baseline, at=command.at)]


def withdraw(release: Release, command: WithdrawRelease) -> Sequence[ReleaseEvent]:
    """Out of the plan.

    :raises Rejected: when its work has begun, or it has ended.
    """
    if release.withdrawn:
        return []
    if release.is_over:
        raise ReleaseEnded(f"{command.release} stays in the plan.")
    if begun_stages(release):
        raise ReleaseHasBegun(f"{command.release} has entered {release.stage}.")
    return [ReleaseWithdrawn(baseline=command.baseline, reason=command.reason, at=command.at)]


def begun_stages(release: Release) -> tuple[Stage, ...]:
    """The stages that were entered, whether passed or not."""
    return tuple(stage for stage in STAGES if stage in release.passed or stage is release.stage)


def with_plan_of(release: ReleasePlan, other: ReleasePlan) -> ReleasePlan:
    """A release with the dates, gates, dependencies, sprints, leads and exit cost of another plan of it."""
    return replace(
        release,
        lead=other.lead,
        successors=other.successors,
        depends_on=other.depends_on,
        depends_on_external=other.depends_on_external,
        stages=other.stages,
        sprints=other.sprints,
        exit_cost=other.exit_cost,
    )


def _require_its_past(begun: Sequence[Stage], before: ReleasePlan, after: ReleasePlan) -> None:
    planned = {each.stage: each for each in after.stages}
    for stage in begun:
        was = before.stage(stage)
        if planned.get(stage) != was:
            said = (
                f"{stage} of {before.id} was planned from {was.starts} to {was.ends}, with gate {was.gate}."
            )
            raise PastIsNotReplanned(said)
    if Stage.BUILD_SPRINTS in begun and after.sprints != before.sprints:
        raise PastIsNotReplanned(f"{before.id} is built in sprints: {before.sprints}.")
