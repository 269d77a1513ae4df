"""What people ask of the list of risks and indicators of a programme."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.indicator.plan import IndicatorPlan
from domain.programme.command import ProgrammeCommand
from domain.risk.plan import RiskId, RiskPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRisks(ProgrammeCommand):
    """Write risks down, all of them or none."""

    risks: tuple[RiskPlan, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitRisk(ProgrammeCommand):
    """Let a risk go on as these others."""

    risk: RiskId
    into: tuple[RiskPlan, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddIndicators(ProgrammeCommand):
    """Measure the programme by these as well, all of them or none."""

    indicators: tuple[IndicatorPlan, ...]
    reason: str


WatchedCommand: TypeAlias = AddRisks | SplitRisk | AddIndicators
