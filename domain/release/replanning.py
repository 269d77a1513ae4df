"""When a release goes on by another plan, or is taken out of the plan."""

from collections.abc import Sequence

from domain.release.commands import AdoptPlan, WithdrawRelease
from domain.release.events import PlanAdopted, ReleaseEvent, ReleaseWithdrawn
from domain.release.plan import ReleasePlan, with_plan_of
from domain.release.refusals import (
    PastIsNotReplanned,
    PlanChangesMore,
    ReleaseEnded,
    ReleaseHasBegun,
    SprintIsFilled,
)
from domain.release.state import Release, with_parts
from domain.stage import STAGES, Stage


def adopt_plan(release: Release, before: ReleasePlan, command: AdoptPlan) -> Sequence[ReleaseEvent]:
    """Another plan from here on; what was entered stays as it was planned.

    :raises Rejected: when the release has ended, or would lose its past.
    """
    if command.plan == before or command.baseline <= release.baseline:
        return []
    if release.has_ended:
        raise ReleaseEnded(f"{before.id} keeps the plan with which it ended.")
    begun = begun_stages(release)
    _require_its_past(begun, before, command.plan)
    _require_its_sprints(release, command.plan)
    may_change = not begun and _is_untouched(release, before)
    if not may_change and with_plan_of(before, command.plan) != command.plan:
        raise PlanChangesMore(f"Something else of {before.id} differs.")
    return [PlanAdopted(plan=command.plan, baseline=command.baseline, at=command.at)]


def withdraw(release: Release, command: WithdrawRelease) -> Sequence[ReleaseEvent]:
    """Out of the plan.

    :raises Rejected: when its work has begun, or it has ended.
    """
    if release.withdrawn:
        return []
    if release.has_ended:
        raise ReleaseEnded(f"{command.release} stays in the plan.")
    if begun_stages(release):
        raise ReleaseHasBegun(f"{command.release} has entered {release.stage}.")
    return [ReleaseWithdrawn(baseline=command.baseline, reason=command.reason, at=command.at)]


def begun_stages(release: Release) -> tuple[Stage, ...]:
    """The stages that were worked on, passed or not, in their turn or ahead of it."""
    return tuple(stage for stage in STAGES if stage in release.begun)


def _is_untouched(release: Release, plan: ReleasePlan) -> bool:
    """Whether nobody has recorded anything of its parts yet; before the work begins people may."""
    return release == with_parts(release, plan)


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


def _require_its_sprints(release: Release, after: ReleasePlan) -> None:
    for item in release.build.scope:
        if item.sprint and item.sprint > after.sprints:
            raise SprintIsFilled(f"{item.requirement.named} is planned into sprint {item.sprint}.")
