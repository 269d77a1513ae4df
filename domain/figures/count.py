"""A printed number of things."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFigure:
    """How many of something there are, in the words in which a programme counts them."""

    of: str
    kind: Literal["count"] = "count"
