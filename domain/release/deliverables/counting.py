"""How many deliverables the gate of a stage waits for, and which."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.identity import Identity
from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable
from domain.release.readiness import Portion
from domain.release.state import Release
from domain.stage import STAGES, Stage


def counted(release: Release, stage: Stage) -> Portion:
    """Those of the stage, and those of earlier stages that are still open; what is not needed is done."""
    asked = [
        each
        for each in asked_by(release.listed, stage)
        if each.stage is stage or not _is_settled(release, each)
    ]
    outstanding = tuple(each.name for each in still_open(release, stage))
    return Portion(done=len(asked) - len(outstanding), of=len(asked), outstanding=outstanding)


def asked_by(listed: Iterable[PlannedDeliverable], stage: Stage) -> tuple[PlannedDeliverable, ...]:
    """The deliverables that the gate of a stage may ask for: its own, and those of earlier stages."""
    so_far = STAGES[: STAGES.index(stage) + 1]
    return tuple(each for each in listed if each.stage in so_far)


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A deliverable that a gate still waits for, who answers for it, and by when, as far as that is known."""

    id: DeliverableId
    name: str
    owner: Identity | None
    due: date | None


def still_open(release: Release, stage: Stage) -> tuple[Open, ...]:
    """What the gate of a stage still waits for, in the order of the list."""
    return tuple(
        Open(id=each.id, name=each.name, owner=now.owner, due=now.due)
        for each in asked_by(release.listed, stage)
        if not (now := release.deliverables.one(each.id)).is_settled
    )


def _is_settled(release: Release, planned: PlannedDeliverable) -> bool:
    return release.deliverables.one(planned.id).is_settled
