"""What an indicator is now, from what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import assert_never

from domain.identity import Identity
from domain.indicator.events import (
    IndicatorBaselineTaken,
    IndicatorEvent,
    IndicatorRegistered,
    ReadingTaken,
    TargetStated,
)
from domain.indicator.plan import IndicatorPlan, Measured, Target, TargetToCome
from domain.indicator.trend import Direction, Trend, is_met, trend


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A value of a day, who said so, and why it corrects an earlier one if it does."""

    measured: Measured
    by: Identity
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator; `registered` is None until it is. All its readings are kept, as they came in."""

    registered: IndicatorRegistered | None = None
    readings: tuple[Reading, ...] = ()
    baselines: tuple[Reading, ...] = ()
    target: Target | None = None
    to_come: TargetToCome | None = None

    @property
    def plan(self) -> IndicatorPlan | None:
        return self.registered.plan if self.registered else None

    @property
    def direction(self) -> Direction:
        return self.plan.direction if self.plan else Direction.NONE

    @property
    def standing(self) -> tuple[Reading, ...]:
        """The readings that count, by day: of those of one day the last."""
        last = {each.measured.on or date.min: each for each in self.readings}
        return tuple(last[day] for day in sorted(last))

    @property
    def current(self) -> Reading | None:
        """The reading of the newest day."""
        return self.standing[-1] if self.readings else None

    @property
    def baseline(self) -> Measured | None:
        """What it was before anything changed."""
        return self.baselines[-1].measured if self.baselines else None

    @property
    def is_met(self) -> bool | None:
        """Whether it has come to its target; None without a target or a reading."""
        if self.target is None or self.current is None:
            return None
        return is_met(self.current.measured.value, self.target.value, self.direction)

    @property
    def against_baseline(self) -> Trend | None:
        """How it stands to its baseline."""
        return self._trend(self.baseline)

    @property
    def against_before(self) -> Trend | None:
        """How it stands to the reading before."""
        return self._trend(self.standing[-2].measured if len(self.standing) > 1 else None)

    def target_is_late(self, today: date) -> bool:
        """Whether the day has passed by which there was to be a target."""
        to_come = self.to_come
        return self.target is None and to_come is not None and to_come.by is not None and to_come.by < today

    def _trend(self, before: Measured | None) -> Trend | None:
        if self.current is None or before is None:
            return None
        return trend(self.current.measured.value, before.value, self.direction)


def evolve(indicator: Indicator, event: IndicatorEvent) -> Indicator:
    """The indicator after one more event; it believes every event."""
    match event:
        case IndicatorRegistered():
            return _registered(event)
        case ReadingTaken():
            return replace(indicator, readings=(*indicator.readings, _reading(event)))
        case IndicatorBaselineTaken():
            return replace(indicator, baselines=(*indicator.baselines, _reading(event)))
        case TargetStated():
            return replace(indicator, target=event.target, to_come=event.to_come)
        case _:
            assert_never(event)


def fold(events: Iterable[IndicatorEvent]) -> Indicator:
    """The indicator that these events made."""
    return reduce(evolve, events, Indicator())


def _registered(event: IndicatorRegistered) -> Indicator:
    plan, reading = event.plan, event.plan.reading
    if reading and reading.on is None:
        # It is what was known on that day.
        reading = replace(reading, on=event.at.date())
    return Indicator(
        registered=event,
        readings=(Reading(measured=reading, by=event.by),) if reading else (),
        baselines=(Reading(measured=plan.baseline, by=event.by),) if plan.baseline else (),
        target=plan.target,
        to_come=plan.to_come,
    )


def _reading(event: ReadingTaken | IndicatorBaselineTaken) -> Reading:
    measured = Measured(value=event.value, on=event.on, source=event.source)
    return Reading(measured=measured, by=event.by, reason=event.reason)
