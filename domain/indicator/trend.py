"""Whether a value is better than another, and whether it meets its target, by the indicator's direction."""

from enum import StrEnum
from typing import assert_never

from domain.indicator.value import Value


class Direction(StrEnum):
    """What is better: more, or less. Of some indicators documents say neither."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class Trend(StrEnum):
    """How a value stands to the one that it is compared with.

    Where nobody says what is better, it is only `up` or `down`. The ends of a range that move apart are
    `mixed`.
    """

    BETTER = "better"
    WORSE = "worse"
    UNCHANGED = "unchanged"
    MIXED = "mixed"
    UP = "up"
    DOWN = "down"


def trend(now: Value, before: Value, direction: Direction) -> Trend:
    """How `now` stands to `before`; each end of a range is compared with its like."""
    moves = (now.low - before.low, now.high - before.high)
    if not any(moves):
        return Trend.UNCHANGED
    if min(moves) < 0 < max(moves):
        return Trend.MIXED
    rises = max(moves) > 0
    match direction:
        case Direction.HIGHER:
            return Trend.BETTER if rises else Trend.WORSE
        case Direction.LOWER:
            return Trend.WORSE if rises else Trend.BETTER
        case Direction.NONE:
            return Trend.UP if rises else Trend.DOWN
        case _:
            assert_never(direction)


def is_met(reading: Value, target: Value, direction: Direction) -> bool:
    """Whether each end of the reading is as good as its like in the target.

    Where nobody says what is better, a reading is met that lies within the target.
    """
    match direction:
        case Direction.HIGHER:
            return reading.low >= target.low and reading.high >= target.high
        case Direction.LOWER:
            return reading.low <= target.low and reading.high <= target.high
        case Direction.NONE:
            return target.low <= reading.low and reading.high <= target.high
        case _:
            assert_never(direction)
