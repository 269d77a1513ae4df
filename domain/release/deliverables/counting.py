"""How many deliverables the gate of a stage waits for, and which."""

from domain.release.deliverables.plan import PlannedDeliverable
from domain.release.plan import ReleasePlan
from domain.release.readiness import Portion
from domain.release.state import Release
from domain.stage import STAGES, Stage


def counted(release: Release, plan: ReleasePlan, stage: Stage) -> Portion:
    """Those of the stage, and those of earlier stages that are still open; what is not needed is done."""
    asked = [each for each in asked_by(plan, stage) if each.stage is stage or not _is_settled(release, each)]
    outstanding = tuple(each.name for each in asked if not _is_settled(release, each))
    return Portion(done=len(asked) - len(outstanding), of=len(asked), outstanding=outstanding)


def asked_by(plan: ReleasePlan, stage: Stage) -> tuple[PlannedDeliverable, ...]:
    """The deliverables that the gate of a stage may ask for: its own, and those of earlier stages."""
    so_far = STAGES[: STAGES.index(stage) + 1]
    return tuple(each for each in plan.deliverables if each.stage in so_far)


def _is_settled(release: Release, planned: PlannedDeliverable) -> bool:
    return release.deliverables.one(planned.id).is_settled
