"""Which releases may start now, and when the next one could."""

from datetime import date

from domain.programme.events import ReleasePlanned
from domain.programme.state import Programme
from domain.release.plan import ReleaseId


def ready(programme: Programme, today: date) -> tuple[ReleaseId, ...]:
    """The releases that wait for nothing any more, and have not ended, in order of plan.

    Among them are those that have started: whoever was to start one may have died before it could.
    """
    return tuple(plan.release for plan in _unblocked(programme) if plan.starts <= today)


def next_start(programme: Programme, today: date) -> date | None:
    """The next day on which a release that waits for its day alone may start."""
    return min((plan.starts for plan in _unblocked(programme) if plan.starts > today), default=None)


def _unblocked(programme: Programme) -> list[ReleasePlanned]:
    return [
        plan
        for plan in programme.planned.values()
        if plan.release not in programme.over and set(plan.depends_on) <= programme.completed
    ]
