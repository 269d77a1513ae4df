"""Which releases may start now, and when the next one could."""

from datetime import date

from domain.programme.events import ReleasePlanned
from domain.programme.state import Programme
from domain.release.plan import ExternalId, ReleaseId


def ready(programme: Programme, today: date) -> tuple[ReleaseId, ...]:
    """The releases that wait for nothing any more, and have not ended, in order of plan.

    Among them are those that have started: whoever was to start one may have died before it could.
    """
    return tuple(plan.release for plan in _unblocked(programme) if plan.starts <= today)


def next_start(programme: Programme, today: date) -> date | None:
    """The next day on which a release that waits for its day alone may start."""
    return min((plan.starts for plan in _unblocked(programme) if plan.starts > today), default=None)


def waits_for(programme: Programme, planned: ReleasePlanned) -> tuple[str, ...]:
    """What a release depends on that is not signed off, or outside the programme and not met."""
    return (
        *(other for other in planned.depends_on if other not in programme.completed),
        *(other for other in planned.plan.depends_on_external if not _is_met(programme, other)),
    )


def _is_met(programme: Programme, external: ExternalId) -> bool:
    return external in programme.externals and programme.externals[external].is_met


def _unblocked(programme: Programme) -> list[ReleasePlanned]:
    return [
        plan
        for plan in programme.planned.values()
        if plan.release not in programme.over and not waits_for(programme, plan)
    ]
