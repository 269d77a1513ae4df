"""What a milestone is: something that is so by the end of a quarter, or by a day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A milestone as planned: `due` is the last day in time, the last one of its quarter when it has one.

    `quarter` counts in the programme's plan calendar. A `key` milestone is one that people review; for that
    it allows so many `review_days`.
    """

    id: str
    text: str
    due: date
    quarter: int | None = None
    key: bool = False
    review_days: int = 0
