"""Why an estimate of an exit cost is refused."""

from domain.refusal import Rejected


class ExitCostNegative(Rejected):
    """Stopping a release costs nothing at least. What stopping saves is no exit cost."""


class StageIsBehind(Rejected):
    """Nobody can stop at a gate that has been passed."""
