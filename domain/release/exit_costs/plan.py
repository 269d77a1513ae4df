"""What it costs to stop a release at a stage."""

from dataclasses import dataclass

from domain.money import Pence
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitCost:
    """What stopping at the gate of this stage costs, in pence: contracts to leave, people to settle with."""

    stage: Stage
    amount: Pence
