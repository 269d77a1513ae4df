"""How a release stood when the programme was reviewed."""

from dataclasses import dataclass

from domain.lacking import Lack
from domain.release.plan import ReleaseId
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseReviewed:
    """A release that had not ended: the stage and round that it was in, and what its next gate lacked.

    `days_late` are the calendar days since the stage was planned to end, 0 until then.
    """

    release: ReleaseId
    stage: Stage | None
    round: int
    days_late: int
    lacks: tuple[Lack, ...]
