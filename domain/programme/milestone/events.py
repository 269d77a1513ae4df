"""What can have happened to the milestones of the programme itself."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.milestone.said import ForecastChanged, Reached


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeMilestoneReached(Reached):
    """A milestone of the programme itself was reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeMilestoneForecastChanged(ForecastChanged):
    """A milestone of the programme itself is expected by another day than was planned or said before."""


ProgrammeMilestoneEvent: TypeAlias = ProgrammeMilestoneReached | ProgrammeMilestoneForecastChanged
