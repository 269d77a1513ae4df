"""What a programme is measured by, how it reads, and whether that is better and enough."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.identity import Identity
from domain.indicator.plan import TargetStatus
from domain.indicator.refusals import IndicatorUnknown
from domain.indicator.state import Indicator, Reading
from domain.indicator.trend import Direction, Trend
from readmodels.as_recorded import programme_as_recorded
from readmodels.watched_as_recorded import indicator_as_recorded, indicators_as_recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """An indicator as it stands; values as people write them. `target_due` tells when there will be one."""

    id: str
    title: str
    category: str
    unit: str
    direction: Direction
    owner: Identity | None
    target: str | None
    target_status: TargetStatus | None
    target_due: str
    target_is_late: bool
    baseline: str | None
    current: str | None
    current_on: date | None
    against_baseline: Trend | None
    against_before: Trend | None
    is_met: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """A reading; `counts` says whether none of the same day came later."""

    value: str
    on: date | None
    source: str
    by: Identity
    reason: str
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage:
    """Everything about one indicator: its readings by day, and every baseline as it came."""

    line: IndicatorLine
    comment: str
    readings: tuple[ReadingLine, ...]
    baselines: tuple[ReadingLine, ...]


def indicator_lines(connection: Connection, programme: str, *, today: date) -> tuple[IndicatorLine, ...]:
    """Every indicator of a programme, in the order in which they came."""
    known = programme_as_recorded(connection, programme)
    return tuple(_line(each, today) for each in indicators_as_recorded(connection, programme, known))


def indicator_page(connection: Connection, programme: str, id: str, *, today: date) -> IndicatorPage:
    """One indicator.

    :raises IndicatorUnknown: when the programme has none of this id.
    """
    indicator = indicator_as_recorded(connection, programme, id)
    if indicator.plan is None:
        raise IndicatorUnknown(id)
    by_day = sorted(indicator.readings, key=lambda each: each.measured.on or date.min)
    return IndicatorPage(
        line=_line(indicator, today),
        comment=indicator.plan.comment,
        readings=tuple(_reading(each, counts=each in indicator.standing) for each in by_day),
        baselines=tuple(
            _reading(each, counts=each == indicator.baselines[-1]) for each in indicator.baselines
        ),
    )


def _line(indicator: Indicator, today: date) -> IndicatorLine:
    plan, target, now = indicator.plan, indicator.target, indicator.current
    assert plan is not None
    return IndicatorLine(
        id=plan.id,
        title=plan.title,
        category=plan.category,
        unit=plan.unit,
        direction=plan.direction,
        owner=plan.owner,
        target=str(target.value) if target else None,
        target_status=target.status if target else None,
        target_due=indicator.to_come.words if indicator.to_come else "",
        target_is_late=indicator.target_is_late(today),
        baseline=str(indicator.baseline.value) if indicator.baseline else None,
        current=str(now.measured.value) if now else None,
        current_on=now.measured.on if now else None,
        against_baseline=indicator.against_baseline,
        against_before=indicator.against_before,
        is_met=indicator.is_met,
    )


def _reading(reading: Reading, *, counts: bool) -> ReadingLine:
    measured = reading.measured
    return ReadingLine(
        value=str(measured.value),
        on=measured.on,
        source=measured.source,
        by=reading.by,
        reason=reading.reason,
        counts=counts,
    )
