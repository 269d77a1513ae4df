"""What a forecast rests on, from what is known of a programme and its releases by a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from domain.calendar import Calendar
from domain.programme.outside.building import build_expected
from domain.programme.path.forecast import Situation
from domain.programme.path.progress import progress_of
from domain.programme.path.working_days import working_days
from domain.programme.state import Programme
from domain.release.events import ReleaseEvent
from domain.release.evolving import fold
from domain.release.plan import ReleaseId, ReleasePlan
from domain.stage import Stage

History = Mapping[ReleaseId, Sequence[ReleaseEvent]]


def situation_from(programme: Programme, calendar: Calendar, history: History, on: date) -> Situation:
    """The situation on a day; what was stopped, blocked or taken out is left aside."""
    aside = programme.dropped | programme.withdrawn | programme.blocked.keys()
    plans = (each.plan for id, each in programme.planned.items() if id not in aside)
    return _situation(programme, calendar, plans, history, on)


def as_if_nothing_stopped(programme: Programme, calendar: Calendar, history: History, on: date) -> Situation:
    """The same with what was stopped or blocked, as if it went on; only what was taken out is left aside."""
    plans = (each.plan for id, each in programme.planned.items() if id not in programme.withdrawn)
    return _situation(programme, calendar, plans, history, on)


def _situation(
    programme: Programme, calendar: Calendar, plans: Iterable[ReleasePlan], history: History, on: date
) -> Situation:
    days, known = working_days(calendar), tuple(plans)
    found = ((each.id, progress_of(each, history.get(each.id, ()), on=on, days=days)) for each in known)
    return Situation(
        plans=known,
        calendar=calendar,
        on=on,
        progress={id: progress for id, progress in found if progress},
        expected={id: each.expected for id, each in programme.externals.items() if not each.is_met},
        builds={
            each.id: build_expected(programme, each)
            for each in known
            if Stage.BUILD_SPRINTS not in fold(history.get(each.id, ())).begun
        },
    )
