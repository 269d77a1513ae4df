"""The programme's reviews: which were called, what they were told, and what they came to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain.identity import Identity
from domain.programme.commands import programme_stream
from domain.programme.events import ReviewCalled, ReviewHeld
from domain.programme.reviewed import ReleaseReviewed
from readmodels.recorded import recorded_in


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """A month's review as it was called; `held_at`, `by` and `note` are None and empty until it was held."""

    month: str
    called_at: datetime
    releases: tuple[ReleaseReviewed, ...]
    held_at: datetime | None = None
    by: Identity | None = None
    note: str = ""


def reviews(connection: Connection, programme: str) -> tuple[ReviewLine, ...]:
    """Every review of a programme, the first first."""
    events = [each.event for each in recorded_in(connection, programme_stream(programme))]
    held = {each.month: each for each in events if isinstance(each, ReviewHeld)}
    return tuple(_line(each, held.get(each.month)) for each in events if isinstance(each, ReviewCalled))


def _line(called: ReviewCalled, held: ReviewHeld | None) -> ReviewLine:
    line = ReviewLine(month=called.month, called_at=called.at, releases=called.releases)
    if held is None:
        return line
    return ReviewLine(
        month=line.month,
        called_at=line.called_at,
        releases=line.releases,
        held_at=held.at,
        by=held.by,
        note=held.note,
    )
