"""An indicator as it is first written down."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from domain.identity import Identity
from domain.indicator.trend import Direction
from domain.indicator.value import Value

IndicatorId = NewType("IndicatorId", str)


class TargetStatus(StrEnum):
    """Whether people agreed on a target, only propose it, or do not say."""

    NOT_SAID = "not said"
    AGREED = "agreed"
    TO_BE_SIGNED_OFF = "to be signed off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What to come to, and whether that is agreed."""

    value: Value
    status: TargetStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetToCome:
    """When there will be a target, as it is printed, such as `Q4 2025`, and the last day if that is known."""

    words: str
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A value, the day that it is of, and what says so; documents do not always tell day and source."""

    value: Value
    on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPlan:
    """What is measured and in which unit, and the target, baseline and reading known at the beginning."""

    id: IndicatorId
    title: str
    category: str = ""
    unit: str = ""
    direction: Direction = Direction.NONE
    owner: Identity | None = None
    target: Target | None = None
    to_come: TargetToCome | None = None
    baseline: Measured | None = None
    reading: Measured | None = None
    comment: str = ""
