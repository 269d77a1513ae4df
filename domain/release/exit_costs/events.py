"""How a newer estimate of an exit cost is recorded."""

from dataclasses import dataclass
from datetime import datetime

from domain.identity import Identity
from domain.release.exit_costs.plan import ExitCost


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitCostEstimated:
    """Somebody said anew what stopping at a stage costs, and why it is that much."""

    cost: ExitCost
    basis: str
    by: Identity
    at: datetime
