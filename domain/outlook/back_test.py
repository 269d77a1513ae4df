"""How often what was likely came true: outlooks of days gone by, held against what happened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.calendar import Calendar
from domain.outlook.delays import recorded_delays
from domain.outlook.distribution import LEAST_RECORDED, Drawing, Likely, outlook
from domain.programme.path.forecast import Situation
from domain.programme.path.progress import progress_of
from domain.programme.path.situation import History
from domain.programme.path.working_days import working_days
from domain.release.events import ReleaseSignedOff, StagePassed
from domain.release.evolving import fold
from domain.release.plan import ReleaseId, ReleasePlan

ASKED_FOR = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What was likely of a release on a day, and the working day on which it finished in fact."""

    on: date
    release: ReleaseId
    likely: Likely[date]
    finished: date

    @property
    def came_true(self) -> bool:
        """Whether it finished between the days that eight runs in ten lie between."""
        return self.likely.p10 <= self.finished <= self.likely.p90


@dataclass(frozen=True, slots=True, kw_only=True)
class BackTest:
    """Every outlook that can be held against what happened; 80 per cent of them should have come true."""

    held: tuple[Held, ...]

    @property
    def came_true(self) -> int:
        return sum(each.came_true for each in self.held)

    @property
    def percent(self) -> int | None:
        """How many per cent came true, rounded down; None when there was nothing to hold."""
        return self.came_true * 100 // len(self.held) if self.held else None


def back_test(
    plans: Mapping[ReleaseId, ReleasePlan], calendar: Calendar, history: History, *, runs: int, seed: int
) -> BackTest:
    """An outlook for each day on which a stage was passed, from what was known by then and no more.

    Days before enough stages had been passed are left out.
    """
    return BackTest(
        held=tuple(
            held
            for on in sorted({event.at.date() for event in _passages(history)})
            for held in _held_on(plans, calendar, history, Drawing(delays=(), runs=runs, seed=seed), on)
        )
    )


def delays_known(
    plans: Mapping[ReleaseId, ReleasePlan], calendar: Calendar, history: History
) -> tuple[int, ...]:
    """The delays of every stage that was passed."""
    days = working_days(calendar)
    return tuple(
        delay for id, plan in plans.items() for delay in recorded_delays(plan, history.get(id, ()), days)
    )


def _passages(history: History) -> Iterator[StagePassed]:
    for events in history.values():
        yield from (event for event in events if isinstance(event, StagePassed))


def _held_on(
    plans: Mapping[ReleaseId, ReleasePlan], calendar: Calendar, history: History, drawing: Drawing, on: date
) -> Sequence[Held]:
    by_then: History = {id: [e for e in events if e.at.date() <= on] for id, events in history.items()}
    planned = {id: fold(by_then.get(id, ())).plan or plan for id, plan in plans.items()}
    delays = delays_known(planned, calendar, by_then)
    if len(delays) < LEAST_RECORDED:
        return ()
    known = outlook(
        _situation(planned, calendar, by_then, on),
        by_then,
        Drawing(delays=delays, runs=drawing.runs, seed=drawing.seed),
    )
    days = working_days(calendar)
    finished = {
        id: days.day(days.at_or_after(day)) for id, events in history.items() for day in _finished(events)
    }
    return [
        Held(on=on, release=each.release, likely=each.finishes, finished=finished[each.release])
        for each in known.releases
        if each.release in finished
    ]


def _situation(
    plans: Mapping[ReleaseId, ReleasePlan], calendar: Calendar, history: History, on: date
) -> Situation:
    days = working_days(calendar)
    found = ((id, progress_of(plan, history.get(id, ()), on=on, days=days)) for id, plan in plans.items())
    return Situation(
        plans=tuple(plans.values()),
        calendar=calendar,
        on=on,
        progress={id: progress for id, progress in found if progress},
        expected={},
    )


def _finished(events: Sequence[object]) -> Iterator[date]:
    yield from (event.at.date() for event in events if isinstance(event, ReleaseSignedOff))
