"""What can have happened to the list of risks and indicators of a programme."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.indicator.plan import IndicatorId
from domain.risk.plan import RiskId
from domain.risk.terms import RiskTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskTermsAdopted:
    """By these terms the programme keeps its risks."""

    terms: RiskTerms
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RisksAdded:
    """The programme knows of these risks, each in its own stream; `split_from` is what they were."""

    risks: tuple[RiskId, ...]
    split_from: str
    by: Identity
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorsAdded:
    """The programme is measured by these indicators, each recorded on its own."""

    indicators: tuple[IndicatorId, ...]
    by: Identity
    reason: str
    at: datetime


WatchedEvent: TypeAlias = RiskTermsAdopted | RisksAdded | IndicatorsAdded
