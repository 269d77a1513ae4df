"""What can have happened to a release's milestones."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.milestone.said import ForecastChanged, Reached


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneReached(Reached):
    """A milestone of the release was reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneForecastChanged(ForecastChanged):
    """A milestone of the release is expected by another day than was planned or said before."""


MilestoneEvent: TypeAlias = MilestoneReached | MilestoneForecastChanged
