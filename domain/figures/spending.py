"""Which printed figure is meant of what releases cost, or of the money set up at a programme's start."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class CostMeasure(StrEnum):
    """What a release costs in a year: its budget, or the pressure on others."""

    BUDGET = "budget"
    PRESSURE = "pressure"


class FundMeasure(StrEnum):
    """What is set up: the envelope, what may be asked for in a year, or what a line holds."""

    ENVELOPE = "envelope"
    YEAR = "year"
    LINE = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class CostFigure:
    """Which cost is meant; without a year of all years, without releases of all releases."""

    measure: CostMeasure
    year: int | None = None
    releases: tuple[str, ...] = ()
    kind: Literal["cost"] = "cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class FundFigure:
    """Which amount is meant; of a year or a line where it is measured so."""

    measure: FundMeasure
    year: int | None = None
    line: str = ""
    kind: Literal["fund"] = "fund"
