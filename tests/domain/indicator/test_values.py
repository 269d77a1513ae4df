"""What an indicator reads, and whether that is better, worse or enough."""

import pytest

from domain.indicator.trend import Direction, Trend, is_met, trend
from domain.indicator.value import Value, value_of
from tests.domain.indicator.scene import value

HIGHER, LOWER, NONE = Direction


@pytest.mark.parametrize(
    ("text", "low", "high", "told"),
    [
        ("79", 79_000, 79_000, "79"),
        ("15.2", 15_200, 15_200, "15.2"),
        ("-0.125", -125, -125, "-0.125"),
        ("60-120", 60_000, 120_000, "60-120"),
        ("60 – 120", 60_000, 120_000, "60-120"),
        ("-1 to 1.50", -1_000, 1_500, "-1-1.5"),
    ],
)
def test_a_value_is_a_number_or_a_range(text: str, low: int, high: int, told: str) -> None:
    assert value_of(text) == Value(low=low, high=high)
    assert str(value(text)) == told


@pytest.mark.parametrize("text", ["", "many", "1.2345", "120-60", "1e3", "85%", "1,000"])
def test_what_is_neither_is_no_value(text: str) -> None:
    assert value_of(text) is None


@pytest.mark.parametrize(
    ("now", "before", "direction", "found"),
    [
        ("79", "81", HIGHER, Trend.WORSE),
        ("78", "77", HIGHER, Trend.BETTER),
        ("10.2", "15.2", LOWER, Trend.BETTER),
        ("16", "15.2", LOWER, Trend.WORSE),
        ("70", "70", HIGHER, Trend.UNCHANGED),
        ("66-103", "77-199", LOWER, Trend.BETTER),
        ("66-199", "77-199", LOWER, Trend.BETTER),
        ("66-210", "77-199", LOWER, Trend.MIXED),
        ("5", "4", NONE, Trend.UP),
        ("3", "4", NONE, Trend.DOWN),
    ],
)
def test_a_trend_is_told_by_the_direction(now: str, before: str, direction: Direction, found: Trend) -> None:
    assert trend(value(now), value(before), direction) is found


@pytest.mark.parametrize(
    ("reading", "target", "direction", "met"),
    [
        ("85", "85", HIGHER, True),
        ("82.9", "85", HIGHER, False),
        ("3", "3", LOWER, True),
        ("5", "3", LOWER, False),
        ("66-103", "60-120", LOWER, False),
        ("58-103", "60-120", LOWER, True),
        ("66-103", "60-120", NONE, True),
        ("130", "60-120", NONE, False),
    ],
)
def test_each_end_of_a_range_is_to_meet_its_like(
    reading: str, target: str, direction: Direction, met: bool
) -> None:
    assert is_met(value(reading), value(target), direction) is met
