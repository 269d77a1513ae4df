"""How often what was likely came true: outlooks of days gone by, held against what happened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.calendar import Calendar
from domain.outlook.delays import recorded_delays
from domain.outlook.distribution import LEAST_RECORDED, Drawing, Likely, outlook
from domain.programme.events import ProgrammeEvent
from domain.programme.path.situation import History, situation_from
from domain.programme.path.working_days import WorkingDays, working_days
from domain.programme.state import fold
from domain.release.events import ReleaseSignedOff, StagePassed
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
    programme: Sequence[ProgrammeEvent], calendar: Calendar, history: History, *, runs: int, seed: int
) -> BackTest:
    """An outlook for each day on which a stage was passed, from what was known by then and no more.

    Days before enough stages had been passed are left out.
    """
    drawing = Drawing(delays=(), runs=runs, seed=seed)
    days = sorted({event.at.date() for event in _passages(history)})
    return BackTest(
        held=tuple(held for on in days for held in _held_on(programme, calendar, history, drawing, on))
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
    programme: Sequence[ProgrammeEvent], calendar: Calendar, history: History, drawing: Drawing, on: date
) -> Sequence[Held]:
    then = fold(event for event in programme if event.at.date() <= on)
    by_then: History = {id: [e for e in events if e.at.date() <= on] for id, events in history.items()}
    delays = delays_known({id: each.plan for id, each in then.planned.items()}, calendar, by_then)
    if len(delays) < LEAST_RECORDED:
        return ()
    situation = situation_from(then, calendar, by_then, on)
    known = outlook(situation, by_then, replace(drawing, delays=delays))
    finished = dict(_finished(history, working_days(calendar)))
    return [
        Held(on=on, release=each.release, likely=each.finishes, finished=finished[each.release])
        for each in known.releases
        if each.release in finished
    ]


def _finished(history: History, days: WorkingDays) -> Iterator[tuple[ReleaseId, date]]:
    for id, events in history.items():
        for event in events:
            if isinstance(event, ReleaseSignedOff):
                yield id, days.day(days.at_or_after(event.at.date()))
