"""What can have happened to the scores of releases."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.programme.scoring.criteria import Score
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseScored:
    """Somebody said how early the release should come, by every criterion; what was said before is past."""

    release: ReleaseId
    scores: tuple[Score, ...]
    reason: str
    by: Identity
    at: datetime


ScoringEvent: TypeAlias = ReleaseScored
