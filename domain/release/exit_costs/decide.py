"""What a release answers when somebody says what stopping costs."""

from collections.abc import Sequence

from domain.release.exit_costs.commands import EstimateExitCost
from domain.release.exit_costs.events import ExitCostEstimated
from domain.release.exit_costs.refusals import ExitCostNegative, StageIsBehind
from domain.release.openness import require_open
from domain.release.state import Release
from domain.release.words import require_said


def decide(release: Release, command: EstimateExitCost) -> Sequence[ExitCostEstimated]:
    """The estimate; none when it stands already.

    :raises Rejected: when it is below nothing, of a gate that was passed, or rests on nothing.
    """
    already = release.exit_costs.get(command.cost.stage)
    if already and (already.cost, already.basis) == (command.cost, command.basis):
        return []
    require_open(release)
    if command.cost.stage in release.passed:
        raise StageIsBehind(f"Stage: {command.cost.stage}.")
    if command.cost.amount < 0:
        raise ExitCostNegative
    require_said(basis=command.basis)
    by, at = command.by.identity, command.at
    return [ExitCostEstimated(cost=command.cost, basis=command.basis, by=by, at=at)]
