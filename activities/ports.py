"""What activities need from outside; the drivers arrive by constructor."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from activities.messages import Notice
from activities.runs import BenefitRun, GateRun, ProgrammeRun, ReleaseRun

Run = ProgrammeRun | ReleaseRun | GateRun | BenefitRun


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """How a workflow introduces itself in Temporal's own pages.

    One that is started again when Temporal's data was lost knows nothing of what was recorded before: `after`
    is the last position of that.
    """

    workflow: str
    id: str
    summary: str
    programme: str
    release: str = ""
    stage: str = ""
    state: str = ""
    due: datetime | None = None
    after: int = 0


class Engine(Protocol):
    """Starts workflows."""

    async def start(self, story: Story, run: Run) -> None:
        """Starts it, unless it runs already or has run to its end."""

    async def review_each_month(self, programme: str, *, by_hand: bool) -> None:
        """Has the programme reviewed each month from now on; `by_hand`, only when somebody says so."""

    async def review_no_more(self, programme: str) -> None:
        """Ends the reviews; there may be none."""


class Notifier(Protocol):
    """Tells people something."""

    async def tell(self, notice: Notice) -> None:
        """Tells them; a notice told twice has the same key."""
