"""What people say of the milestones of the programme itself."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.programme.command import ProgrammeCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachProgrammeMilestone(ProgrammeCommand):
    """Say that a milestone was reached, and on which day."""

    milestone: str
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReforecastProgrammeMilestone(ProgrammeCommand):
    """Say by which other day a milestone is expected, and why it is or was missed."""

    milestone: str
    expected: date
    reason: str


ProgrammeMilestoneCommand: TypeAlias = ReachProgrammeMilestone | ReforecastProgrammeMilestone
