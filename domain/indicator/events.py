"""What can have happened to an indicator."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.indicator.plan import IndicatorPlan, Target, TargetToCome
from domain.indicator.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRegistered:
    """A programme is measured by this from here on."""

    programme: str
    plan: IndicatorPlan
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTaken:
    """Somebody read it; of the values of one day the last counts, with the reason why it was corrected."""

    value: Value
    on: date
    source: str
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorBaselineTaken:
    """This is what it was before anything changed; one taken before is kept beside it, with the reason."""

    value: Value
    on: date
    source: str
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetStated:
    """This is to be come to, or there will be a target then; what was said before is kept."""

    target: Target | None
    to_come: TargetToCome | None
    reason: str
    by: Identity
    at: datetime


IndicatorEvent: TypeAlias = IndicatorRegistered | ReadingTaken | IndicatorBaselineTaken | TargetStated
