"""What people say of a release's milestones."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.release.command import ReleaseCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachMilestone(ReleaseCommand):
    """Say that a milestone was reached, and on which day."""

    milestone: str
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReforecastMilestone(ReleaseCommand):
    """Say by which other day a milestone is expected, and why it is or was missed."""

    milestone: str
    expected: date
    reason: str


MilestoneCommand: TypeAlias = ReachMilestone | ReforecastMilestone
