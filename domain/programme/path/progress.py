"""How far a release has come, and how late it is, told from what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.programme.path.working_days import WorkingDays
from domain.release.events import ReleaseEvent, ReleaseSignedOff, StageEntered, StagePassed
from domain.release.plan import ReleasePlan
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a release has come: when it began, how many days late it is, and when it finished."""

    began: date
    days_late: int = 0
    finished: date | None = None


def progress_of(
    plan: ReleasePlan, events: Iterable[ReleaseEvent], *, on: date, days: WorkingDays
) -> Progress | None:
    """What is known on a day; None while its work has not begun.

    It is as late as its last step was, in working days, and as its stages that should be over by then. What
    came early does not hurry what comes next.
    """
    began: date | None = None
    late = 0
    under_way: set[Stage] = set()
    for event in events:
        match event:
            case StageEntered(round=1, stage=stage):
                began = began or event.at.date()
                under_way.add(stage)
                late = days.late(plan.stage(stage).starts, event.at.date())
            case StagePassed(stage=stage):
                under_way.discard(stage)
                late = days.late(plan.stage(stage).ends, event.at.date())
            case ReleaseSignedOff() if began:
                return Progress(began=began, days_late=late, finished=event.at.date())
            case _:
                pass
    overdue = (days.late(plan.stage(stage).ends, on) for stage in under_way)
    return Progress(began=began, days_late=max(late, *overdue, 0)) if began else None
