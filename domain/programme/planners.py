"""Who may change what is planned: the stewards of a programme, and its planners."""

from domain.authority import entitled
from domain.identity import Identity
from domain.programme.commands import ProgrammeCommand
from domain.programme.refusals import NotAPlanner, PlanReasonMissing, ProgrammeOver, ProgrammeUnknown
from domain.programme.state import Programme


def require_planner(programme: Programme, command: ProgrammeCommand) -> None:
    """Nothing, when the plan is theirs to change.

    :raises Rejected: when it is not, or the programme has ended.
    """
    require_under_way(programme, command)
    roles, who = (*programme.stewards, *programme.planners), command.by.identity
    if not roles:
        raise NotAPlanner("This programme was started without either.")
    if not is_planner(programme, command):
        raise NotAPlanner(f"{who.subject} does not act as {' or '.join(roles)} on {command.at.date()}.")


def is_planner(programme: Programme, command: ProgrammeCommand) -> bool:
    """Whether somebody acts today in a role that may change the plan."""
    roles, on = (*programme.stewards, *programme.planners), command.at.date()
    acting: set[Identity] = {each.who for role in roles for each in entitled(programme.roster, role, on)}
    return command.by.identity in acting


def require_under_way(programme: Programme, command: ProgrammeCommand) -> None:
    """Nothing, while the programme goes on.

    :raises Rejected: when it has not begun, or has ended.
    """
    if programme.started is None:
        raise ProgrammeUnknown(command.programme)
    if programme.ended:
        raise ProgrammeOver(command.programme)


def require_reason(reason: str) -> None:
    """Nothing, when there is one.

    :raises PlanReasonMissing: when there is none.
    """
    if not reason.strip():
        raise PlanReasonMissing
