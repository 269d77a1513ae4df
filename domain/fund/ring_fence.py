"""What keeps the money of one project apart from all other money."""

from domain.fund.plan import FundPlan, LineId
from domain.fund.refusals import KeptForAnotherProject


def require_same_project(plan: FundPlan, from_line: LineId, to_line: LineId) -> None:
    """Lets money pass that stays with its project; what is kept for none may go to any.

    :raises KeptForAnotherProject: when it would leave the project that it is kept for.
    """
    before, after = plan.line(from_line), plan.line(to_line)
    if before and after and before.project and before.project != after.project:
        raise KeptForAnotherProject(f"{from_line} is kept for {before.project}, and {to_line} is not.")
