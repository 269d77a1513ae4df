"""How people say what stopping costs."""

from dataclasses import dataclass

from domain.release.command import ReleaseCommand
from domain.release.exit_costs.plan import ExitCost


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateExitCost(ReleaseCommand):
    """Say what stopping at the gate of a stage costs by now, and what the estimate rests on."""

    cost: ExitCost
    basis: str
