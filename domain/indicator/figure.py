"""A printed figure of indicators, and what it comes to, from those that a programme began with."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal, assert_never

from domain.indicator.plan import IndicatorPlan
from domain.indicator.state import Indicator
from domain.indicator.value import Value

IN_ONE = 100
# Values are kept in thousandths.
IN_A_HUNDREDTH = 10


class IndicatorMeasure(StrEnum):
    """What a figure says: a value of an indicator, or how many there are."""

    TARGET = "target"
    BASELINE = "baseline"
    CURRENT = "current"
    COUNT = "count"
    WITH_TARGET = "with-target"
    WITHOUT_BASELINE = "without-baseline"


class End(StrEnum):
    """Which end of a range is meant; a single number is both."""

    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFigure:
    """Which figure is meant."""

    measure: IndicatorMeasure
    indicator: str = ""
    end: End = End.LOW
    kind: Literal["indicator"] = "indicator"


def indicator_value(indicators: Iterable[Indicator], of: IndicatorFigure) -> Fraction | None:
    """The figure in hundredths, exactly; None when there is no such indicator, or it has no such value.

    Documents print what a programme began with, so that later readings do not count.
    """
    begun = _begun_with(indicators)
    match of.measure:
        case IndicatorMeasure.COUNT:
            return _whole(len(begun))
        case IndicatorMeasure.WITH_TARGET:
            return _whole(len([each for each in begun if each.target]))
        case IndicatorMeasure.WITHOUT_BASELINE:
            return _whole(len([each for each in begun if each.baseline is None]))
        case IndicatorMeasure.TARGET | IndicatorMeasure.BASELINE | IndicatorMeasure.CURRENT:
            found = next((each for each in begun if each.id == of.indicator), None)
            return _end(_value(found, of.measure), of.end) if found else None
        case _:
            assert_never(of.measure)


def _begun_with(indicators: Iterable[Indicator]) -> list[IndicatorPlan]:
    known = [each.registered for each in indicators if each.registered]
    first = min((each.at for each in known), default=None)
    return [each.plan for each in known if each.at == first]


def _value(indicator: IndicatorPlan, measure: IndicatorMeasure) -> Value | None:
    if measure is IndicatorMeasure.TARGET:
        return indicator.target.value if indicator.target else None
    measured = indicator.baseline if measure is IndicatorMeasure.BASELINE else indicator.reading
    return measured.value if measured else None


def _end(value: Value | None, end: End) -> Fraction | None:
    if value is None:
        return None
    return Fraction(value.low if end is End.LOW else value.high, IN_A_HUNDREDTH)


def _whole(number: int) -> Fraction:
    return Fraction(number * IN_ONE)
