"""Which deliverable is meant, and whether it may still be worked on."""

from dataclasses import dataclass

from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable
from domain.release.deliverables.refusals import DeliverableUnknown
from domain.release.deliverables.state import Deliverable
from domain.release.ending import Ending
from domain.release.refusals import ReleaseEnded
from domain.release.state import Release
from domain.stage import STAGES, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A deliverable as planned and as it is now, and its release."""

    plan: PlannedDeliverable
    as_is: Deliverable
    release: Release

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages for which its evidence is handed in: its own; for what comes after sign-off, any."""
        return (self.plan.stage,) if self.plan.stage else STAGES

    def require_open(self) -> None:
        """Nothing, while it can be worked on.

        :raises ReleaseEnded: when its release has ended.
        """
        require_open(self.release, self.plan)


def require_open(release: Release, planned: PlannedDeliverable) -> None:
    """Nothing, while a deliverable can be worked on; what comes after sign-off can be then.

    :raises ReleaseEnded: when its release has ended.
    """
    comes_after = planned.stage is None and release.ending is Ending.SIGNED_OFF
    if release.has_ended and not comes_after:
        raise ReleaseEnded


def known(release: Release, id: DeliverableId) -> Known:
    """The deliverable of this id.

    :raises DeliverableUnknown: when the release has none.
    """
    planned = next((each for each in release.listed if each.id == id), None)
    if planned is None:
        raise DeliverableUnknown(id)
    return Known(plan=planned, as_is=release.deliverables.one(id), release=release)
