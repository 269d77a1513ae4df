"""Which deliverable is meant, and whether it may still be worked on."""

from dataclasses import dataclass

from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable
from domain.release.deliverables.refusals import DeliverableUnknown
from domain.release.deliverables.state import Deliverable
from domain.release.ending import Ending
from domain.release.plan import ReleasePlan
from domain.release.refusals import ReleaseEnded
from domain.release.state import Release
from domain.stage import STAGES, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A deliverable as planned and as it is now."""

    plan: PlannedDeliverable
    as_is: Deliverable
    ending: Ending | None
    has_ended: bool

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages for which its evidence is handed in: its own; for what comes after sign-off, any."""
        return (self.plan.stage,) if self.plan.stage else STAGES

    def require_open(self) -> None:
        """Nothing, while it can be worked on; what comes after sign-off can be then.

        :raises ReleaseEnded: when its release has ended.
        """
        comes_after = self.plan.stage is None and self.ending is Ending.SIGNED_OFF
        if self.has_ended and not comes_after:
            raise ReleaseEnded


def known(release: Release, plan: ReleasePlan, id: DeliverableId) -> Known:
    """The deliverable of this id.

    :raises DeliverableUnknown: when the release has none.
    """
    planned = next((each for each in plan.deliverables if each.id == id), None)
    if planned is None:
        raise DeliverableUnknown(id)
    return Known(
        plan=planned, as_is=release.deliverables.one(id), ending=release.ending, has_ended=release.has_ended
    )
