"""Whether an indicator can be kept as it is written down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.indicator.plan import IndicatorPlan
from domain.indicator.value import Value
from domain.roster import Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFlaw:
    """What is wrong, and with which field."""

    field: str
    sentence: str


def indicator_flaws(
    indicator: IndicatorPlan, roster: Roster, on: date | None = None
) -> Iterator[IndicatorFlaw]:
    """Everything that keeps an indicator from being kept so; who has left by a day is no owner."""
    owner = indicator.owner
    if not indicator.id.strip() or not indicator.title.strip():
        yield IndicatorFlaw(field="title", sentence="An indicator has an id and a title.")
    if owner and (owner not in roster.names or (on and roster.has_left(owner, on))):
        yield IndicatorFlaw(field="owner", sentence=f"{owner.subject} is not among the people.")
    if indicator.target and indicator.to_come:
        yield IndicatorFlaw(field="target_due", sentence="There is a target already; say one or the other.")
    for field, value in _values(indicator):
        if value.low > value.high:
            yield IndicatorFlaw(field=field, sentence="A range rises from its low end to its high end.")


def _values(indicator: IndicatorPlan) -> Iterator[tuple[str, Value]]:
    if indicator.target:
        yield "target", indicator.target.value
    if indicator.baseline:
        yield "baseline", indicator.baseline.value
    if indicator.reading:
        yield "current", indicator.reading.value
