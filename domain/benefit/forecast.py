"""What a benefit is expected to bring, and how sure that is."""

from dataclasses import dataclass
from enum import StrEnum

from domain.money import Pence


class Confidence(StrEnum):
    """How sure a forecast is; it rises as results of experiments are scaled (U-11)."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A yearly amount as a range, in pence; a single amount is its own low, likely and high."""

    low: Pence
    likely: Pence
    high: Pence
    confidence: Confidence

    @property
    def is_possible(self) -> bool:
        """Whether the amounts rise from low to high, and none is negative."""
        return 0 <= self.low <= self.likely <= self.high
